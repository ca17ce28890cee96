// Operators on values: checked integers above all.
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <wafer/error.hpp>

#include "engine/value/arithmetic.hpp"
#include "engine/value/format.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::engine;

namespace {

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

value whole(std::int64_t number) { return value::of(number); }
value list(value_list items) { return value::of(std::move(items)); }

value apply(char sign, value const& left, value const& right) {
    switch (sign) {
        case '+': return add(left, right);
        case '-': return subtract(left, right);
        case '*': return multiply(left, right);
        case '/': return divide(left, right);
        case '%': return modulo(left, right);
        case '|': return concatenate(left, right);
        default: return power(left, right);
    }
}

/// The result as a literal, or the detail of the error.
std::string outcome(char sign, value const& left, value const& right) {
    try {
        return to_literal(apply(sign, left, right));
    } catch (wafer::error const& error) {
        return error.detail();
    }
}

struct whole_case {
    std::int64_t left;
    char sign;
    std::int64_t right;
    char const* result;
};

struct mixed_case {
    value left;
    char sign;
    value right;
    char const* result;
};

std::vector<mixed_case> mixed_cases() {
    return {
        {value(), '+', whole(1), "null"},
        {value::of("a"), '+', value(), "null"},
        {whole(1), '+', value::of(0.5), "1.5"},
        {whole(1), '/', value::of(0.0), "Infinity"},
        {value::of(0.0), '/', value::of(0.0), "NaN"},
        {value::of(7.5), '%', whole(2), "1.5"},
        {value::of("a"), '+', value::of("b"), "'ab'"},
        {value::of("a"), '+', whole(1), "'a1'"},
        {value::of(1.0), '+', value::of("a"), "'1.0a'"},
        {value::of("a"), '+', value::of(true), "'atrue'"},
        {list({whole(1)}), '+', list({whole(2)}), "[1, 2]"},
        {list({whole(1)}), '+', whole(2), "[1, 2]"},
        {value::of("a"), '+', list({whole(2)}), "['a', 2]"},
        {list({}), '+', value(), "null"},
        {value::of(true), '+', whole(1), "InvalidArgumentType"},
        {value::of("a"), '-', value::of("b"), "InvalidArgumentType"},
        {value::of("a"), '*', whole(2), "InvalidArgumentType"},
        {value::of(value_map{}), '+', whole(2), "InvalidArgumentType"},
        {value::of(true), '^', whole(2), "InvalidArgumentType"},
        {value::of("a"), '|', value::of("b"), "'ab'"},
        {list({whole(1)}), '|', list({whole(2)}), "[1, 2]"},
        {value::of("a"), '|', whole(1), "InvalidArgumentType"},
        {value::of("a"), '|', value(), "null"},
        {value::of(duration_value{1, 2, 3, 4}), '+', value::of(duration_value{1, 2, 3, 4}), "duration('P2M4DT6.000000008S')"},
        {value::of(duration_value{1, 2, 3, 4}), '*', whole(2), "duration('P2M4DT6.000000008S')"},
        {value::of(2.0), '*', value::of(duration_value{1, 2, 3, 4}), "duration('P2M4DT6.000000008S')"},
        {value::of(duration_value{1, 0, 0, 0}), '/', whole(0), "DivisionByZero"},
        {value::of(duration_value{most, 0, 0, 0}), '*', whole(2), "NumberOverflow"},
        {value::of(date_value{0}), '+', value::of(duration_value{1, 1, 0, 0}), "date('1970-02-02')"},
        {value::of(duration_value{1, 1, 0, 0}), '+', value::of(date_value{0}), "date('1970-02-02')"},
        {value::of(date_value{0}), '-', value::of(duration_value{0, 1, 0, 0}), "date('1969-12-31')"},
        {value::of(date_value{0}), '+', whole(1), "InvalidArgumentType"},
        {value::of(date_value{0}), '+', value::of(duration_value{most, 0, 0, 0}), "NumberOutOfRange"},
    };
}

}  // namespace

TEST_CASE("integer arithmetic is exact or an error") {
    auto const [left, sign, right, result] = GENERATE(values<whole_case>({
        {1, '+', 2, "3"},
        {most, '+', 0, "9223372036854775807"},
        {most, '+', 1, "NumberOverflow"},
        {most, '+', -1, "9223372036854775806"},
        {least, '+', -1, "NumberOverflow"},
        {least, '+', most, "-1"},
        {least, '+', least, "NumberOverflow"},
        {least, '-', 1, "NumberOverflow"},
        {0, '-', least, "NumberOverflow"},
        {-1, '-', least, "9223372036854775807"},
        {most, '-', -1, "NumberOverflow"},
        {most, '-', most, "0"},
        {3'037'000'499, '*', 3'037'000'499, "9223372030926249001"},
        {3'037'000'500, '*', 3'037'000'500, "NumberOverflow"},
        {least, '*', -1, "NumberOverflow"},
        {-1, '*', least, "NumberOverflow"},
        {least, '*', 1, "-9223372036854775808"},
        {most, '*', -1, "-9223372036854775807"},
        {least, '*', 0, "0"},
        {7, '/', 2, "3"},
        {-7, '/', 2, "-3"},
        {7, '/', -2, "-3"},
        {1, '/', 0, "DivisionByZero"},
        {0, '/', 0, "DivisionByZero"},
        {least, '/', -1, "NumberOverflow"},
        {least, '/', 1, "-9223372036854775808"},
        {most, '/', -1, "-9223372036854775807"},
        {7, '%', 3, "1"},
        {-7, '%', 3, "-1"},
        {7, '%', -3, "1"},
        {7, '%', 0, "DivisionByZero"},
        {least, '%', -1, "0"},
        {2, '^', 10, "1024.0"},
        {2, '^', -1, "0.5"},
    }));
    CAPTURE(left, sign, right);
    CHECK(outcome(sign, whole(left), whole(right)) == result);
}

TEST_CASE("operators take what openCypher lets them take") {
    auto const [left, sign, right, result] = GENERATE(from_range(mixed_cases()));
    CAPTURE(to_literal(left), sign, to_literal(right));
    CHECK(outcome(sign, left, right) == result);
}

TEST_CASE("the sign minus is checked as well") {
    CHECK(negate(whole(most)).integer() == -most);
    CHECK(negate(value::of(1.5)).floating() == -1.5);
    CHECK(negate(value()).is_null());
    CHECK_THROWS_AS(negate(whole(least)), wafer::error);
    CHECK_THROWS_AS(negate(value::of("a")), wafer::error);
}
