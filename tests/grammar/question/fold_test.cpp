#include "grammar/question/fold.hpp"

#include "tests/support/catch.hpp"

using wafer::question::fold;
using wafer::question::folded_key;
using wafer::question::is_chinese;

TEST_CASE("case, width, hyphens and spacing make no difference in a question") {
    CHECK(folded_key("GPT-4") == "gpt 4");
    CHECK(folded_key("gpt4") == "gpt 4");
    CHECK(folded_key("ＧＰＴ４") == "gpt 4");
    CHECK(folded_key("  In-House   chips ") == "in house chips");
    CHECK(folded_key("昇腾 910") == folded_key("昇腾910"));
}

TEST_CASE("traditional characters are those of simplified Chinese") {
    CHECK(folded_key("輝達投資") == folded_key("辉达投资"));
    CHECK(folded_key("誰投資了") == "谁 投 资 了");
}

TEST_CASE("possessives and negations are units of their own") {
    CHECK(folded_key("Google's") == "google 's");
    CHECK(folded_key("companies' chips") == "companies 's chips");
    CHECK(folded_key("doesn't") == "does not");
    CHECK(folded_key("can’t") == "can not");
    CHECK(folded_key("won't") == "will not");
}

TEST_CASE("numbers keep their decimals and lose their separators") {
    CHECK(folded_key("80.6%") == "80.6 %");
    CHECK(folded_key("10,000 dollars") == "10000 dollars");
    CHECK(folded_key("the U.S.") == "the us");
    CHECK(folded_key("") == "");
    CHECK(folded_key("?!") == "");
}

TEST_CASE("a unit knows the bytes that it stands for") {
    auto const units = fold("谁投资 X?");
    REQUIRE(units.size() == 4);
    CHECK(units[0].begin == 0);
    CHECK(units[0].end == 3);
    CHECK(units[3].text == "x");
    CHECK(units[3].begin == 10);
    CHECK(units[3].end == 11);
}

TEST_CASE("bytes that are no UTF-8 are left out") {
    CHECK(folded_key("a\xFF\xFE"
                     "b") == "ab");
}

TEST_CASE("a question is Chinese when it has a Chinese character") {
    CHECK(is_chinese("谁研发了H100"));
    CHECK_FALSE(is_chinese("Who develops the H100?"));
}
