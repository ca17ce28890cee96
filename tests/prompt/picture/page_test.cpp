#include <string>

#include <wafer/error.hpp>

#include "prompt/picture/page.hpp"
#include "tests/support/catch.hpp"

using wafer::prompt::picture;

namespace {

picture with_node(std::string const& name) {
    picture drawn;
    auto& node = drawn.nodes.emplace_back();
    node.name = name;
    drawn.kinds = {""};
    return drawn;
}

std::string page(picture const& drawn) { return wafer::prompt::page_of(drawn, {"", "RETURN 1", ""}, {}); }

}  // namespace

TEST_CASE("a page names no file and no address that a browser would fetch") {
    auto const text = page(with_node("a"));
    CHECK(text.starts_with("<!doctype html>"));
    CHECK(text.find("@DATA@") == std::string::npos);
    CHECK(text.find("src=") == std::string::npos);
    CHECK(text.find("@import") == std::string::npos);
    CHECK(text.find("default-src 'none'") != std::string::npos);
}

TEST_CASE("a page carries the licence of the library in it") {
    CHECK(page({}).find("Mike Bostock") != std::string::npos);
    CHECK(page({}).find("Redistribution and use in source and binary forms") != std::string::npos);
}

TEST_CASE("data cannot end its element") {
    auto const text = page(with_node("</script><!-- \xff"));
    CHECK(text.find("\"name\":\"\\u003c/script>\\u003c!-- \xEF\xBF\xBD\"") != std::string::npos);
    CHECK(text.find("</script><!--") == std::string::npos);
}

TEST_CASE("numbers that JavaScript cannot hold are text, and so are temporal values and what is no number") {
    auto drawn = with_node("a");
    drawn.nodes[0].properties = {{"big", std::int64_t{9007199254740993}}, {"least", std::int64_t{-9223372036854775807 - 1}}, {"day", wafer::date{0}},
                                 {"nan", 0.0 / 0.0},                      {"small", 42},                                     {"half", 0.5},
                                 {"list", wafer::list{1, nullptr, "x"}},  {"map", wafer::map{{"k", true}}}};
    CHECK(page(drawn).find(R"({"big":"9007199254740993","least":"-9223372036854775808","day":"1970-01-01","nan":"NaN","small":42,"half":0.5,)"
                           R"("list":[1,null,"x"],"map":{"k":true}})") != std::string::npos);
}

TEST_CASE("a source stands in a page once, however many elements name it") {
    auto drawn = with_node("a");
    drawn.nodes.push_back(drawn.nodes[0]);
    wafer::value const source = wafer::map{{"id", "p2"}, {"summary", "said once"}};
    for (auto& node : drawn.nodes) node.sources = {source};
    auto const text = page(drawn);
    CHECK(text.find("said once") == text.rfind("said once"));
    CHECK(text.find(R"("sources":[0]},{)") != std::string::npos);
}

TEST_CASE("words of a lexicon are the first Chinese ones that stand alone") {
    auto const words = wafer::prompt::words_of_lexicon(
        R"({"labels": {"Chip": {"en": ["chip"], "zh": ["芯片", "显卡"]}, "Odd": {"zh": 1}}, "relationships": {"RIVALS": {"forward": {"zh": ["与…竞争", "竞争"]}}, "NONE": {}}})");
    CHECK(words.labels.at("Chip") == "芯片");
    CHECK(words.types.at("RIVALS") == "竞争");
    CHECK(words.labels.size() + words.types.size() == 2);
    CHECK_THROWS_AS(wafer::prompt::words_of_lexicon("{"), wafer::error);
    CHECK(wafer::prompt::words_of_lexicon("[]").labels.empty());
}
