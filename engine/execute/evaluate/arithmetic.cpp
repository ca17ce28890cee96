#include "engine/value/arithmetic.hpp"

#include <cmath>
#include <utility>

#include "engine/execute/evaluate/build.hpp"
#include "engine/execute/evaluate/kernels.hpp"

namespace wafer::engine::evaluate {
namespace {

using bound::arithmetic_operator;
using scalar_operation = value (*)(value const&, value const&);

scalar_operation scalar_of(arithmetic_operator op) {
    switch (op) {
        case arithmetic_operator::add: return add;
        case arithmetic_operator::subtract: return subtract;
        case arithmetic_operator::multiply: return multiply;
        case arithmetic_operator::divide: return divide;
        case arithmetic_operator::modulo: return modulo;
        case arithmetic_operator::power: return power;
        case arithmetic_operator::concatenate: return concatenate;
    }
    return add;
}

// On integers each kernel tells whether the row is beyond it: an overflow, or a division that the scalar function has to look at.

struct addition {
    static bool integers(std::int64_t left, std::int64_t right, std::int64_t& out) { return __builtin_add_overflow(left, right, &out); }
    static double floats(double left, double right) { return left + right; }
};
struct subtraction {
    static bool integers(std::int64_t left, std::int64_t right, std::int64_t& out) { return __builtin_sub_overflow(left, right, &out); }
    static double floats(double left, double right) { return left - right; }
};
struct multiplication {
    static bool integers(std::int64_t left, std::int64_t right, std::int64_t& out) { return __builtin_mul_overflow(left, right, &out); }
    static double floats(double left, double right) { return left * right; }
};
struct division {
    static bool integers(std::int64_t left, std::int64_t right, std::int64_t& out) {
        bool const special = right == 0 || right == -1;
        out = left / (special ? 1 : right);
        return special;
    }
    static double floats(double left, double right) { return left / right; }
};
struct remainder {
    static bool integers(std::int64_t left, std::int64_t right, std::int64_t& out) {
        bool const special = right == 0 || right == -1;
        out = left % (special ? 1 : right);
        return special;
    }
    static double floats(double left, double right) { return std::fmod(left, right); }
};

packed_rows<std::int64_t> integer_rows(column const& from) { return {from.integers(), from.constant()}; }
packed_rows<double> float_rows(column const& from) { return {from.floatings(), from.constant()}; }

/// Calls `use` with the packed numbers of both sides. False when a side has none.
template <class Use>
bool with_numbers(column const& left, column const& right, Use use) {
    auto const with_left = [&](auto lefts) {
        if (right.kind() == layout::integer) return use(lefts, integer_rows(right));
        if (right.kind() == layout::floating) return use(lefts, float_rows(right));
        return false;
    };
    if (left.kind() == layout::integer) return with_left(integer_rows(left));
    if (left.kind() == layout::floating) return with_left(float_rows(left));
    return false;
}

/// Makes `out` a packed column and returns its rows.
std::int64_t* start_integers(column& out, std::size_t rows) {
    out.reset(layout::integer);
    out.resize(rows);
    return out.integers();
}
double* start_floats(column& out, std::size_t rows) {
    out.reset(layout::floating);
    out.resize(rows);
    return out.floatings();
}

/// False when the rows are no packed numbers, or one of them needs the scalar function.
template <class Kernel>
bool run_kernel(column const& left, column const& right, column& out, std::size_t rows) {
    return with_numbers(left, right, [&]<class Left, class Right>(packed_rows<Left> lefts, packed_rows<Right> rights) {
        if constexpr (std::is_same_v<Left, std::int64_t> && std::is_same_v<Right, std::int64_t>) {
            bool special = false;
            map_rows(lefts, rights, start_integers(out, rows), rows, [&special](std::int64_t one, std::int64_t other) {
                std::int64_t result = 0;
                special |= Kernel::integers(one, other, result);
                return result;
            });
            return !special;
        } else {
            map_rows(lefts, rights, start_floats(out, rows), rows,
                     [](Left one, Right other) { return Kernel::floats(static_cast<double>(one), static_cast<double>(other)); });
            return true;
        }
    });
}

bool run_power(column const& left, column const& right, column& out, std::size_t rows) {
    return with_numbers(left, right, [&]<class Left, class Right>(packed_rows<Left> lefts, packed_rows<Right> rights) {
        map_rows(lefts, rights, start_floats(out, rows), rows,
                 [](Left one, Right other) { return std::pow(static_cast<double>(one), static_cast<double>(other)); });
        return true;
    });
}

bool run_packed(arithmetic_operator op, column const& left, column const& right, column& out, std::size_t rows) {
    switch (op) {
        case arithmetic_operator::add: return run_kernel<addition>(left, right, out, rows);
        case arithmetic_operator::subtract: return run_kernel<subtraction>(left, right, out, rows);
        case arithmetic_operator::multiply: return run_kernel<multiplication>(left, right, out, rows);
        case arithmetic_operator::divide: return run_kernel<division>(left, right, out, rows);
        case arithmetic_operator::modulo: return run_kernel<remainder>(left, right, out, rows);
        case arithmetic_operator::power: return run_power(left, right, out, rows);
        case arithmetic_operator::concatenate: return false;
    }
    return false;
}

bool is_constant_null(column const& operand) { return operand.constant() && operand.is_null(0); }

void apply(arithmetic_operator op, column const& left, column const& right, column& out, std::size_t rows) {
    auto const scalar = scalar_of(op);
    if (is_constant_null(left) || is_constant_null(right)) return out.make_constant({});
    if (left.constant() && right.constant()) return out.make_constant(scalar(left.get(0), right.get(0)));
    if (run_packed(op, left, right, out, rows)) return join_validity(left, right, out, rows);
    bool const integers = left.kind() == layout::integer && right.kind() == layout::integer && op != arithmetic_operator::concatenate;
    out.reset(integers ? layout::integer : layout::any);
    out.resize(rows);
    row_reader lefts(left);
    row_reader rights(right);
    for (std::size_t i = 0; i < rows; ++i) out.set(i, scalar(lefts[i], rights[i]));
}

/// From left to right; two columns take turns to hold what has been computed so far.
class arithmetic_chain final : public computed {
public:
    arithmetic_chain(evaluator_ptr first, std::vector<std::pair<arithmetic_operator, evaluator_ptr>> rest)
        : first_(std::move(first)), rest_(std::move(rest)) {}

    void collect_slots(std::vector<slot>& slots) const override {
        first_->collect_slots(slots);
        for (auto const& [op, operand] : rest_) operand->collect_slots(slots);
    }

private:
    column const& compute(batch const& rows) override {
        column const* so_far = &first_->evaluate(rows);
        for (auto const& [op, operand] : rest_) {
            column& out = so_far == &result_ ? other_result_ : result_;
            apply(op, *so_far, operand->evaluate(rows), out, rows.rows);
            so_far = &out;
        }
        return *so_far;
    }

    evaluator_ptr first_;
    std::vector<std::pair<arithmetic_operator, evaluator_ptr>> rest_;
    column other_result_;
};

class negative final : public computed_from<1> {
public:
    using computed_from::computed_from;

private:
    column const& compute(batch const& rows) override {
        auto const& operand = operands_[0]->evaluate(rows);
        if (operand.constant()) {
            result_.make_constant(negate(operand.get(0)));
            return result_;
        }
        bool const packed = operand.kind() == layout::integer || operand.kind() == layout::floating;
        result_.reset(packed ? operand.kind() : layout::any);
        result_.resize(rows.rows);
        row_reader reader(operand);
        for (std::size_t i = 0; i < rows.rows; ++i) result_.set(i, negate(reader[i]));
        return result_;
    }
};

}  // namespace

evaluator_ptr build(bound::arithmetic const& node, scope const& in) {
    std::vector<std::pair<arithmetic_operator, evaluator_ptr>> rest;
    rest.reserve(node.rest.size());
    auto first = build_operand(node.first, in);
    for (auto const& [op, operand] : node.rest) rest.emplace_back(op, build_operand(operand, in));
    return std::make_unique<arithmetic_chain>(std::move(first), std::move(rest));
}

evaluator_ptr build(bound::minus const& node, scope const& in) { return std::make_unique<negative>(build_operand(node.operand, in)); }

}  // namespace wafer::engine::evaluate
