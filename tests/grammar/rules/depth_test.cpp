// Depth, size and the work that reading takes.
#include "grammar/rules/read.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/syntax_tree.hpp"

namespace {

using wafer::grammar::parse_error;
using wafer::grammar::parse_limits;

constexpr parse_limits large{1 << 26, 256};

std::string repeated(std::string_view text, std::size_t times) {
    std::string result;
    result.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) result += text;
    return result;
}

// `before`, `open` n times, `middle`, `close` n times, `after`.
struct nest {
    std::string before, open, middle, close, after = "";

    std::string of(std::size_t depth) const { return before + repeated(open, depth) + middle + repeated(close, depth) + after; }
};

std::vector<nest> const nests = {
    {"RETURN ", "(", "1", ")"},
    {"RETURN ", "[", "", "]"},
    {"RETURN ", "{a: ", "1", "}"},
    {"RETURN ", "NOT ", "true", ""},
    {"RETURN ", "-", "1", ""},
    {"RETURN ", "f(", "1", ")"},
    {"RETURN ", "a[", "1", "]"},
    {"RETURN ", "a[..", "1", "]"},
    {"RETURN 1", " IS NULL", "", ""},
    {"RETURN 1", " IS NULL IN [1]", "", ""},
    {"RETURN ", "CASE WHEN true THEN ", "1", " END"},
    {"RETURN ", "CASE ", "1", " WHEN 1 THEN 1 END"},
    {"RETURN ", "[x IN ", "[1]", "]"},
    {"RETURN ", "[x IN xs WHERE ", "x", "]"},
    {"RETURN ", "[x IN xs | ", "1", "]"},
    {"RETURN ", "[(a)-->(b) | ", "1", "]"},
    {"RETURN ", "all(x IN ", "xs", ")"},
    {"RETURN ", "reduce(a = ", "1", ", x IN xs | 1)"},
    {"MATCH (n) WHERE ", "EXISTS { MATCH (n) WHERE ", "true", " }"},
    {"MATCH (n) WHERE ", "EXISTS { (n) WHERE ", "true", " }"},
    {"RETURN ", "COLLECT { RETURN ", "1", " }"},
    {"MATCH (n) WHERE ", "(n)-[{x: ", "1", "}]->() AND (n)-[{x: 1}]->()"},
    {"MATCH (n) WHERE ", "({x: [", "1", "]})-->()"},
    {"MATCH ", "(", "(a)", ")"},
    {"MATCH (n:", "(", "A", ")", ")"},
    {"MATCH (n:", "!", "A", "", ")"},
    {"MATCH ", "(a {x: COUNT {", "(b)", "}})"},
    {"", "FOREACH (x IN xs | ", "CREATE ()", ")"},
    {"", "CALL { ", "RETURN 1 AS x", " }"},
    {"", "CALL (x) { ", "RETURN 1 AS x", " }"},
    {"", "OPTIONAL CALL (*) { ", "RETURN 1 AS x", " }"},
    {"RETURN ", "n {.a, b: ", "1", "}"},
    {"MATCH (n:", "$(", "'A'", ")", ")"},
    {"MATCH (n) FILTER ", "EXISTS { MATCH (n) FILTER ", "true", " RETURN 1 }"},
    {"LET x = ", "COUNT { LET x = ", "1", " RETURN x }"},
};

std::string detail_of(std::string const& text) {
    auto const parsed = wafer::grammar::parse(text, large);
    auto const* error = std::get_if<parse_error>(&parsed);
    return error == nullptr ? "" : error->detail;
}

std::size_t work_of(std::string const& text, bool* read = nullptr) {
    wafer::grammar::rules::parse_state state(text, large, false);
    wafer::ast::statement statement;
    bool const found = wafer::grammar::rules::read_statement(state, statement);
    if (read != nullptr) *read = found;
    return state.tokens_taken();
}

}  // namespace

TEST_CASE("nesting deeper than the limit is an error, whatever nests") {
    for (auto const& each : nests) {
        CAPTURE(each.open);
        CHECK(detail_of(each.of(100'000)) != "");
        CHECK(detail_of(each.of(300)) != "");
    }
    CHECK(detail_of(nests.front().of(100'000)) == "NestingTooDeep");
}

TEST_CASE("nesting that is not closed is an error too") {
    for (auto const& each : nests) {
        CAPTURE(each.open);
        CHECK(detail_of(each.before + repeated(each.open, 100'000)) != "");
    }
}

TEST_CASE("an expression may be nested to the limit and no deeper") {
    CHECK(detail_of(nests.front().of(255)) == "");
    CHECK(detail_of(nests.front().of(256)) == "NestingTooDeep");
    auto const shallow = wafer::grammar::parse("RETURN ((1))", {100, 2});
    CHECK(std::get<parse_error>(shallow).detail == "NestingTooDeep");
    CHECK(std::holds_alternative<wafer::ast::statement>(wafer::grammar::parse("RETURN ((1))", {100, 3})));
}

TEST_CASE("levels add up over different kinds of nesting") {
    CHECK(detail_of("RETURN " + repeated("([-{a: NOT ", 60) + "1" + repeated("}])", 60)) == "NestingTooDeep");
    CHECK(detail_of("RETURN " + repeated("(", 200) + repeated("-", 100) + "1" + repeated(")", 200)) == "NestingTooDeep");
    CHECK(detail_of("RETURN " + repeated("(", 200) + "1" + repeated(" IS NULL", 100) + repeated(")", 200)) == "NestingTooDeep");
}

TEST_CASE("levels beside one another do not add up") {
    CHECK(detail_of("RETURN 0" + repeated(" + -(-1)", 1'000)) == "");
    CHECK(detail_of("RETURN true" + repeated(" AND NOT 1 IS NULL", 1'000)) == "");
    CHECK(detail_of("RETURN [0" + repeated(", [[1]]", 1'000) + "]") == "");
}

TEST_CASE("length is not depth") {
    for (auto const& [before, item] : std::vector<std::pair<std::string, std::string>>{{"RETURN 1", " + 1"},
                                                                                       {"RETURN true", " AND true"},
                                                                                       {"RETURN 1", " < 1"},
                                                                                       {"RETURN 1", " ^ 1 * 2"},
                                                                                       {"RETURN x", ".a"},
                                                                                       {"RETURN x", "[0]"},
                                                                                       {"RETURN [0", ", 1"},
                                                                                       {"MATCH (a)", "-->(b)"},
                                                                                       {"MATCH (a)", ", (b)"},
                                                                                       {"MATCH (:A", "|B"},
                                                                                       {"RETURN 1", " UNION RETURN 1"},
                                                                                       {"RETURN 1", " IN [1]"}}) {
        CAPTURE(item);
        std::string const after = before.find('[') != std::string::npos ? "]" : before.find("(:A") != std::string::npos ? ")" : "";
        auto const text = before + repeated(item, item == " + 1" ? 100'000 : 20'000) + after;
        bool read = false;
        work_of(text, &read);
        CHECK(read);
    }
}

TEST_CASE("twice the text is no more than twice the work, right or wrong") {
    std::vector<nest> const lengths = {{"RETURN 0", " + (a)-(b)", "", ""},
                                       {"MATCH (a) WHERE true", " AND (a)-->(b)", "", ""},
                                       {"MATCH (a) WHERE true", " OR (a {x: 1})--()", "", ""},
                                       {"RETURN [0", ", [x IN xs | x]", "", "", "]"},
                                       {"RETURN {a: 1", ", b: {c: 2}", "", "", "}"},
                                       {"RETURN x", ".a[0]", "", ""},
                                       {"MATCH (a)", "<-[:R*1..2]-(b)", "", ""},
                                       {"RETURN 1", " UNION RETURN 2", "", ""},
                                       {"MATCH (n) SET n.x = 1", ", n:A, n += {}", "", ""},
                                       {"RETURN f(1)", " + a.b.c(2)", "", ""},
                                       {"RETURN 1", " + CASE WHEN a THEN 1 END", "", ""},
                                       {"RETURN 0", " = 0 IS NULL", "", ""},
                                       {"RETURN 0", " + [(a)-->(b) | 1]", "", ""},
                                       {"RETURN ", "(a.b) - [x] + ", "1", ""},
                                       {"WITH 1 AS a ", "MATCH (n) WITH n ", "RETURN 1", ""},
                                       {"RETURN 0", ", COUNT { (a)-->(b) }", "", ""},
                                       {"RETURN 'a'", " + 'b' /* c */", "", ""},
                                       {"RETURN true", " AND n:A:B", "", ""},
                                       {"CREATE (a)", " MERGE (b) ON CREATE SET b.x = 1", "", ""},
                                       {"CALL p()", " CALL a.b.c(1) YIELD x", "", ""}};
    for (auto const& each : lengths) {
        for (std::string const end : {"", " ]"}) {
            CAPTURE(each.open, end);
            auto const once = work_of(each.of(500) + end);
            auto const twice = work_of(each.of(1'000) + end);
            CHECK(once >= 500);
            CHECK(twice <= once * 2 + 50);
        }
    }
}

TEST_CASE("each level of nesting adds the same work") {
    for (auto const& each : nests) {
        CAPTURE(each.open);
        auto const half = work_of(each.of(50));
        auto const whole = work_of(each.of(100));
        CHECK(whole <= half * 2 + 50);
    }
}
