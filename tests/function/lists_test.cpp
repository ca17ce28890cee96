// List functions, element access and slices.
#include <string>

#include "tests/function/evaluate.hpp"
#include "tests/support/catch.hpp"

namespace {

struct row {
    char const* expression;
    char const* result;
};

}  // namespace

TEST_CASE("list functions") {
    auto const [expression, result] = GENERATE(values<row>({
        {"size([1, 2, 3])", "3"},
        {"size([])", "0"},
        {"size(null)", "null"},
        {"size(1)", "type: InvalidArgumentValue"},
        {"head([1, 2])", "1"},
        {"head([])", "null"},
        {"last([1, 2])", "2"},
        {"last([])", "null"},
        {"tail([1, 2, 3])", "[2, 3]"},
        {"tail([])", "[]"},
        {"tail(tail([1]))", "[]"},
        {"reverse([1, 'a', null])", "[null, 'a', 1]"},
        {"isEmpty([])", "true"},
        {"isEmpty('')", "true"},
        {"isEmpty({a: 1})", "false"},
        {"keys({b: 1, a: null})", "['a', 'b']"},
        {"keys({})", "[]"},
        {"keys(null)", "null"},
        {"properties({a: 1})", "{a: 1}"},
    }));
    CAPTURE(expression);
    CHECK(wafer::tests::result_of(expression) == result);
}

TEST_CASE("range includes both ends") {
    auto const [expression, result] = GENERATE(values<row>({
        {"range(0, 3)", "[0, 1, 2, 3]"},
        {"range(0, -1)", "[]"},
        {"range(3, 0, -2)", "[3, 1]"},
        {"range(0, 1, -1)", "[]"},
        {"range(1381, -3412, -1298)", "[1381, 83, -1215, -2513]"},
        {"range(5, 5)", "[5]"},
        {"range(9223372036854775806, 9223372036854775807)", "[9223372036854775806, 9223372036854775807]"},
        {"range(-9223372036854775808, 9223372036854775807, 9223372036854775807)", "[-9223372036854775808, -1, 9223372036854775806]"},
        {"range(0, 9223372036854775807)", "limit: ListTooLong"},
        {"range(-9223372036854775808, 9223372036854775807)", "limit: ListTooLong"},
        {"range(2, 8, 0)", "argument: NumberOutOfRange"},
        {"range(true, 1, 1)", "argument: InvalidArgumentType"},
        {"range(0, 1.1)", "argument: InvalidArgumentType"},
        {"range(0, null)", "null"},
    }));
    CAPTURE(expression);
    CHECK(wafer::tests::result_of(expression) == result);
}

TEST_CASE("elements and slices are counted from either end") {
    auto const [expression, result] = GENERATE(values<row>({
        {"[1, 2, 3][0]", "1"},
        {"[1, 2, 3][-1]", "3"},
        {"[1, 2, 3][3]", "null"},
        {"[1, 2, 3][-4]", "null"},
        {"[1, 2, 3][null]", "null"},
        {"[1, 2, 3]['a']", "type: InvalidArgumentType"},
        {"[1, 2, 3][1.0]", "type: InvalidArgumentType"},
        {"(1)[0]", "type: InvalidArgumentType"},
        {"'abc'[0]", "type: InvalidArgumentType"},
        {"{a: 1}['a']", "1"},
        {"{a: 1}['b']", "null"},
        {"{a: 1}[0]", "type: MapElementAccessByNonString"},
        {"{a: 1}.a", "1"},
        {"{a: {b: [7]}}.a.b[0]", "7"},
        {"(1).a", "type: InvalidArgumentType"},
        {"[1].a", "type: InvalidArgumentType"},
        {"[1, 2, 3][1..]", "[2, 3]"},
        {"[1, 2, 3][..2]", "[1, 2]"},
        {"[1, 2, 3][-3..-1]", "[1, 2]"},
        {"[1, 2, 3][3..1]", "[]"},
        {"[1, 2, 3][-5..5]", "[1, 2, 3]"},
        {"[1, 2, 3][..null]", "null"},
        {"[1, 2, 3]['a'..]", "type: InvalidArgumentType"},
        {"(1)[0..1]", "type: InvalidArgumentType"},
    }));
    CAPTURE(expression);
    CHECK(wafer::tests::result_of(expression) == result);
}
