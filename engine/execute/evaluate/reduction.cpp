#include <numeric>
#include <utility>

#include "engine/execute/evaluate/flattening.hpp"

namespace wafer::engine::evaluate {
namespace {

/// `reduce(accumulator = initial, x IN list | step)`: step k runs over the k-th elements of all lists that have one.
class reduced final : public computed {
public:
    reduced(evaluator_ptr initial, evaluator_ptr list, evaluator_ptr step, std::size_t locals, run_context const& run)
        : initial_(std::move(initial)), list_(std::move(list)), step_(std::move(step)), locals_(locals), run_(&run) {
        evaluator const* const reader = step_.get();
        slots_ = below(slots_of({&reader, 1}), locals_);
    }

    void collect_slots(std::vector<slot>& slots) const override {
        initial_->collect_slots(slots);
        list_->collect_slots(slots);
        slots.insert(slots.end(), slots_.begin(), slots_.end());
    }

private:
    column const& compute(batch const& rows) override {
        start(rows, initial_->evaluate(rows), list_->evaluate(rows));
        std::size_t steps = 0;
        for (std::size_t k = 0; retire(rows, k); ++k) {
            take_elements(k);
            auto const& computed = step_->evaluate(inner_);
            steps += inner_.rows + copied(computed, inner_.rows);
            keep_result(computed);
            if (steps >= 4096) poll(*run_);
            steps %= 4096;
        }
        return result_;
    }

    [[nodiscard]] column& accumulator() { return inner_.columns[locals_]; }
    [[nodiscard]] column& element() { return inner_.columns[locals_ + 1]; }

    /// All rows whose list is not null are open.
    void start(batch const& rows, column const& initial, column const& lists) {
        result_.reset(layout::any);
        result_.resize(rows.rows);
        inner_.columns.resize(locals_ + 2);
        open_.clear();
        items_.clear();
        lists_.assign(rows.rows, value());
        for (std::uint32_t row = 0; row < rows.rows; ++row) {
            lists_[row] = lists.get(row);
            auto const* const items = list_or_null(lists_[row], "reduce()");
            if (!items) continue;
            open_.push_back(row);
            items_.push_back(items);
        }
        accumulator().gather(initial, open_);
        accumulator().flatten(open_.size());
        gather_outer(rows);
    }

    /// Hands out the results of the rows whose list has no element `k`. Returns whether any row is left.
    bool retire(batch const& rows, std::size_t k) {
        kept_.clear();
        for (std::uint32_t i = 0; i < open_.size(); ++i) {
            if (k < items_[i]->size()) {
                kept_.push_back(i);
            } else {
                result_.values()[open_[i]] = accumulator().get(i);
            }
        }
        if (kept_.size() == open_.size()) return !open_.empty();
        for (std::size_t i = 0; i < kept_.size(); ++i) {
            open_[i] = open_[kept_[i]];
            items_[i] = items_[kept_[i]];
        }
        open_.resize(kept_.size());
        items_.resize(kept_.size());
        if (open_.empty()) return false;
        accumulator().keep(kept_);
        gather_outer(rows);
        return true;
    }

    void gather_outer(batch const& rows) {
        inner_.rows = open_.size();
        for (auto const slot : slots_) inner_.columns[slot].gather(rows.columns[slot], open_);
        all_.resize(open_.size());
        std::iota(all_.begin(), all_.end(), 0u);
    }

    void take_elements(std::size_t k) {
        element().reset(layout_of((*items_[0])[k].type()));
        element().resize(open_.size());
        for (std::size_t i = 0; i < open_.size(); ++i) element().set(i, (*items_[i])[k]);
    }

    /// What the step may have copied: a list that grows by one element is copied in each step.
    static std::size_t copied(column const& computed, std::size_t rows) {
        if (computed.kind() != layout::any) return 0;
        std::size_t items = 0;
        for (std::size_t i = 0; i < rows; ++i) {
            value const& content = computed.values()[i * computed.stride()];
            if (content.is(kind::list)) items += content.list().size();
            if (content.is(kind::string)) items += content.string().size() / 16;
        }
        return items;
    }

    /// The step may be the accumulator itself.
    void keep_result(column const& computed) {
        if (&computed == &accumulator()) return;
        accumulator().gather(computed, all_);
        accumulator().flatten(open_.size());
    }

    evaluator_ptr initial_;
    evaluator_ptr list_;
    evaluator_ptr step_;
    std::size_t locals_;  // The slot of the accumulator; the element's is behind it.
    run_context const* run_;
    std::vector<slot> slots_;  // Outer ones that the step reads.
    batch inner_;
    std::vector<value> lists_;
    // Rows that still have elements, with their lists.
    std::vector<std::uint32_t> open_;
    std::vector<value_list const*> items_;
    std::vector<std::uint32_t> kept_;
    std::vector<std::uint32_t> all_;
};

}  // namespace

evaluator_ptr build(bound::reduction const& node, scope const& in) {
    auto const slots = with_locals(in.slots, {node.accumulator, node.variable});
    auto initial = build_operand(node.initial, in);
    auto list = build_operand(node.list, in);
    auto step = compile(node.step, slots, in.context);
    return std::make_unique<reduced>(std::move(initial), std::move(list), std::move(step), in.slots.symbols().size(), *in.context.run);
}

}  // namespace wafer::engine::evaluate
