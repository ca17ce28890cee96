#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/execute/evaluate/build.hpp"
#include "engine/value/growing_list.hpp"

namespace wafer::engine::evaluate {
namespace {

/// EXISTS, COUNT and COLLECT: a subplan that is started for each batch with the variables it reads.
class subquery_of_rows final : public computed {
public:
    subquery_of_rows(bound::subquery_kind kind, std::unique_ptr<subplan> plan, std::vector<slot> slots, run_context const& run)
        : kind_(kind), plan_(std::move(plan)), slots_(std::move(slots)), run_(&run) {}

    void collect_slots(std::vector<slot>& slots) const override { slots.insert(slots.end(), slots_.begin(), slots_.end()); }

private:
    column const& compute(batch const& rows) override {
        start(rows);
        switch (kind_) {
            case bound::subquery_kind::exists: exists(rows.rows); break;
            case bound::subquery_kind::count: count(rows.rows); break;
            case bound::subquery_kind::collect: collect(rows.rows); break;
        }
        return result_;
    }

    void start(batch const& rows) {
        outer_.rows = rows.rows;
        outer_.columns.resize(slots_.size());
        all_.resize(rows.rows);
        std::iota(all_.begin(), all_.end(), 0u);
        for (std::size_t i = 0; i < slots_.size(); ++i) outer_.columns[i].gather(rows.columns[slots_[i]], all_);
        plan_->start(outer_);
    }

    bool next() {
        poll(*run_);
        return plan_->next(found_, origins_);
    }

    /// Stops as soon as every row has found something.
    void exists(std::size_t rows) {
        result_.reset(layout::boolean);
        result_.resize(rows);
        auto* const truths = result_.booleans();
        std::fill_n(truths, rows, std::uint8_t{0});
        std::size_t missing = rows;
        while (missing > 0 && next()) {
            for (std::size_t i = 0; i < found_.rows; ++i) {
                missing -= truths[origins_[i]] == 0 ? 1 : 0;
                truths[origins_[i]] = 1;
            }
        }
    }

    void count(std::size_t rows) {
        result_.reset(layout::integer);
        result_.resize(rows);
        auto* const counts = result_.integers();
        std::fill_n(counts, rows, std::int64_t{0});
        while (next()) {
            for (std::size_t i = 0; i < found_.rows; ++i) ++counts[origins_[i]];
        }
    }

    void collect(std::size_t rows) {
        collected_.clear();
        collected_.resize(rows);
        std::size_t elements = 0;
        while (next()) {
            elements += found_.rows;
            value_memory::expect(elements * sizeof(value));
            for (std::size_t i = 0; i < found_.rows; ++i) collected_[origins_[i]].push_back(found_.columns[0].get(i));
        }
        result_.reset(layout::any);
        result_.resize(rows);
        for (std::size_t i = 0; i < rows; ++i) result_.values()[i] = value::of(collected_[i].finish());
    }

    bound::subquery_kind kind_;
    std::unique_ptr<subplan> plan_;
    std::vector<slot> slots_;
    run_context const* run_;
    batch outer_;  // The columns of `slots_`.
    batch found_;
    std::vector<std::uint32_t> origins_;
    std::vector<std::uint32_t> all_;
    std::vector<growing_list> collected_;
};

}  // namespace

evaluator_ptr build(bound::subquery const& node, scope const& in) {
    std::vector<slot> slots;
    for (auto const symbol : node.outer) slots.push_back(in.slots.at(symbol));
    auto plan = in.context.build_subplan(node, slot_map(node.outer));
    return std::make_unique<subquery_of_rows>(node.kind, std::move(plan), std::move(slots), *in.context.run);
}

}  // namespace wafer::engine::evaluate
