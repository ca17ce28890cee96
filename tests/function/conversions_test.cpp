// toInteger and its kin, and the functions on values of any kind.
#include <set>
#include <string>

#include "tests/function/evaluate.hpp"
#include "tests/support/catch.hpp"

using namespace wafer;

namespace {

struct row {
    char const* expression;
    char const* result;
};

}  // namespace

TEST_CASE("conversions give null for text that does not fit and refuse kinds that never do") {
    auto const [expression, result] = GENERATE(values<row>({
        {"toInteger(82.9)", "82"},
        {"toInteger(-1.9)", "-1"},
        {"toInteger('42')", "42"},
        {"toInteger(' 42 ')", "42"},
        {"toInteger('+42')", "42"},
        {"toInteger('1.7')", "1"},
        {"toInteger('1e3')", "1000"},
        {"toInteger('foo')", "null"},
        {"toInteger('')", "null"},
        {"toInteger('12a')", "null"},
        {"toInteger('0x1F')", "null"},
        {"toInteger('inf')", "null"},
        {"toInteger('9223372036854775807')", "9223372036854775807"},
        {"toInteger('9223372036854775808')", "arithmetic: NumberOverflow"},
        {"toInteger(1e300)", "arithmetic: NumberOverflow"},
        {"toInteger(0.0 / 0.0)", "null"},
        {"toInteger(true)", "1"},
        {"toInteger([])", "type: InvalidArgumentValue"},
        {"toInteger({})", "type: InvalidArgumentValue"},
        {"toInteger(null)", "null"},
        {"toFloat('5')", "5.0"},
        {"toFloat('-.5')", "-0.5"},
        {"toFloat('1e400')", "Infinity"},
        {"toFloat(3)", "3.0"},
        {"toFloat('foo')", "null"},
        {"toFloat(true)", "type: InvalidArgumentValue"},
        {"toBoolean('true')", "true"},
        {"toBoolean('False')", "false"},
        {"toBoolean(' tru ')", "null"},
        {"toBoolean(0)", "false"},
        {"toBoolean(1.0)", "type: InvalidArgumentValue"},
        {"toString(42)", "'42'"},
        {"toString(2.3)", "'2.3'"},
        {"toString(true)", "'true'"},
        {"toString(date('2015-07-21'))", "'2015-07-21'"},
        {"toString([])", "type: InvalidArgumentValue"},
        {"toIntegerOrNull([])", "null"},
        {"toFloatOrNull(true)", "null"},
        {"toBooleanOrNull(1.0)", "null"},
        {"toStringOrNull({})", "null"},
        {"toIntegerList(['1', 2.9, null, 'x', []])", "[1, 2, null, null, null]"},
        {"toFloatList(['1', 2])", "[1.0, 2.0]"},
        {"toBooleanList(['true', 0, 'x'])", "[true, false, null]"},
        {"toStringList([1, 1.5, null])", "['1', '1.5', null]"},
    }));
    CAPTURE(expression);
    CHECK(tests::result_of(expression) == result);
}

TEST_CASE("functions on values of any kind") {
    auto const [expression, result] = GENERATE(values<row>({
        {"coalesce(null, 1, 2)", "1"},
        {"coalesce(null)", "null"},
        {"nullIf(1, 1.0)", "null"},
        {"nullIf(1, 2)", "1"},
        {"exists(null)", "false"},
        {"exists(1)", "true"},
        {"valueType(1)", "'INTEGER NOT NULL'"},
        {"valueType(null)", "'NULL'"},
        {"valueType([1, 2.0])", "'LIST<INTEGER NOT NULL | FLOAT NOT NULL> NOT NULL'"},
        {"valueType([date('2024-01-01'), {}, 1, 'a', true, [1], [], 'b', 2.0])",
         "'LIST<BOOLEAN NOT NULL | STRING NOT NULL | INTEGER NOT NULL | FLOAT NOT NULL | DATE NOT NULL | MAP NOT NULL | "
         "LIST<INTEGER NOT NULL> NOT NULL | LIST<NOTHING> NOT NULL> NOT NULL'"},
        {"valueType([null])", "'LIST<NULL> NOT NULL'"},
        {"valueType([1, null])", "'LIST<INTEGER> NOT NULL'"},
        {"valueType([])", "'LIST<NOTHING> NOT NULL'"},
    }));
    CAPTURE(expression);
    CHECK(tests::result_of(expression) == result);
}

TEST_CASE("random numbers and identifiers do not repeat") {
    engine::call_context context;
    std::set<std::string> seen;
    for (int i = 0; i < 1'000; ++i) {
        auto const uuid = std::string(tests::evaluate("randomUUID()", context).string());
        REQUIRE(uuid.size() == 36);
        CHECK(uuid[14] == '4');
        CHECK(std::string_view("89ab").find(uuid[19]) != std::string_view::npos);
        CHECK(seen.insert(uuid).second);
        auto const number = tests::evaluate("rand()", context).floating();
        CHECK((number >= 0.0 && number < 1.0));
    }
}

TEST_CASE("functions are found by name in any case and say what they are") {
    CHECK(engine::find_function("TOINTEGER") == engine::find_function("toInteger"));
    CHECK(engine::find_function("Date.Truncate") != nullptr);
    CHECK(engine::find_function("no such") == nullptr);
    CHECK(engine::find_aggregate("STDEVP") != nullptr);
    for (auto const& function : engine::functions()) {
        CAPTURE(std::string(function.name));
        CHECK(function.signature.starts_with(function.name));
        CHECK(function.summary.ends_with("."));
        CHECK(function.least <= function.most);
        CHECK_FALSE(function.accepts.empty());
        CHECK(engine::find_function(function.name) == &function);
    }
}

TEST_CASE("a signature says how many arguments a function takes") {
    auto const takes = [](char const* name, int least, int most) {
        auto const& function = *engine::find_function(name);
        return function.least == least && function.most == most;
    };
    CHECK(takes("rand", 0, 0));
    CHECK(takes("size", 1, 1));
    CHECK(takes("round", 1, 3));
    CHECK(takes("coalesce", 1, 255));
    CHECK(takes("date", 0, 1));
    CHECK(takes("date.truncate", 1, 3));
    CHECK(takes("duration.between", 2, 2));
}
