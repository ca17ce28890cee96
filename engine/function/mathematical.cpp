// Numeric, logarithmic and trigonometric functions. Those on floats follow IEEE 754: sqrt(-1) is NaN, log(0) is -Infinity.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "engine/function/arguments.hpp"
#include "engine/function/families.hpp"
#include "engine/function/rounding.hpp"

namespace wafer::engine {

namespace {

/// What all functions of one float do.
template <double (*function)(double)>
value apply(call_context&, arguments given) {
    return value::of(function(given[0].number()));
}

double square_root(double x) { return std::sqrt(x); }
double exponential(double x) { return std::exp(x); }
double natural_logarithm(double x) { return std::log(x); }
double decimal_logarithm(double x) { return std::log10(x); }
double sine(double x) { return std::sin(x); }
double cosine(double x) { return std::cos(x); }
double tangent(double x) { return std::tan(x); }
double cotangent(double x) { return 1.0 / std::tan(x); }
double arc_sine(double x) { return std::asin(x); }
double arc_cosine(double x) { return std::acos(x); }
double arc_tangent(double x) { return std::atan(x); }
double hyperbolic_sine(double x) { return std::sinh(x); }
double hyperbolic_cosine(double x) { return std::cosh(x); }
double hyperbolic_tangent(double x) { return std::tanh(x); }
double hyperbolic_cotangent(double x) { return 1.0 / std::tanh(x); }
double to_degrees(double x) { return x * (180.0 / std::numbers::pi); }
double to_radians(double x) { return x * (std::numbers::pi / 180.0); }
double half_versine(double x) { return std::sin(x / 2) * std::sin(x / 2); }
double next_whole(double x) { return std::ceil(x); }
double previous_whole(double x) { return std::floor(x); }

value arc_tangent_of_two(call_context&, arguments given) { return value::of(std::atan2(given[0].number(), given[1].number())); }

value pi(call_context&, arguments) { return value::of(std::numbers::pi); }

value e(call_context&, arguments) { return value::of(std::numbers::e); }

value absolute(call_context&, arguments given) {
    if (given[0].is(kind::floating)) return value::of(std::abs(given[0].floating()));
    if (given[0].integer() == std::numeric_limits<std::int64_t>::min()) refuse_overflow("abs", given[0]);
    return value::of(std::abs(given[0].integer()));
}

value sign(call_context&, arguments given) {
    double const number = given[0].number();
    return value::of(std::int64_t{(number > 0 ? 1 : 0) - (number < 0 ? 1 : 0)});
}

value is_nan(call_context&, arguments given) { return value::of(given[0].is(kind::floating) && std::isnan(given[0].floating())); }

/// Without a precision a half goes up, towards plus infinity; with one it goes away from zero unless a mode says else.
value round(call_context&, arguments given) {
    double const number = given[0].number();
    if (given.size() == 1) {
        double const below = std::floor(number);
        return value::of(number - below >= 0.5 ? below + 1 : below);
    }
    auto const mode = given.size() > 2 ? rounding_of(given[2].string()) : rounding::half_up;
    if (!mode) refuse_argument("round", "UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN or HALF_EVEN as its mode", given[2]);
    // No float has a digit that far behind the point.
    constexpr std::size_t most_places = 1'100;
    auto const places = std::min(count_of("round", given[1]), most_places);
    return value::of(rounded(number, static_cast<unsigned>(places), *mode));
}

scalar_function of_number(std::string_view signature, std::string_view summary, function_call call, kind_set returns = kind::floating) {
    return pure(signature, summary, {number_kinds}, returns, call);
}

std::vector<scalar_function> numeric_functions() {
    return {
        of_number("abs(number :: INTEGER or FLOAT) :: INTEGER or FLOAT", "The number without its sign.", absolute, number_kinds),
        of_number("sign(number :: INTEGER or FLOAT) :: INTEGER", "-1, 0 or 1.", sign, kind::integer),
        of_number("isNaN(number :: INTEGER or FLOAT) :: BOOLEAN", "Whether it is not a number.", is_nan, kind::boolean),
        of_number("ceil(number :: FLOAT) :: FLOAT", "The least whole number that is not below.", apply<next_whole>),
        of_number("ceiling(number :: FLOAT) :: FLOAT", "GQL's name of ceil().", apply<next_whole>),
        of_number("floor(number :: FLOAT) :: FLOAT", "The greatest whole number that is not above.", apply<previous_whole>),
        pure("round(number :: FLOAT, precision = 0 :: INTEGER, mode = 'HALF_UP' :: STRING) :: FLOAT",
             "The nearest number with this many decimal places.", {number_kinds, kind::integer, kind::string}, kind::floating, round),
        of_number("sqrt(number :: FLOAT) :: FLOAT", "The square root.", apply<square_root>),
        of_number("exp(number :: FLOAT) :: FLOAT", "e to the power of the number.", apply<exponential>),
        of_number("log(number :: FLOAT) :: FLOAT", "The natural logarithm.", apply<natural_logarithm>),
        of_number("ln(number :: FLOAT) :: FLOAT", "The natural logarithm.", apply<natural_logarithm>),
        of_number("log10(number :: FLOAT) :: FLOAT", "The logarithm to base 10.", apply<decimal_logarithm>),
        pure("e() :: FLOAT", "The base of the natural logarithm.", {any_kind}, kind::floating, e),
    };
}

std::vector<scalar_function> trigonometric_functions() {
    return {
        pure("pi() :: FLOAT", "The ratio of a circle's circumference to its diameter.", {any_kind}, kind::floating, pi),
        of_number("sin(radians :: FLOAT) :: FLOAT", "The sine.", apply<sine>),
        of_number("cos(radians :: FLOAT) :: FLOAT", "The cosine.", apply<cosine>),
        of_number("tan(radians :: FLOAT) :: FLOAT", "The tangent.", apply<tangent>),
        of_number("cot(radians :: FLOAT) :: FLOAT", "The cotangent.", apply<cotangent>),
        of_number("asin(number :: FLOAT) :: FLOAT", "The arc sine, in radians.", apply<arc_sine>),
        of_number("acos(number :: FLOAT) :: FLOAT", "The arc cosine, in radians.", apply<arc_cosine>),
        of_number("atan(number :: FLOAT) :: FLOAT", "The arc tangent, in radians.", apply<arc_tangent>),
        pure("atan2(y :: FLOAT, x :: FLOAT) :: FLOAT", "The angle of the point (x, y), in radians.", {number_kinds}, kind::floating,
             arc_tangent_of_two),
        of_number("sinh(number :: FLOAT) :: FLOAT", "The hyperbolic sine.", apply<hyperbolic_sine>),
        of_number("cosh(number :: FLOAT) :: FLOAT", "The hyperbolic cosine.", apply<hyperbolic_cosine>),
        of_number("tanh(number :: FLOAT) :: FLOAT", "The hyperbolic tangent.", apply<hyperbolic_tangent>),
        of_number("coth(number :: FLOAT) :: FLOAT", "The hyperbolic cotangent.", apply<hyperbolic_cotangent>),
        of_number("degrees(radians :: FLOAT) :: FLOAT", "The angle in degrees.", apply<to_degrees>),
        of_number("radians(degrees :: FLOAT) :: FLOAT", "The angle in radians.", apply<to_radians>),
        of_number("haversin(radians :: FLOAT) :: FLOAT", "Half the versine, for distances on a sphere.", apply<half_versine>),
    };
}

}  // namespace

std::vector<scalar_function> mathematical_functions() {
    auto all = numeric_functions();
    auto const trigonometric = trigonometric_functions();
    all.insert(all.end(), trigonometric.begin(), trigonometric.end());
    return all;
}

}  // namespace wafer::engine
