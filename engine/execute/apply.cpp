#include "engine/execute/apply.hpp"

namespace wafer::engine {

void argument_operator::give(batch const& outer, slot_map const& slots, std::size_t first, std::size_t count) {
    outer_ = &outer;
    slots_ = &slots;
    first_ = first;
    count_ = count;
}

bool argument_operator::next(batch& out) {
    if (std::exchange(done_, true) || count_ == 0) return false;
    rows_.resize(count_);
    std::iota(rows_.begin(), rows_.end(), static_cast<std::uint32_t>(first_));
    out.columns.resize(output_.size());
    out.rows = count_;
    for (slot to = 0; to < output_.size(); ++to) {
        column& target = out.columns[to];
        if (output_[to] != origin_) {
            target.gather(outer_->columns[slots_->at(output_[to])], rows_);
            continue;
        }
        target.reset(layout::integer);
        target.resize(count_);
        std::iota(target.integers(), target.integers() + count_, static_cast<std::int64_t>(first_));
    }
    return true;
}

void plan_runner::start(batch const& outer) {
    outer_ = &outer;
    next_row_ = 0;
    end_row_ = outer.rows;
    open_ = false;
    if (row_by_row_) return;
    for (auto* const leaf : leaves_) leaf->give(outer, outer_slots_, 0, outer.rows);
    next_row_ = end_row_;
    plan_.root->open();
    open_ = true;
}

void plan_runner::start_row(batch const& outer, std::size_t row) {
    outer_ = &outer;
    end_row_ = row + 1;
    open_row(row);
}

void plan_runner::open_row(std::size_t row) {
    for (auto* const leaf : leaves_) leaf->give(*outer_, outer_slots_, row, 1);
    next_row_ = row + 1;
    plan_.root->open();
    open_ = true;
}

bool plan_runner::next(batch& out, std::vector<std::uint32_t>& origins) {
    while (!open_ || !plan_.root->next(out)) {
        open_ = false;
        if (next_row_ >= end_row_) return false;
        open_row(next_row_);
    }
    origins.resize(out.rows);
    if (!origin_) {
        std::fill(origins.begin(), origins.end(), static_cast<std::uint32_t>(next_row_ - 1));
        return true;
    }
    column const& numbers = out.columns[*origin_];
    for (std::size_t row = 0; row < out.rows; ++row)
        origins[row] = static_cast<std::uint32_t>(numbers.kind() == layout::integer ? numbers.integers()[row * numbers.stride()]
                                                                                    : numbers.get(row).integer());
    return true;
}

namespace {

/// The outer row beside each of its inner rows; with `optional` a row without any beside nulls, in its place.
class apply_operator final : public batch_operator {
public:
    apply_operator(built input, std::unique_ptr<plan_runner> inner, bool optional, std::span<bound::symbol const> output)
        : input_(std::move(input)), inner_(std::move(inner)), optional_(optional), width_(output.size()), outer_(input_.slots, output) {
        for (slot to = 0; to < output.size(); ++to)
            if (!input_.slots.has(output[to])) added_.emplace_back(inner_->slots().at(output[to]), to);
    }

    void open() override {
        input_.root->open();
        running_ = false;
    }

    bool next(batch& out) override {
        out.columns.resize(width_);
        while (true) {
            if (!running_) {
                if (!input_.root->next(in_)) return false;
                inner_->start(in_);
                running_ = true;
                unmatched_ = 0;
            }
            if (inner_->next(found_, origins_)) {
                emit(out);
                return true;
            }
            running_ = false;
            if (emit_rest(out)) return true;
        }
    }

private:
    /// `rows_[i]` is the row of `found_` beside `origins[i]`, or `none`.
    static constexpr std::uint32_t none = ~0u;

    void emit(batch& out) {
        if (!optional_) {
            gather(out);
            return;
        }
        filled_origins_.clear();
        rows_.clear();
        bool gaps = false;
        for (std::uint32_t row = 0; row < found_.rows; ++row) {
            for (; unmatched_ < origins_[row]; ++unmatched_) {
                filled_origins_.push_back(unmatched_);
                rows_.push_back(none);
                gaps = true;
            }
            unmatched_ = origins_[row] + 1;
            filled_origins_.push_back(origins_[row]);
            rows_.push_back(row);
        }
        if (!gaps) {
            gather(out);
            return;
        }
        outer_.gather(in_, filled_origins_, out);
        for (auto [from, to] : added_) gather_or_null(found_.columns[from], out.columns[to]);
        out.rows = filled_origins_.size();
    }
    void gather(batch& out) {
        outer_.gather(in_, origins_, out);
        for (auto [from, to] : added_) std::swap(found_.columns[from], out.columns[to]);
        out.rows = origins_.size();
    }
    void gather_or_null(column const& from, column& to) const {
        to.reset(from.kind());
        to.resize(rows_.size());
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (rows_[i] == none) to.set_null(i);
            else to.set(i, from.get(rows_[i]));
        }
    }

    bool emit_rest(batch& out) {
        if (!optional_ || unmatched_ >= in_.rows) return false;
        filled_origins_.resize(in_.rows - unmatched_);
        std::iota(filled_origins_.begin(), filled_origins_.end(), unmatched_);
        outer_.gather(in_, filled_origins_, out);
        for (auto [from, to] : added_) out.columns[to].make_constant({});
        out.rows = filled_origins_.size();
        return true;
    }

    built input_;
    std::unique_ptr<plan_runner> inner_;
    bool optional_;
    std::size_t width_;
    column_routes outer_;
    std::vector<std::pair<slot, slot>> added_;
    bool running_ = false;
    std::uint32_t unmatched_ = 0;  // The first outer row not yet seen to have or have not.
    batch in_, found_;
    std::vector<std::uint32_t> origins_, filled_origins_, rows_;
};

/// The outer rows as they are, once the plan has run for each of them.
class unit_apply_operator final : public batch_operator {
public:
    unit_apply_operator(built input, std::unique_ptr<plan_runner> inner, std::span<bound::symbol const> output)
        : input_(std::move(input)), inner_(std::move(inner)), width_(output.size()), outer_(input_.slots, output) {}

    void open() override { input_.root->open(); }
    bool next(batch& out) override {
        if (!input_.root->next(in_)) return false;
        inner_->start(in_);
        while (inner_->next(found_, origins_)) {}
        out.columns.resize(width_);
        outer_.move(in_, out);
        out.rows = in_.rows;
        return true;
    }

private:
    built input_;
    std::unique_ptr<plan_runner> inner_;
    std::size_t width_;
    column_routes outer_;
    batch in_, found_;
    std::vector<std::uint32_t> origins_;
};

}  // namespace

built build_apply(built input, std::unique_ptr<plan_runner> inner, plan::apply const& apply, std::span<bound::symbol const> output) {
    if (apply.unit)
        return {std::make_unique<unit_apply_operator>(std::move(input), std::move(inner), output), slot_map({output.begin(), output.end()})};
    return {std::make_unique<apply_operator>(std::move(input), std::move(inner), apply.optional, output),
            slot_map({output.begin(), output.end()})};
}

}  // namespace wafer::engine
