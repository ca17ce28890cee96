#include "grammar/question/rules.hpp"

#include "tests/support/catch.hpp"

using wafer::question::read_rules;

TEST_CASE("a rule is a category, its parts and its meaning") {
    auto const rules = read_rules("# A comment.\n\nquestion <- 'who/what' vp => rows(both(1, 2)) !3\n");
    REQUIRE(rules.size() == 1);
    auto const& rule = rules.front();
    CHECK(rule.category == "question");
    REQUIRE(rule.parts.size() == 2);
    CHECK(rule.parts[0].literal);
    CHECK(rule.parts[0].text == "who/what");
    CHECK(rule.parts[1].text == "vp");
    CHECK(rule.meaning.action == "rows");
    REQUIRE(rule.meaning.arguments.size() == 1);
    CHECK(rule.meaning.arguments[0].arguments[1].place == 2);
    CHECK(rule.cost == 3);
}

TEST_CASE("an optional part makes two rules, whose places fit") {
    auto const rules = read_rules("np <- det? noun => 2\n");
    REQUIRE(rules.size() == 2);
    CHECK(rules[0].parts.size() == 2);
    CHECK(rules[0].meaning.place == 2);
    CHECK(rules[1].parts.size() == 1);
    CHECK(rules[1].meaning.place == 1);
}

TEST_CASE("the grammars of both languages are well-formed") {
    CHECK(read_rules(wafer::question::english_rules).size() > 100);
    CHECK(read_rules(wafer::question::chinese_rules).size() > 100);
}
