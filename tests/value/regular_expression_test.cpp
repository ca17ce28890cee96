// `=~`: whole texts, in time linear in the text, and patterns that are refused.
#include <string>

#include <wafer/error.hpp>

#include "engine/value/regular_expression.hpp"
#include "tests/support/catch.hpp"

using wafer::engine::regular_expression;

namespace {

std::string refusal(std::string const& pattern) {
    regular_expression matches;
    try {
        matches("a", pattern);
    } catch (wafer::error const& wrong) {
        CHECK(wrong.code() == wafer::error_code::argument);
        CHECK(wrong.detail() == "InvalidArgumentValue");
        return wrong.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a pattern matches the whole text") {
    regular_expression matches;
    CHECK(matches("abc", "a.c"));
    CHECK_FALSE(matches("abcd", "a.c"));
    CHECK(matches("", ""));
    CHECK(matches("ABC", "(?i)abc"));
    CHECK(matches("日本", ".{2}"));
    CHECK_FALSE(matches("a\nb", "a.b"));
    CHECK(matches("a\nb", "(?s)a.b"));
}

TEST_CASE("what is no pattern is refused by name") {
    CHECK_THAT(refusal("(a"), Catch::Contains("'(a' is not a regular expression"));
    for (auto const* pattern : {"[a", "*a", "a{2,1}", "\\", "(?<n>a)(?<n>b", "(?=a)", "\\1", "a**"}) {
        CAPTURE(pattern);
        CHECK(refusal(pattern) != "");
    }
}

TEST_CASE("a pattern that grows beyond what is compiled is refused") {
    CHECK_THAT(refusal("a{1001}"), Catch::Contains("repetition"));
    CHECK_THAT(refusal("(a{1000}){1000}"), Catch::Contains("is not a regular expression"));
    CHECK_THAT(refusal("((((a{30}){30}){30}){30}){30}"), Catch::Contains("is not a regular expression"));
    CHECK(refusal(std::string(100'000, '(')) != "");
    // A message shows the beginning of a long pattern alone.
    CHECK(refusal(std::string(100'000, '(')).size() < 400);
}

TEST_CASE("patterns that take others exponential time take none") {
    std::string const many(100'000, 'a');
    regular_expression matches;
    for (auto const* pattern : {"(a+)+b", "(a|a)*b", "(a|aa)+b", "(.*)*b", "(a?){50}a{50}b", "(.*a){20}b", "((a*)*)*b", "(x+x+)+y"}) {
        CAPTURE(pattern);
        CHECK_FALSE(matches(many, pattern));
    }
    CHECK(matches(many, "(a+)+"));
}

TEST_CASE("patterns and texts that would take seconds are refused, as nothing stops a match") {
    std::string pattern;
    for (int i = 0; i < 100'000; ++i) pattern += "a?";
    CHECK_THAT(refusal(pattern), Catch::Contains("has 200000 bytes; 65536 are the most"));
    regular_expression matches;
    std::string const text(1'000'000, 'x');
    CHECK(matches(text, "x*"));
    CHECK_THROWS_WITH(matches(text, "(x{0,30}y?){0,30}z"), Catch::Contains("is matched with texts of"));
    CHECK_FALSE(matches("xxx", "(x{0,30}y?){0,30}z"));
}
