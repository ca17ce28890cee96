#include <limits>
#include <optional>
#include <random>

#include "engine/execute/evaluator.hpp"
#include "engine/value/arithmetic.hpp"
#include "engine/value/relations.hpp"
#include "tests/execute/evaluator_expressions.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::tests;
using bound::arithmetic_operator;
using bound::comparison_operator;

namespace {

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

/// Values of one sort, the awkward ones included.
std::vector<value> pool(std::string_view sort) {
    std::vector<value> contents{value()};
    auto const numbers = sort == "numbers" || sort == "anything";
    if (sort == "integers" || numbers) {
        for (std::int64_t const number : {std::int64_t{0}, std::int64_t{1}, std::int64_t{-1}, std::int64_t{7}, std::int64_t{-12}, least,
                                          greatest, (std::int64_t{1} << 53) + 1}) {
            contents.push_back(value::of(number));
        }
    }
    if (sort == "floats" || numbers) {
        for (double const number : {0.0, -0.0, 1.0, 2.5, -7.0, 1e300, 9007199254740992.0, not_a_number, infinite, -infinite}) {
            contents.push_back(value::of(number));
        }
    }
    if (sort == "booleans" || sort == "anything") {
        contents.push_back(value::of(true));
        contents.push_back(value::of(false));
    }
    if (sort == "nodes") {
        for (std::uint32_t const id : {0u, 1u, 2u}) contents.push_back(value::of(node_id{id}));
    }
    if (sort == "relationships") {
        for (std::uint32_t const id : {0u, 1u, 2u}) contents.push_back(value::of(rel_id{{id / 2}, id}));
    }
    if (sort == "anything") {
        contents.push_back(value::of("text"));
        contents.push_back(value::of(""));
        contents.push_back(list_of({value::of(std::int64_t{1}), value()}));
        contents.push_back(value::of(node_id{0}));
    }
    return contents;
}

value expected(arithmetic_operator op, value const& left, value const& right) {
    switch (op) {
        case arithmetic_operator::add: return add(left, right);
        case arithmetic_operator::subtract: return subtract(left, right);
        case arithmetic_operator::multiply: return multiply(left, right);
        case arithmetic_operator::divide: return divide(left, right);
        case arithmetic_operator::modulo: return modulo(left, right);
        case arithmetic_operator::power: return power(left, right);
        case arithmetic_operator::concatenate: return concatenate(left, right);
    }
    return {};
}

value expected(comparison_operator op, value const& left, value const& right) {
    if (op == comparison_operator::equal || op == comparison_operator::not_equal) {
        auto const equal = equals(left, right);
        return equal ? value::of(*equal == (op == comparison_operator::equal)) : value();
    }
    auto const order = compare(left, right);
    if (!order) return {};
    switch (op) {
        case comparison_operator::less: return value::of(*order < 0);
        case comparison_operator::less_equal: return value::of(*order <= 0);
        case comparison_operator::greater: return value::of(*order > 0);
        case comparison_operator::greater_equal: return value::of(*order >= 0);
        case comparison_operator::equal:
        case comparison_operator::not_equal: break;
    }
    return {};
}

/// What the operation gives, or the detail of its error.
template <class Op>
std::string outcome(Op op, value const& left, value const& right) {
    try {
        return to_literal(expected(op, left, right));
    } catch (wafer::error const& problem) {
        return "!" + problem.detail();
    }
}

bound::expr binary(expressions& e, arithmetic_operator op, bound::expr left, bound::expr right) { return e.compute(op, left, right); }
bound::expr binary(expressions& e, comparison_operator op, bound::expr left, bound::expr right) { return e.compare(op, left, right); }

struct pairs {
    std::vector<value> left;
    std::vector<value> right;
    std::string outcomes;
};

/// Random pairs for which the operation does not fail.
template <class Op>
pairs random_pairs(Op op, std::vector<value> const& lefts, std::vector<value> const& rights, std::size_t rows) {
    std::mt19937 random(static_cast<unsigned>(op) * 1000 + static_cast<unsigned>(rows));
    pairs made;
    for (std::size_t tries = 0; made.left.size() < rows && tries < rows * 1000; ++tries) {
        auto const& left = lefts[random() % lefts.size()];
        auto const& right = rights[random() % rights.size()];
        auto const result = outcome(op, left, right);
        if (result.starts_with("!")) continue;
        made.outcomes += (made.left.empty() ? "" : ", ") + result;
        made.left.push_back(left);
        made.right.push_back(right);
    }
    return made;
}

template <class Op>
void check_rows(Op op, std::vector<value> const& lefts, std::vector<value> const& rights) {
    for (std::size_t const rows : {std::size_t{1}, std::size_t{5}, std::size_t{2048}}) {
        auto const made = random_pairs(op, lefts, rights, rows);
        for (bool const packed : {true, false}) {
            expressions e;
            CHECK(e.rows(binary(e, op, e.ref(0), e.ref(1)), batch_of({made.left, made.right}, packed)) == made.outcomes);
        }
    }
}

/// Each value on one side against all on the other, the one as a constant.
template <class Op>
void check_constants(Op op, std::vector<value> const& lefts, std::vector<value> const& rights) {
    for (auto const& left : lefts) {
        for (auto const& right : rights) {
            auto const wanted = outcome(op, left, right);
            expressions e;
            auto const rows = batch_of({{left, left}, {right, right}});
            for (auto const* expression : {binary(e, op, e.ref(0), e.literal(right)), binary(e, op, e.literal(left), e.ref(1)),
                                           binary(e, op, e.literal(left), e.literal(right))}) {
                auto const failed = e.failure(expression, rows);
                CHECK((failed.empty() ? e.rows(expression, rows) : "!" + failed) == (failed.empty() ? wanted + ", " + wanted : wanted));
            }
        }
    }
}

template <class Op>
void check(Op op, std::string const& left, std::string const& right) {
    INFO("operator " << static_cast<int>(op) << " on " << left << " and " << right);
    check_rows(op, pool(left), pool(right));
    check_constants(op, pool(left), pool(right));
}

}  // namespace

TEST_CASE("arithmetic on columns agrees with arithmetic on values") {
    auto const op = GENERATE(arithmetic_operator::add, arithmetic_operator::subtract, arithmetic_operator::multiply,
                             arithmetic_operator::divide, arithmetic_operator::modulo, arithmetic_operator::power);
    std::string const left = GENERATE("integers", "floats", "numbers", "anything");
    std::string const right = GENERATE("integers", "floats", "numbers", "anything");
    check(op, left, right);
}

TEST_CASE("comparison of columns agrees with comparison of values") {
    auto const op = GENERATE(comparison_operator::equal, comparison_operator::not_equal, comparison_operator::less,
                             comparison_operator::less_equal, comparison_operator::greater, comparison_operator::greater_equal);
    std::string const left = GENERATE("integers", "floats", "booleans", "nodes", "relationships", "anything");
    std::string const right = GENERATE("integers", "floats", "booleans", "nodes", "relationships", "anything");
    check(op, left, right);
}

TEST_CASE("an overflow in any row ends the statement, but not in a row that is null") {
    expressions e;
    auto const sum = e.compute(arithmetic_operator::add, e.ref(0), e.integer(1));
    std::vector<value> numbers(2048, value::of(std::int64_t{3}));
    CHECK(e.failure(sum, batch_of({numbers})).empty());
    numbers[2000] = value::of(greatest);
    auto rows = batch_of({numbers});
    CHECK(e.failure(sum, rows) == "NumberOverflow");
    rows.columns[0].set_null(2000);
    CHECK(e.failure(sum, rows).empty());
    CHECK(e.values(sum, rows)[2000].is_null());
}

TEST_CASE("a division by zero in a row that is null is none") {
    expressions e;
    auto rows = batch_of({integers({1, 2, 3}), integers({1, 0, -1})});
    auto const quotient = e.compute(arithmetic_operator::divide, e.ref(0), e.ref(1));
    CHECK(e.failure(quotient, rows) == "DivisionByZero");
    rows.columns[0].set_null(1);
    CHECK(e.rows(quotient, rows) == "1, null, -3");
}

TEST_CASE("arithmetic runs from left to right") {
    expressions e;
    auto const rows = batch_of({integers({10, 20})});
    auto const chain = e.make(bound::arithmetic{e.ref(0),
                                                {{arithmetic_operator::subtract, e.integer(4)},
                                                 {arithmetic_operator::subtract, e.ref(0)},
                                                 {arithmetic_operator::add, e.text("!")}}});
    CHECK(e.rows(chain, rows) == "'-4!', '-4!'");
}

TEST_CASE("the sign is applied to numbers and refused by the rest") {
    expressions e;
    auto const negative = e.make(bound::minus{e.ref(0)});
    CHECK(e.rows(negative, batch_of({{value::of(std::int64_t{2}), value(), value::of(2.5)}})) == "-2, null, -2.5");
    CHECK(e.rows(negative, batch_of({integers({2, -3})})) == "-2, 3");
    CHECK(e.failure(negative, batch_of({integers({least})})) == "NumberOverflow");
    CHECK(e.failure(negative, batch_of({{value::of("x")}})) == "InvalidArgumentType");
}

TEST_CASE("tests for null see packed, dynamic and constant nulls") {
    bool const packed = GENERATE(true, false);
    expressions e;
    auto const rows = batch_of({{value::of(std::int64_t{1}), value()}}, packed);
    CHECK(e.rows(e.make(bound::null_test{e.ref(0), false}), rows) == "false, true");
    CHECK(e.rows(e.make(bound::null_test{e.ref(0), true}), rows) == "true, false");
    CHECK(e.rows(e.make(bound::null_test{e.literal({}), false}), rows) == "true, true");
}

TEST_CASE("results are computed anew for each batch") {
    expressions e;
    auto const compiled = e.compiled(e.compute(arithmetic_operator::multiply, e.ref(0), e.integer(2)), 1);
    for (std::int64_t const number : {1, 2, 3}) {
        auto const rows = batch_of({std::vector<value>(static_cast<std::size_t>(number * 600), value::of(number))});
        auto const& result = compiled->evaluate(rows);
        CHECK(result.stored() == rows.rows);
        CHECK(result.get(rows.rows - 1).integer() == number * 2);
    }
    auto const dynamic = batch_of({{value::of(1.5), value::of(std::int64_t{4})}});
    CHECK(to_literal(compiled->evaluate(dynamic).get(0)) == "3.0");
}
