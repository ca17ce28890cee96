// Plans inside plans: the argument leaf, the subplan that runs a plan for rows around it, and apply.
#pragma once

#include "engine/execute/operator.hpp"
#include "engine/plan/plan.hpp"

namespace wafer::engine {

/// The leaf of a subplan: hands on the rows it was given last, with the number of each in the column `origin`.
class argument_operator : public batch_operator {
public:
    argument_operator(std::vector<bound::symbol> symbols, bound::symbol origin, std::span<bound::symbol const> output)
        : output_(output.begin(), output.end()), symbols_(std::move(symbols)), origin_(origin) {}

    /// Rows `first` to `first + count - 1` of `outer`, whose columns are found through `slots`.
    void give(batch const& outer, slot_map const& slots, std::size_t first, std::size_t count);
    void open() override { done_ = false; }
    bool next(batch& out) override;

private:
    std::vector<bound::symbol> output_;
    std::vector<bound::symbol> symbols_;
    bound::symbol origin_;
    batch const* outer_ = nullptr;
    slot_map const* slots_ = nullptr;
    std::size_t first_ = 0;
    std::size_t count_ = 0;
    bool done_ = true;
    std::vector<std::uint32_t> rows_;
};

/// A built plan with its leaves. Row by row where it holds operators that must not see the rows of two origins together, and then it needs no
/// origin column; else batch by batch.
class plan_runner final : public subplan {
public:
    plan_runner(built plan, std::vector<argument_operator*> leaves, slot_map outer, std::optional<slot> origin)
        : plan_(std::move(plan)), leaves_(std::move(leaves)), outer_slots_(std::move(outer)), origin_(origin), row_by_row_(!origin) {}

    void start(batch const& outer) override;
    /// The rows of one origin only.
    void start_row(batch const& outer, std::size_t row);
    bool next(batch& out, std::vector<std::uint32_t>& origins) override;
    [[nodiscard]] slot_map const& slots() const { return plan_.slots; }

private:
    void open_row(std::size_t row);

    built plan_;
    std::vector<argument_operator*> leaves_;  // One, or one per part of a UNION.
    slot_map outer_slots_;
    std::optional<slot> origin_;
    bool row_by_row_;
    bool open_ = false;
    batch const* outer_ = nullptr;
    std::size_t next_row_ = 0;
    std::size_t end_row_ = 0;
};

built build_apply(built input, std::unique_ptr<plan_runner> inner, plan::apply const& apply, std::span<bound::symbol const> output);

}  // namespace wafer::engine
