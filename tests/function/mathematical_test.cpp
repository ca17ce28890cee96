// Numeric, logarithmic and trigonometric functions.
#include <string>

#include "tests/function/evaluate.hpp"
#include "tests/support/catch.hpp"

namespace {

struct row {
    char const* expression;
    char const* result;
};

}  // namespace

TEST_CASE("mathematical functions") {
    auto const [expression, result] = GENERATE(values<row>({
        {"abs(-1)", "1"},
        {"abs(-1.5)", "1.5"},
        {"abs(-9223372036854775808)", "arithmetic: NumberOverflow"},
        {"abs('a')", "type: InvalidArgumentValue"},
        {"sign(-0.1)", "-1"},
        {"sign(0)", "0"},
        {"sign(9)", "1"},
        {"ceil(0.1)", "1.0"},
        {"floor(-0.1)", "-1.0"},
        {"sqrt(12.96)", "3.6"},
        {"sqrt(-1)", "NaN"},
        {"exp(0)", "1.0"},
        {"log(e())", "1.0"},
        {"log10(1000)", "3.0"},
        {"log(0)", "-Infinity"},
        {"sin(0)", "0.0"},
        {"cos(0)", "1.0"},
        {"atan2(0, -1) = pi()", "true"},
        {"degrees(pi())", "180.0"},
        {"radians(180) = pi()", "true"},
        {"haversin(0)", "0.0"},
        {"isNaN(0.0 / 0.0)", "true"},
        {"isNaN(1)", "false"},
        {"cot(pi() / 4) > 0.99", "true"},
        {"sqrt(null)", "null"},
    }));
    CAPTURE(expression);
    CHECK(wafer::tests::result_of(expression) == result);
}

TEST_CASE("rounding follows its precision and mode") {
    auto const [expression, result] = GENERATE(values<row>({
        {"round(3.5)", "4.0"},
        {"round(-1.5)", "-1.0"},
        {"round(0.49999999999999994)", "0.0"},
        {"round(7)", "7.0"},
        {"round(1.005, 2)", "1.01"},
        {"round(-1.55, 1)", "-1.6"},
        {"round(1.249, 1)", "1.2"},
        {"round(1.25, 1, 'HALF_EVEN')", "1.2"},
        {"round(1.35, 1, 'HALF_EVEN')", "1.4"},
        {"round(1.25, 1, 'HALF_DOWN')", "1.2"},
        {"round(1.251, 1, 'HALF_DOWN')", "1.3"},
        {"round(1.21, 1, 'UP')", "1.3"},
        {"round(-1.21, 1, 'CEILING')", "-1.2"},
        {"round(-1.21, 1, 'floor')", "-1.3"},
        {"round(1.29, 1, 'DOWN')", "1.2"},
        {"round(9.99, 1)", "10.0"},
        {"round(0.05, 1)", "0.1"},
        {"round(0.0004, 2)", "0.0"},
        {"round(0.0004, 2, 'UP')", "0.01"},
        {"round(0.6, 0)", "1.0"},
        {"round(1e300, 2)", "1e300"},
        {"round(1.5, 1, 'SIDEWAYS')", "argument: InvalidArgumentValue"},
        {"round(1.5, -1)", "argument: NumberOutOfRange"},
    }));
    CAPTURE(expression);
    CHECK(wafer::tests::result_of(expression) == result);
}
