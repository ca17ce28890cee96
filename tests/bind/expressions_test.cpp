#include "tests/bind/outline.hpp"
#include "tests/support/catch.hpp"

using wafer::tests::bound_of;
using wafer::tests::outline_of;
using wafer::tests::refusal_of;

namespace {

/// The one item of `RETURN text AS x`.
std::string bound_expression(std::string const& text) {
    auto const whole = outline_of("RETURN " + text + " AS x");
    return whole.substr(std::string("project x = ").size());
}

/// For an expression over a node `n`, a relationship `r`, a path `p`, a list `l` of integers and an unknown value `u`.
std::string refusal_in_graph(std::string const& text) {
    return refusal_of("MATCH p = (n)-[r]->() WITH n, r, p, [1, 2] AS l, $u AS u RETURN " + text + " AS x");
}

}  // namespace

TEST_CASE("chains of comparisons compare neighbours") { CHECK(bound_expression("1 < 2 <= 3 <> 4") == "(1 < 2 and 2 <= 3 and 3 <> 4)"); }

TEST_CASE("chains of other operators stay flat") {
    CHECK(bound_expression("1 + 2 - 3") == "(1 + 2 - 3)");
    CHECK(bound_expression("true AND false AND null") == "(true and false and null)");
    CHECK(bound_expression("true OR (true XOR false)") == "(true or (true xor false))");
    CHECK(bound_expression("'a' STARTS WITH 'b'") == "('a' starts with 'b')");
}

TEST_CASE("a sign belongs to its number") {
    CHECK(bound_expression("-9223372036854775808") == "-9223372036854775808");
    CHECK(bound_expression("-1.5") == "-1.5");
    CHECK(bound_expression("+1") == "1");
    CHECK(bound_expression("-$a") == "-$a");
    CHECK(refusal_of("RETURN 9223372036854775808") == "IntegerOverflow: 9223372036854775808");
}

TEST_CASE("CASE with a subject compares it with each value") {
    CHECK(bound_expression("CASE 1 WHEN 2 THEN 'a' WHEN 3 THEN 'b' ELSE 'c' END") == "case(1 = 2 then 'a', 1 = 3 then 'b', else 'c')");
    CHECK(bound_expression("CASE WHEN true THEN 'a' END") == "case(true then 'a')");
}

TEST_CASE("suffixes apply from left to right") {
    CHECK(bound_expression("{a: [1, 2]}.a[0..1][$i]") == "{a: [1, 2]}.a[0..1][$i]");
    CHECK(bound_expression("[1, 2][..1]") == "[1, 2][..1]");
}

TEST_CASE("comprehensions, quantifiers and reductions have scopes of their own") {
    CHECK(bound_expression("[y IN [1] WHERE y > 0 | y + 1]") == "[y in [1] where y > 0 | (y + 1)]");
    CHECK(bound_expression("any(y IN [1] WHERE y > 0)") == "any(y in [1] where y > 0)");
    CHECK(bound_expression("reduce(s = 0, y IN [1] | s + y)") == "reduce(s = 0, y in [1] | (s + y))");
    CHECK(bound_expression("[y IN [y IN [1] | y] | y]") == "[y#1 in [y#0 in [1] | y#0] | y#1]");
    CHECK(refusal_of("RETURN [y IN [1] | y] + y") == "UndefinedVariable: y");
}

TEST_CASE("functions are found without regard to case and take the right number of arguments") {
    CHECK(bound_expression("TOUPPER('a')") == "toUpper('a')");
    CHECK(refusal_of("RETURN toUpper()") == "InvalidNumberOfArguments: toUpper()");
    CHECK(refusal_of("RETURN toUpper('a', 'b')") == "InvalidNumberOfArguments: toUpper('a', 'b')");
    CHECK(refusal_of("RETURN foo(1)") == "UnknownFunction: foo");
    CHECK(refusal_of("RETURN toUpper(DISTINCT 'a')") == "UnexpectedSyntax: toUpper(DISTINCT 'a')");
    CHECK(refusal_of("RETURN sum(*)").starts_with("UnexpectedSyntax"));
}

TEST_CASE("exists() of a property asks whether it is there") {
    CHECK(outline_of("MATCH (n) RETURN exists(n.x) AS x") == "match (n)\nproject x = n.x is not null");
}

TEST_CASE("an unknown name suggests the nearest one in sight") {
    try {
        bound_of("MATCH (company) RETURN compnay.name");
        FAIL("not refused");
    } catch (wafer::error const& refused) {
        CHECK(refused.detail() == "UndefinedVariable");
        CHECK(refused.when() == wafer::error::phase::compile_time);
        CHECK(refused.suggestions() == std::vector<std::string>{"company"});
    }
}

TEST_CASE("logical operators take booleans") {
    for (std::string const value : {"0", "1.5", "''", "[true]", "{}", "n", "r", "p", "l"}) {
        CHECK(refusal_in_graph("NOT " + value) == "InvalidArgumentType: " + value);
        CHECK(refusal_in_graph("true AND " + value) == "InvalidArgumentType: " + value);
        CHECK(refusal_in_graph(value + " OR null") == "InvalidArgumentType: " + value);
        CHECK(refusal_in_graph("CASE WHEN " + value + " THEN 1 END") == "InvalidArgumentType: " + value);
    }
    CHECK(refusal_in_graph("NOT u AND n.x XOR null") == "none");
}

TEST_CASE("arithmetic is refused where it certainly has no meaning") {
    CHECK(refusal_in_graph("1 + true") == "InvalidArgumentType: true");
    CHECK(refusal_in_graph("'a' % 2") == "InvalidArgumentType: 2");
    CHECK(refusal_in_graph("n * 2") == "InvalidArgumentType: 2");
    CHECK(refusal_in_graph("-'a'") == "InvalidArgumentType: 'a'");
    CHECK(refusal_in_graph("none(y IN ['a'] WHERE y % 2 = 0)") == "InvalidArgumentType: 2");
    CHECK(refusal_in_graph("none(y IN ['a', 1] WHERE y % 2 = 0)") == "none");
    CHECK(refusal_in_graph("[1] + 2 + 'a' + [null]") == "none");
    CHECK(refusal_in_graph("null % 2") == "none");
    CHECK(refusal_in_graph("u * u") == "none");
}

TEST_CASE("functions and operators refuse what is certainly of the wrong kind") {
    CHECK(refusal_in_graph("1 IN 2") == "InvalidArgumentType: 2");
    CHECK(refusal_in_graph("length(n)") == "InvalidArgumentType: n");
    CHECK(refusal_in_graph("type(n)") == "InvalidArgumentType: n");
    CHECK(refusal_in_graph("labels(p)") == "InvalidArgumentType: p");
    CHECK(refusal_in_graph("size(p)") == "InvalidArgumentType: p");
    CHECK(refusal_in_graph("properties(1)") == "InvalidArgumentType: 1");
    CHECK(refusal_in_graph("l:A") == "InvalidArgumentType: l");
    CHECK(refusal_in_graph("[y IN 1 | y]") == "InvalidArgumentType: 1");
    CHECK(refusal_in_graph("type([r, 0][0])") == "none");
}

TEST_CASE("a property of a value that has none is a type error, of a path a syntax error") {
    auto const code_of = [](std::string_view text) {
        try {
            bound_of(text);
        } catch (wafer::error const& refused) {
            CHECK(refused.detail() == "InvalidArgumentType");
            return refused.code();
        }
        return wafer::error_code::limit;
    };
    CHECK(code_of("WITH 123 AS x RETURN x.y") == wafer::error_code::type);
    CHECK(code_of("WITH [1] AS x RETURN x.y") == wafer::error_code::type);
    CHECK(code_of("MATCH p = ()--() RETURN p.y") == wafer::error_code::syntax);
}

TEST_CASE("a hundred thousand operands are bound in linear time") {
    std::string sum = "RETURN 1";
    std::string conjunction = "RETURN true";
    for (int i = 0; i < 100'000; ++i) {
        sum += "+1";
        conjunction += " AND true";
    }
    auto const added = bound_of(sum);
    CHECK(added->expressions.size() == 100'002);
    CHECK(bound_of(conjunction)->expressions.size() == 100'002);
}

TEST_CASE("what nests to the left is limited") {
    std::string suffixes = "RETURN $a";
    for (int i = 0; i < 1'000; ++i) suffixes += ".a";
    CHECK(refusal_of(suffixes).starts_with("NestingTooDeep"));
}
