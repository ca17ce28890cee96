// Depth, size and the work that reading takes.
#include "benchmarks/repeated_texts.hpp"
#include "grammar/rules/read.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/syntax_tree.hpp"

namespace {

using wafer::bench::lengths;
using wafer::bench::nests;
using wafer::grammar::parse_error;
using wafer::grammar::parse_limits;

constexpr parse_limits large{1 << 26, 256};

std::string repeated(std::string_view text, std::size_t times) {
    std::string result;
    result.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) result += text;
    return result;
}

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
    CHECK(detail_of(nests[0].of(100'000)) == "NestingTooDeep");
}

TEST_CASE("nesting that is not closed is an error too") {
    for (auto const& each : nests) {
        CAPTURE(each.open);
        CHECK(detail_of(each.open_of(100'000)) != "");
    }
}

TEST_CASE("an expression may be nested to the limit and no deeper") {
    CHECK(detail_of(nests[0].of(255)) == "");
    CHECK(detail_of(nests[0].of(256)) == "NestingTooDeep");
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
    for (auto const& each : lengths) {
        for (std::string const end : {"", " ]"}) {
            CAPTURE(each.open, end);
            auto const once = work_of(each.of(500) + end);
            auto const twice = work_of(each.of(1'000) + end);
            // A comment and a text are one token, however long.
            CHECK((once >= 500 || once <= 5));
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
