// Every way to an integer: its result is exact, or an error, and never a wrong number.
#include <string>

#include "tests/function/evaluate.hpp"
#include "tests/support/catch.hpp"

namespace {

struct row {
    char const* expression;
    char const* result;
};

constexpr char const* overflow = "arithmetic: NumberOverflow";

}  // namespace

TEST_CASE("operators give an integer of 64 bits or an error") {
    auto const [expression, result] = GENERATE(values<row>({
        {"9223372036854775807 + 0", "9223372036854775807"},
        {"9223372036854775807 + 1", overflow},
        {"-9223372036854775808 + -1", overflow},
        {"9223372036854775807 + 1.0", "9.223372036854776e18"},
        {"-9223372036854775808 - 1", overflow},
        {"-9223372036854775808 - -9223372036854775808", "0"},
        {"0 - -9223372036854775808", overflow},
        {"4294967296 * 2147483648", overflow},
        {"4294967296 * -2147483648", "-9223372036854775808"},
        {"-9223372036854775808 * -1", overflow},
        {"-9223372036854775808 / -1", overflow},
        {"-9223372036854775808 / 2", "-4611686018427387904"},
        {"1 / 0", "arithmetic: DivisionByZero"},
        {"1 % 0", "arithmetic: DivisionByZero"},
        {"-9223372036854775808 % -1", "0"},
        {"-(-9223372036854775807)", "9223372036854775807"},
        {"-(-9223372036854775808)", overflow},
    }));
    CAPTURE(expression);
    CHECK(wafer::tests::result_of(expression) == result);
}

TEST_CASE("functions give an integer of 64 bits or an error") {
    auto const [expression, result] = GENERATE(values<row>({
        {"abs(-9223372036854775807)", "9223372036854775807"},
        {"abs(-9223372036854775808)", overflow},
        {"sign(-9223372036854775808)", "-1"},
        {"toInteger('9223372036854775807')", "9223372036854775807"},
        {"toInteger('-9223372036854775808')", "-9223372036854775808"},
        {"toInteger('9223372036854775808')", overflow},
        {"toInteger('-9223372036854775809')", overflow},
        {"toInteger('-9223372036854775808.0')", "-9223372036854775808"},
        {"toIntegerOrNull('9223372036854775808')", "null"},
        {"toInteger('1e300')", overflow},
        {"toInteger(9223372036854774784.0)", "9223372036854774784"},
        {"toInteger(9223372036854775808.0)", overflow},
        {"toInteger(0.0 - 9223372036854775808.0)", "-9223372036854775808"},
        {"toInteger(1.0 / 0)", overflow},
        {"toInteger(0.0 / 0)", "null"},
        {"toIntegerOrNull(1e300)", "null"},
        {"toIntegerList(['1', 1e300])", "[1, null]"},
        {"toFloat(9223372036854775807)", "9.223372036854776e18"},
        {"round(9223372036854775807)", "9.223372036854776e18"},
        {"ceil(-9223372036854775808)", "-9.223372036854776e18"},
        {"range(9223372036854775806, 9223372036854775807, 3)", "[9223372036854775806]"},
        {"range(-9223372036854775808, 9223372036854775807, 9223372036854775807)", "[-9223372036854775808, -1, 9223372036854775806]"},
        {"range(9223372036854775807, -9223372036854775808, -9223372036854775808)", "[9223372036854775807, -1]"},
        {"size(range(9223372036854775807, 9223372036854775807))", "1"},
        {"[1, 2, 3][9223372036854775807]", "null"},
        {"[1, 2, 3][-9223372036854775808]", "null"},
        {"[1, 2, 3][-9223372036854775808..9223372036854775807]", "[1, 2, 3]"},
        {"substring('abc', 9223372036854775807, 9223372036854775807)", "''"},
        {"left('abc', 9223372036854775807)", "'abc'"},
        {"right('abc', 9223372036854775807)", "'abc'"},
        {"round(1.5, 9223372036854775807)", "1.5"},
        {"duration({days: 9223372036854775807}) + duration({days: 1})", overflow},
        {"duration({seconds: 9223372036854775807}) * 2", overflow},
        {"duration({seconds: 9223372036854775807}).milliseconds", overflow},
        {"datetime.fromepochmillis(9223372036854775807).epochMillis", "9223372036854775807"},
    }));
    CAPTURE(expression);
    CHECK(wafer::tests::result_of(expression) == result);
}
