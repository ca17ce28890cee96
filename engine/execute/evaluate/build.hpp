// One `build` for each kind of bound expression, and what the evaluators they make have in common. Internal to the evaluator.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/execute/evaluator.hpp"

namespace wafer::engine::evaluate {

using evaluator_ptr = std::unique_ptr<evaluator>;

/// What an expression is compiled in.
struct scope {
    slot_map const& slots;
    compile_context const& context;
    kind_set kinds = any_kind;  // What the expression can be besides null.
};

evaluator_ptr build(bound::literal const& node, scope const& in);
evaluator_ptr build(bound::parameter const& node, scope const& in);
evaluator_ptr build(bound::reference const& node, scope const& in);
evaluator_ptr build(bound::property const& node, scope const& in);
evaluator_ptr build(bound::subscript const& node, scope const& in);
evaluator_ptr build(bound::slice const& node, scope const& in);
evaluator_ptr build(bound::list const& node, scope const& in);
evaluator_ptr build(bound::map const& node, scope const& in);
evaluator_ptr build(bound::logic const& node, scope const& in);
evaluator_ptr build(bound::negation const& node, scope const& in);
evaluator_ptr build(bound::comparison const& node, scope const& in);
evaluator_ptr build(bound::arithmetic const& node, scope const& in);
evaluator_ptr build(bound::minus const& node, scope const& in);
evaluator_ptr build(bound::predicate const& node, scope const& in);
evaluator_ptr build(bound::null_test const& node, scope const& in);
evaluator_ptr build(bound::type_test const& node, scope const& in);
evaluator_ptr build(bound::label_test const& node, scope const& in);
evaluator_ptr build(bound::conditional const& node, scope const& in);
evaluator_ptr build(bound::call const& node, scope const& in);
evaluator_ptr build(bound::list_comprehension const& node, scope const& in);
evaluator_ptr build(bound::quantifier const& node, scope const& in);
evaluator_ptr build(bound::reduction const& node, scope const& in);
evaluator_ptr build(bound::subquery const& node, scope const& in);
evaluator_ptr build(bound::path const& node, scope const& in);

/// `left IN right`.
evaluator_ptr build_membership(bound::predicate const& node, scope const& in);

inline evaluator_ptr build_operand(bound::expr expression, scope const& in) { return compile(expression, in.slots, in.context); }

evaluator_ptr make_constant(value content);

/// An evaluator whose result is its own. Nothing is computed, and so nothing fails, for no rows.
class computed : public evaluator {
public:
    column const& evaluate(batch const& rows) final {
        if (rows.rows > 0) return compute(rows);
        result_.reset(layout::any);
        return result_;
    }

protected:
    virtual column const& compute(batch const& rows) = 0;

    column result_;
};

/// Computed from the columns of a fixed number of operands.
template <std::size_t Count>
class computed_from : public computed {
public:
    template <class... Operands>
    explicit computed_from(Operands... operands) : operands_{std::move(operands)...} {}
    void collect_slots(std::vector<slot>& slots) const override {
        for (auto const& operand : operands_) operand->collect_slots(slots);
    }

protected:
    evaluator_ptr operands_[Count];
};

/// Reads rows of a column as dynamic values, copying only where they lie packed. Each read ends the life of the one before.
class row_reader {
public:
    explicit row_reader(column const& from) : from_(&from), values_(from.kind() == layout::any ? from.values() : nullptr) {}
    value const& operator[](std::size_t row) {
        if (values_) return values_[row * from_->stride()];
        packed_ = from_->get(row);
        return packed_;
    }

private:
    column const* from_;
    value const* values_;
    value packed_;
};

/// Fills a boolean column row by row; nothing stands for null.
class truth_writer {
public:
    truth_writer(column& to, std::size_t rows) : to_(&to) {
        to.reset(layout::boolean);
        to.resize(rows);
        truths_ = to.booleans();
    }
    void set(std::size_t row, std::optional<bool> truth) {
        truths_[row] = truth.value_or(false) ? 1 : 0;
        if (truth) return;
        if (!valid_) valid_ = to_->make_validity();
        valid_[row] = 0;
    }

private:
    column* to_;
    std::uint8_t* truths_ = nullptr;
    std::uint8_t* valid_ = nullptr;
};

/// The layout that holds values of this kind, or of any of these kinds.
layout layout_for(kind_set kinds);

/// Three-valued logic as numbers: `and` is the minimum, `or` the maximum.
enum truth : std::uint8_t { is_false = 0, is_unknown = 1, is_true = 2 };

/// The truth of each row. Throws `wafer::error` (type: InvalidArgumentType) where `taker` gets something else than a boolean or null.
void read_truths(column const& from, std::size_t rows, std::string_view taker, std::vector<std::uint8_t>& truths);

/// Throws when the statement is to stop.
void poll(run_context const& run);

}  // namespace wafer::engine::evaluate
