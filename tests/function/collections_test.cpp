// The functions coll.* and vector.similarity.*.
#include <string>

#include "tests/function/evaluate.hpp"
#include "tests/support/catch.hpp"

using wafer::tests::result_of;

namespace {

struct row {
    char const* expression;
    char const* result;
};

}  // namespace

TEST_CASE("lists are made of other lists") {
    auto const [expression, result] = GENERATE(values<row>({
        {"coll.distinct([1, 3, 1.0, 'a', null, 3, null, [1], [1.0]])", "[1, 3, 'a', null, [1]]"},
        {"coll.distinct([])", "[]"},
        {"coll.distinct(null)", "null"},
        {"coll.distinct('a')", "type: InvalidArgumentValue"},
        {"coll.flatten([1, [2, [3, [4]]], []])", "[1, 2, [3, [4]]]"},
        {"coll.flatten([1, [2, [3, [4]]], []], 2)", "[1, 2, 3, [4]]"},
        {"coll.flatten([1, [2, [3, [4]]], []], 9)", "[1, 2, 3, 4]"},
        {"coll.flatten([[1], null], 0)", "[[1], null]"},
        {"coll.flatten([[1]], -1)", "argument: NumberOutOfRange"},
        {"coll.flatten(null)", "null"},
        {"coll.flatten([1], null)", "null"},
        {"coll.indexOf([1, 2, 3], 2.0)", "1"},
        {"coll.indexOf(['a', null], 'b')", "-1"},
        {"coll.indexOf([null], null)", "null"},
        {"coll.indexOf(null, 1)", "null"},
        {"coll.insert([1, 3], 1, 2)", "[1, 2, 3]"},
        {"coll.insert([1, 3], 2, null)", "[1, 3, null]"},
        {"coll.insert([], 0, 1)", "[1]"},
        {"coll.insert([1], 2, 1)", "argument: NumberOutOfRange"},
        {"coll.insert([1], -1, 1)", "argument: NumberOutOfRange"},
        {"coll.insert(null, 0, 1)", "null"},
        {"coll.insert([1], null, 1)", "null"},
        {"coll.insert(1, 0, 1)", "type: InvalidArgumentValue"},
        {"coll.remove(['a', 'b', 'c'], 1)", "['a', 'c']"},
        {"coll.remove(['a'], 1)", "argument: NumberOutOfRange"},
        {"coll.remove([], 0)", "argument: InvalidArgumentValue"},
        {"coll.remove(null, 0)", "null"},
        {"coll.max([1, 5.5, 'a', null, 3])", "5.5"},
        {"coll.min([1, 5.5, 'a', null, 3])", "'a'"},
        {"coll.max([null])", "null"},
        {"coll.min([])", "null"},
        {"coll.max(null)", "null"},
        {"coll.sort([3, 1, null, 'b', 'a', 2.5])", "['a', 'b', 1, 2.5, 3, null]"},
        {"coll.sort([1, 2])", "[1, 2]"},
        {"coll.sort(null)", "null"},
    }));
    CAPTURE(expression);
    CHECK(result_of(expression) == result);
}

TEST_CASE("the similarity of vectors lies between 0 and 1") {
    auto const [expression, result] = GENERATE(values<row>({
        {"vector.similarity.cosine([1, 0], [2.0, 0])", "1.0"},
        {"vector.similarity.cosine([1, 0], [0, 3])", "0.5"},
        {"vector.similarity.cosine([1, 0], [-1, 0])", "0.0"},
        {"vector.similarity.cosine([0, 0], [1, 0])", "argument: InvalidArgumentValue"},
        {"vector.similarity.cosine([1], [1, 0])", "argument: InvalidArgumentValue"},
        {"vector.similarity.cosine([], [])", "argument: InvalidArgumentValue"},
        {"vector.similarity.cosine(['a'], [1])", "type: InvalidArgumentValue"},
        {"vector.similarity.cosine([1.0 / 0], [1])", "argument: InvalidArgumentValue"},
        {"vector.similarity.cosine(null, [1])", "null"},
        {"vector.similarity.euclidean([1, 2], [1, 2])", "1.0"},
        {"vector.similarity.euclidean([0, 0], [0, 1])", "0.5"},
        {"vector.similarity.euclidean([1], [1, 2])", "argument: InvalidArgumentValue"},
        {"vector.similarity.euclidean([null], [1])", "type: InvalidArgumentValue"},
        {"vector.similarity.euclidean([1], null)", "null"},
    }));
    CAPTURE(expression);
    CHECK(result_of(expression) == result);
}

TEST_CASE("GQL's names of functions do what the others do") {
    auto const [expression, other] = GENERATE(values<row>({
        {"ceiling(1.2)", "ceil(1.2)"},
        {"local_time('10:00')", "localtime('10:00')"},
        {"zoned_time('10:00Z')", "time('10:00Z')"},
        {"local_datetime('2024-02-29T10:00')", "localdatetime('2024-02-29T10:00')"},
        {"zoned_datetime('2024-02-29T10:00Z')", "datetime('2024-02-29T10:00Z')"},
        {"duration_between(date('2024-01-01'), date('2024-03-02'))", "duration.between(date('2024-01-01'), date('2024-03-02'))"},
        {"path_length(null)", "length(null)"},
    }));
    CAPTURE(expression);
    CHECK(result_of(expression) == result_of(other));
}
