// Operators over batches. Each pulls batches from its inputs and fills the one it is given; buffers are kept from batch to batch, so a
// warm operator allocates nothing. Pulling, rather than pushing, lets a result be read row by row, suspended between two rows and dropped
// early without a second stack or thread (decision 002). One thread each.
#pragma once

#include <algorithm>
#include <memory>
#include <numeric>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "engine/execute/evaluator.hpp"
#include "engine/execute/run_context.hpp"
#include "engine/vector/column.hpp"

namespace wafer::engine {

class batch_operator {
public:
    virtual ~batch_operator() = default;
    /// Starts over. Called before the first `next`, and again for each run.
    virtual void open() = 0;
    /// Fills `out`, whose former content is recycled, with at least one row; false at the end.
    virtual bool next(batch& out) = 0;
};

/// An operator with the columns that it hands on.
struct built {
    std::unique_ptr<batch_operator> root;
    slot_map slots;
};

/// Input columns that go to output columns.
class column_routes {
public:
    column_routes() = default;
    column_routes(slot_map const& input, std::span<bound::symbol const> output) {
        for (slot to = 0; to < output.size(); ++to)
            if (input.has(output[to])) routes_.emplace_back(input.at(output[to]), to);
    }
    void gather(batch const& from, std::span<std::uint32_t const> rows, batch& to) const {
        for (auto [source, target] : routes_) to.columns[target].gather(from.columns[source], rows);
    }
    /// Exchanges the buffers: `from` is done with.
    void move(batch& from, batch& to) const {
        for (auto [source, target] : routes_) std::swap(from.columns[source], to.columns[target]);
    }

private:
    std::vector<std::pair<slot, slot>> routes_;
};

/// The place of a symbol among the output columns, or nothing when it is not handed on.
inline std::optional<slot> find_slot(std::span<bound::symbol const> output, bound::symbol symbol) {
    auto const found = std::find(output.begin(), output.end(), symbol);
    if (found == output.end()) return std::nullopt;
    return static_cast<slot>(found - output.begin());
}

/// `to` becomes a copy of the `rows` rows of `from`.
inline void copy_column(column const& from, std::size_t rows, column& to, std::vector<std::uint32_t>& identity) {
    if (from.constant()) {
        to.make_constant(from.get(0));
        return;
    }
    if (identity.size() < rows) {
        auto const known = identity.size();
        identity.resize(rows);
        std::iota(identity.begin() + static_cast<std::ptrdiff_t>(known), identity.end(), static_cast<std::uint32_t>(known));
    }
    to.gather(from, std::span(identity).first(rows));
}

/// For operators that make any number of rows from each input row. `extend` looks at input rows from `row_` on, notes in `origins_` the
/// input row of each row made, fills its own columns of `out`, and stops at a full batch or the end of the input batch.
class expanding_operator : public batch_operator {
public:
    expanding_operator(built input, std::span<bound::symbol const> output, run_context& run)
        : input_(std::move(input)), output_(output.begin(), output.end()), routes_(input_.slots, output), run_(&run) {}

    void open() override {
        input_.root->open();
        has_input_ = false;
    }
    bool next(batch& out) override {
        // Every long loop over rows draws on an operator of this kind, so that it can be stopped here.
        run_->stop->poll();
        out.columns.resize(output_.size());
        while (true) {
            if (!has_input_) {
                if (!input_.root->next(in_)) return false;
                has_input_ = true;
                row_ = 0;
                begin_batch();
            }
            origins_.clear();
            extend(out);
            if (row_ >= in_.rows) has_input_ = false;
            if (origins_.empty()) {
                run_->stop->poll();
                continue;
            }
            out.rows = origins_.size();
            routes_.gather(in_, origins_, out);
            return true;
        }
    }

protected:
    virtual void begin_batch() {}
    virtual void extend(batch& out) = 0;
    [[nodiscard]] std::size_t room() const { return run_->batch_rows - origins_.size(); }

    built input_;
    std::vector<bound::symbol> output_;
    column_routes routes_;
    run_context* run_;
    batch in_;
    std::size_t row_ = 0;
    std::vector<std::uint32_t> origins_;

private:
    bool has_input_ = false;
};

/// The node of a row, whatever the column's layout; invalid for null. Throws nothing: kinds were checked by the binder.
inline node_id node_at(column const& nodes, std::size_t row) {
    if (nodes.is_null(row)) return {};
    if (nodes.kind() == layout::node) return nodes.nodes()[row * nodes.stride()];
    value const content = nodes.get(row);
    return content.is(kind::node) ? content.node() : node_id{};
}

}  // namespace wafer::engine
