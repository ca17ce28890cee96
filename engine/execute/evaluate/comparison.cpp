#include <cmath>
#include <compare>
#include <functional>

#include "engine/execute/evaluate/build.hpp"
#include "engine/execute/evaluate/kernels.hpp"
#include "engine/value/relations.hpp"

namespace wafer::engine::evaluate {
namespace {

using bound::comparison_operator;

bool is_equality(comparison_operator op) { return op == comparison_operator::equal || op == comparison_operator::not_equal; }

template <class T, class Relation>
void compare_rows(packed_rows<T> left, packed_rows<T> right, column& out, std::size_t rows, Relation relation) {
    out.reset(layout::boolean);
    out.resize(rows);
    map_rows(left, right, out.booleans(), rows,
             [relation](T one, T other) { return static_cast<std::uint8_t>(relation(one, other) ? 1 : 0); });
}

/// IEEE 754 and `compare` agree on NaN: it is unequal to all and neither less nor greater.
template <class T>
bool run_scalars(comparison_operator op, packed_rows<T> left, packed_rows<T> right, column& out, std::size_t rows) {
    switch (op) {
        case comparison_operator::equal: compare_rows(left, right, out, rows, std::equal_to<>()); break;
        case comparison_operator::not_equal: compare_rows(left, right, out, rows, std::not_equal_to<>()); break;
        case comparison_operator::less: compare_rows(left, right, out, rows, std::less<>()); break;
        case comparison_operator::less_equal: compare_rows(left, right, out, rows, std::less_equal<>()); break;
        case comparison_operator::greater: compare_rows(left, right, out, rows, std::greater<>()); break;
        case comparison_operator::greater_equal: compare_rows(left, right, out, rows, std::greater_equal<>()); break;
    }
    return true;
}

/// Nodes and relationships have no order.
template <class T>
bool run_entities(comparison_operator op, packed_rows<T> left, packed_rows<T> right, column& out, std::size_t rows) {
    if (!is_equality(op)) return false;
    bool const equal = op == comparison_operator::equal;
    compare_rows(left, right, out, rows, [equal](T one, T other) { return (one == other) == equal; });
    return true;
}

/// An integer constant against floats, if the constant is a float exactly.
bool run_with_integer(comparison_operator op, column const& left, column const& right, column& out, std::size_t rows) {
    constexpr std::int64_t most = std::int64_t{1} << 53;
    bool const constant_left = left.constant();
    std::int64_t const constant = constant_left ? left.integers()[0] : right.integers()[0];
    if (constant > most || constant < -most) return false;
    auto const exact = static_cast<double>(constant);
    packed_rows<double> const one{&exact, true};
    return constant_left ? run_scalars<double>(op, one, {right.floatings(), false}, out, rows)
                         : run_scalars<double>(op, {left.floatings(), false}, one, out, rows);
}

/// A float constant against integers, if the constant is an integer.
bool run_with_float(comparison_operator op, column const& left, column const& right, column& out, std::size_t rows) {
    bool const constant_left = left.constant();
    double const constant = constant_left ? left.floatings()[0] : right.floatings()[0];
    if (!(std::abs(constant) <= 0x1p53) || std::trunc(constant) != constant) return false;
    auto const exact = static_cast<std::int64_t>(constant);
    packed_rows<std::int64_t> const one{&exact, true};
    return constant_left ? run_scalars<std::int64_t>(op, one, {right.integers(), false}, out, rows)
                         : run_scalars<std::int64_t>(op, {left.integers(), false}, one, out, rows);
}

bool run_mixed(comparison_operator op, column const& left, column const& right, column& out, std::size_t rows) {
    auto const* const constant = left.constant() ? &left : right.constant() ? &right : nullptr;
    if (!constant) return false;
    auto const* const varying = constant == &left ? &right : &left;
    if (constant->kind() == layout::integer && varying->kind() == layout::floating) return run_with_integer(op, left, right, out, rows);
    if (constant->kind() == layout::floating && varying->kind() == layout::integer) return run_with_float(op, left, right, out, rows);
    return false;
}

/// False when there is no kernel for these columns.
bool run_packed(comparison_operator op, column const& left, column const& right, column& out, std::size_t rows) {
    bool const one = left.constant();
    bool const other = right.constant();
    if (left.kind() != right.kind()) return run_mixed(op, left, right, out, rows);
    switch (left.kind()) {
        case layout::any: return false;
        case layout::boolean: return run_scalars<std::uint8_t>(op, {left.booleans(), one}, {right.booleans(), other}, out, rows);
        case layout::integer: return run_scalars<std::int64_t>(op, {left.integers(), one}, {right.integers(), other}, out, rows);
        case layout::floating: return run_scalars<double>(op, {left.floatings(), one}, {right.floatings(), other}, out, rows);
        case layout::node: return run_entities<node_id>(op, {left.nodes(), one}, {right.nodes(), other}, out, rows);
        case layout::relationship: return run_entities<rel_id>(op, {left.relationships(), one}, {right.relationships(), other}, out, rows);
    }
    return false;
}

std::optional<bool> equal_values(value const& left, value const& right) {
    if (left.is(kind::string) && right.is(kind::string)) return left.string() == right.string();
    return equals(left, right);
}

std::optional<bool> compare_values(comparison_operator op, value const& left, value const& right) {
    if (is_equality(op)) {
        auto const equal = equal_values(left, right);
        return equal ? std::optional(*equal == (op == comparison_operator::equal)) : std::nullopt;
    }
    if (left.is_null() || right.is_null()) return std::nullopt;
    auto const order = compare(left, right);
    if (!order) return std::nullopt;
    switch (op) {
        case comparison_operator::less: return *order < 0;
        case comparison_operator::less_equal: return *order <= 0;
        case comparison_operator::greater: return *order > 0;
        case comparison_operator::greater_equal: return *order >= 0;
        case comparison_operator::equal:
        case comparison_operator::not_equal: break;
    }
    return std::nullopt;
}

class comparison_of_two final : public computed_from<2> {
public:
    comparison_of_two(comparison_operator op, evaluator_ptr left, evaluator_ptr right)
        : computed_from(std::move(left), std::move(right)), op_(op) {}

private:
    column const& compute(batch const& rows) override {
        auto const& left = operands_[0]->evaluate(rows);
        auto const& right = operands_[1]->evaluate(rows);
        if ((left.constant() && left.is_null(0)) || (right.constant() && right.is_null(0))) {
            result_.make_constant({});
        } else if (left.constant() && right.constant()) {
            auto const verdict = compare_values(op_, left.get(0), right.get(0));
            result_.make_constant(verdict ? value::of(*verdict) : value());
        } else if (run_packed(op_, left, right, result_, rows.rows)) {
            join_validity(left, right, result_, rows.rows);
        } else {
            row_reader lefts(left);
            row_reader rights(right);
            truth_writer out(result_, rows.rows);
            for (std::size_t i = 0; i < rows.rows; ++i) out.set(i, compare_values(op_, lefts[i], rights[i]));
        }
        return result_;
    }

    comparison_operator op_;
};

class test_for_null final : public computed_from<1> {
public:
    test_for_null(evaluator_ptr operand, bool negated) : computed_from(std::move(operand)), negated_(negated) {}

private:
    column const& compute(batch const& rows) override {
        auto const& operand = operands_[0]->evaluate(rows);
        if (operand.constant() || !operand.may_have_nulls()) {
            bool const null = operand.constant() && operand.is_null(0);
            result_.make_constant(value::of(null != negated_));
            return result_;
        }
        result_.reset(layout::boolean);
        result_.resize(rows.rows);
        auto* const truths = result_.booleans();
        for (std::size_t i = 0; i < rows.rows; ++i) truths[i] = operand.is_null(i) != negated_ ? 1 : 0;
        return result_;
    }

    bool negated_;
};

}  // namespace

evaluator_ptr build(bound::comparison const& node, scope const& in) {
    auto left = build_operand(node.left, in);
    return std::make_unique<comparison_of_two>(node.op, std::move(left), build_operand(node.right, in));
}

evaluator_ptr build(bound::null_test const& node, scope const& in) {
    return std::make_unique<test_for_null>(build_operand(node.operand, in), node.negated);
}

}  // namespace wafer::engine::evaluate
