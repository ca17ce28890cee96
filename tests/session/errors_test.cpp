// Errors: code, detail, place, picture, suggestions.
#include <string>
#include <vector>

#include <wafer/wafer.hpp>

#include "tests/support/catch.hpp"

namespace {

wafer::error refused(wafer::connection& connection, std::string const& query, wafer::parameters const& parameters = {}) {
    try {
        (void)connection.run(query, parameters).rows();
    } catch (wafer::error const& wrong) {
        return wrong;
    }
    return {wafer::error_code::io, "none", "no error"};
}

wafer::error refused(std::string const& query) {
    wafer::database database;
    auto connection = database.connect();
    return refused(connection, query);
}

std::string name_of(wafer::error const& wrong) { return std::string(to_string(wrong.code())) + " " + wrong.detail(); }

}  // namespace

TEST_CASE("an error says what, where and when") {
    auto const wrong = refused("MATCH (n)\nRETURN m.x");
    CHECK(name_of(wrong) == "syntax UndefinedVariable");
    CHECK(wrong.when() == wafer::error::phase::compile_time);
    CHECK_THAT(wrong.what(), Catch::Contains("`m`"));
    CHECK(wrong.has_range());
    CHECK(wrong.range().begin == 17);
    CHECK(wrong.range().end == 18);
    CHECK(wrong.picture() == "line 2, column 8\n  RETURN m.x\n         ^");
}

TEST_CASE("the caret stands under the place behind Chinese text") {
    auto const wrong = refused("MATCH (公司:公司) RETURN 公司.名称, 芯片.名称");
    CHECK(name_of(wrong) == "syntax UndefinedVariable");
    // Columns are counted in characters, the caret is drawn in columns of the terminal: a Chinese character takes two.
    CHECK(wrong.picture() == "line 1, column 29\n  MATCH (公司:公司) RETURN 公司.名称, 芯片.名称\n" + std::string(2 + 36, ' ') + "^^^^");
}

TEST_CASE("an error at run time points to its expression, in a stream too") {
    wafer::database database;
    auto connection = database.connect();
    auto const wrong = refused(connection, "UNWIND [4, 2, 0] AS x\nRETURN 8 / x AS y");
    CHECK(name_of(wrong) == "arithmetic DivisionByZero");
    CHECK(wrong.when() == wafer::error::phase::runtime);
    CHECK(wrong.picture() == "line 2, column 8\n  RETURN 8 / x AS y\n         ^^^^^");

    wafer::options options;
    options.batch_rows = 1;
    wafer::database small(options);
    auto reading = small.connect();
    auto result = reading.run("UNWIND [4, 2, 0] AS x RETURN 8 / x AS y");
    CHECK(result.next());
    CHECK(result.next());
    CHECK_THROWS_AS(result.next(), wafer::error);
    CHECK_FALSE(result.next());
    CHECK(reading.run("RETURN 1").rows().size() == 1);
}

TEST_CASE("a misspelt keyword, name or function comes with the nearest there is") {
    auto const keyword = refused("RETRUN 1");
    CHECK(name_of(keyword) == "syntax UnexpectedSyntax");
    CHECK(keyword.suggestions() == std::vector<std::string>{"RETURN"});
    CHECK(refused("WITH 1 AS company RETURN compani").suggestions() == std::vector<std::string>{"company"});
    CHECK(refused("RETURN toUper('a')").suggestions().at(0) == "toUpper");
    auto const procedure = refused("CALL algo.pagerang()");
    CHECK(procedure.code() == wafer::error_code::procedure);
    CHECK(procedure.suggestions().at(0) == "algo.pageRank");
}

TEST_CASE("text that is no statement is refused with its place") {
    auto const* const query = GENERATE("", "   ", "RETURN", "RETURN 1 +", "MATCH (a", "RETURN 'x", "RETURN 1 RETURN 2", "MATCH (a) ->", "RETURN [1, 2",
                                       "RETURN {a: }", "/* open", "RETURN `x", "MATCH ()-[*1..x]-() RETURN 1", "RETURN 1;; RETURN 2", "\\", "RETURN $");
    CAPTURE(query);
    auto const wrong = refused(query);
    CHECK(wrong.code() == wafer::error_code::syntax);
    CHECK(wrong.when() == wafer::error::phase::compile_time);
    CHECK_FALSE(std::string(wrong.what()).empty());
}

TEST_CASE("bytes that are no UTF-8 are refused, in the statement and in parameters") {
    auto const* const query = GENERATE("RETURN '\xff'", "RETURN 1 AS \xc3", "\xe5\x85", "RETURN '\xed\xa0\x80'", "RETURN '\xc0\xaf'");
    CHECK(refused(query).code() == wafer::error_code::syntax);
    wafer::database database;
    auto connection = database.connect();
    CHECK(refused(connection, "RETURN $p", {{"p", "\xff"}}).code() == wafer::error_code::argument);
}

TEST_CASE("deep nesting is an error and long chains are none") {
    auto const repeated = [](std::string const& text, int count) {
        std::string all;
        for (int i = 0; i < count; ++i) all += text;
        return all;
    };
    for (auto const& query : {"RETURN " + repeated("(", 100'000), "RETURN " + repeated("[", 100'000), "RETURN " + repeated("(", 100'000) + "1" + repeated(")", 100'000),
                              "RETURN " + repeated("NOT (", 20'000) + "true" + repeated(")", 20'000), "RETURN " + repeated("CASE WHEN ", 20'000),
                              "RETURN " + repeated("{a: ", 100'000), "RETURN " + repeated("EXISTS { MATCH (n) WHERE ", 10'000), "RETURN " + repeated("[x IN ", 50'000)}) {
        auto const wrong = refused(query);
        CAPTURE(query.substr(0, 20), wrong.what());
        CHECK(name_of(wrong) == "limit NestingTooDeep");
    }
    wafer::database database;
    auto connection = database.connect();
    CHECK(connection.run("RETURN 1" + repeated(" + 1", 100'000)).rows()[0][0].as<std::int64_t>() == 100'001);
    CHECK(connection.run("RETURN true" + repeated(" AND true", 50'000)).rows()[0][0].as<bool>());
    CHECK(connection.run("RETURN size([1" + repeated(", 1", 50'000) + "])").rows()[0][0].as<std::int64_t>() == 50'001);
    CHECK(connection.run("WITH [[1]] AS x RETURN x" + repeated("[0]", 2)).rows()[0][0].as<std::int64_t>() == 1);
    CHECK(name_of(refused(connection, "RETURN " + repeated("NOT ", 50'000) + "true")) == "limit NestingTooDeep");
    CHECK(name_of(refused(connection, "RETURN " + repeated("- ", 50'000) + "1")) == "limit NestingTooDeep");
    CHECK(connection.run("RETURN " + repeated("NOT ", 100) + "true").rows()[0][0].as<bool>());
}

TEST_CASE("numbers that do not fit, and what has no result, are errors") {
    CHECK(name_of(refused("RETURN 1 / 0")) == "arithmetic DivisionByZero");
    CHECK(name_of(refused("RETURN 9223372036854775807 * 2")) == "arithmetic NumberOverflow");
    CHECK(name_of(refused("UNWIND [9223372036854775807] AS x RETURN x + 1")) == "arithmetic NumberOverflow");
    CHECK(name_of(refused("RETURN toInteger(1e300)")).starts_with("arithmetic"));
    CHECK(refused("RETURN abs(-9223372036854775808)").code() == wafer::error_code::arithmetic);
    CHECK(refused("WITH -9223372036854775808 AS x RETURN x / -1").code() == wafer::error_code::arithmetic);
    wafer::database database;
    auto connection = database.connect();
    CHECK(connection.run("WITH -9223372036854775808 AS x RETURN x % -1").rows()[0][0].as<std::int64_t>() == 0);
}
