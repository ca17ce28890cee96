#include "engine/execute/aggregate.hpp"

#include "engine/execute/group_table.hpp"
#include "engine/execute/memory_meter.hpp"
#include "engine/graph/node_set.hpp"

namespace wafer::engine {

namespace {

class aggregate_operator final : public batch_operator {
public:
    aggregate_operator(built input, plan::aggregate const& aggregate, std::span<bound::symbol const> output,
                       compile_context const& context)
        : input_(std::move(input)), width_(output.size()), run_(context.run), meter_(*context.run) {
        for (auto const& key : aggregate.keys) {
            keys_.push_back(compile(key.content, input_.slots, context));
            key_targets_.push_back(find_slot(output, key.name));
        }
        for (auto const& item : aggregate.aggregates) items_.push_back(make_item(item, output, context));
    }

    void open() override {
        input_.root->open();
        taken_ = 0;
        done_ = false;
        emitted_ = 0;
        table_.reset(keys_.size());
        meter_.update(0);
        started_ = false;
    }

    bool next(batch& out) override {
        if (!std::exchange(done_, true)) consume();
        auto const groups = keys_.empty() ? std::size_t{1} : table_.size();
        if (emitted_ >= groups) return false;
        auto const count = std::min(run_->batch_rows, groups - emitted_);
        rows_.resize(count);
        std::iota(rows_.begin(), rows_.end(), static_cast<std::uint32_t>(emitted_));
        out.columns.resize(width_);
        for (std::size_t i = 0; i < keys_.size(); ++i)
            if (key_targets_[i]) out.columns[*key_targets_[i]].gather(table_.keys(i), rows_);
        for (auto& item : items_) finish(item, count, out);
        out.rows = count;
        emitted_ += count;
        return true;
    }

private:
    struct aggregate_item {
        aggregate_function const* function;
        std::unique_ptr<evaluator> argument;   // Null pointer: count(*).
        std::unique_ptr<evaluator> parameter;
        std::unique_ptr<accumulator> state;
        bool distinct = false;
        group_table seen;                      // Of (group, argument), for DISTINCT.
        node_set nodes;                        // Where there are no groups.
        std::optional<slot> target;
    };

    aggregate_item make_item(bound::aggregate_item const& item, std::span<bound::symbol const> output, compile_context const& context) const {
        aggregate_item made{.function = item.function, .argument = {}, .parameter = {}, .state = {}, .distinct = item.distinct, .seen = {}, .nodes = {},
                            .target = find_slot(output, item.name)};
        if (item.argument) made.argument = compile(item.argument, input_.slots, context);
        if (item.parameter) made.parameter = compile(item.parameter, input_.slots, context);
        return made;
    }

    void start(batch const& first) {
        started_ = true;
        for (auto& item : items_) {
            item.state.reset();
            // Without a row a parameter has no value, and the aggregate none either.
            if (item.parameter && first.rows == 0) continue;
            value const parameter = item.parameter ? item.parameter->evaluate(first).get(0) : value();
            item.state = item.function->start(parameter);
            item.state->resize(keys_.empty() ? 1 : 0);
            item.seen.reset(2);
            item.nodes.clear();
        }
    }

    void consume() {
        while (input_.root->next(in_)) {
            run_->stop->poll();
            run_->tell_taken(taken_ += in_.rows);
            if (!started_) start(in_);
            group_rows();
            for (auto& item : items_) update(item);
            meter_.update(memory_bytes());
        }
        if (!started_) start({});
    }

    void group_rows() {
        if (keys_.empty()) return;
        key_columns_.clear();
        for (auto const& key : keys_) key_columns_.push_back(&key->evaluate(in_));
        table_.find_or_insert(key_columns_, in_.rows, groups_, run_->stop);
        for (auto& item : items_) item.state->resize(table_.size());
    }

    void update(aggregate_item& item) {
        column const* argument = item.argument ? &item.argument->evaluate(in_) : nullptr;
        auto const groups = keys_.empty() ? std::span<std::uint32_t const>() : std::span<std::uint32_t const>(groups_);
        if (!item.distinct || !argument) {
            item.state->update(argument, groups, in_.rows);
            return;
        }
        keep_new_pairs(item, *argument, groups);
        item.state->update(&distinct_argument_, keys_.empty() ? std::span<std::uint32_t const>() : distinct_groups_,
                           distinct_rows_.size());
    }

    /// The rows whose (group, argument) has not come up before. Nodes of all rows as one group are known by their numbers.
    void keep_new_pairs(aggregate_item& item, column const& argument, std::span<std::uint32_t const> groups) {
        if (groups.empty() && argument.kind() == layout::node) return keep_new_nodes(item, argument);
        group_column_.reset(layout::integer);
        group_column_.resize(in_.rows);
        for (std::size_t row = 0; row < in_.rows; ++row) group_column_.integers()[row] = groups.empty() ? 0 : groups[row];
        column const* const pair[] = {&group_column_, &argument};
        auto known = item.seen.size();
        item.seen.find_or_insert(pair, in_.rows, pairs_, run_->stop);
        distinct_rows_.clear();
        distinct_groups_.clear();
        for (std::uint32_t row = 0; row < in_.rows; ++row) {
            if (pairs_[row] < known) continue;
            known = pairs_[row] + std::size_t{1};
            // Other batches' nodes may have come packed.
            if (auto const node = groups.empty() ? node_at(argument, row) : node_id{}; node.valid() && !item.nodes.insert(node)) continue;
            distinct_rows_.push_back(row);
            if (!groups.empty()) distinct_groups_.push_back(groups[row]);
        }
        distinct_argument_.gather(argument, distinct_rows_);
    }

    void keep_new_nodes(aggregate_item& item, column const& argument) {
        distinct_rows_.clear();
        for (std::uint32_t row = 0; row < in_.rows; ++row)
            if (auto const node = node_at(argument, row); node.valid() && item.nodes.insert(node)) distinct_rows_.push_back(row);
        distinct_argument_.gather(argument, distinct_rows_);
    }

    void finish(aggregate_item& item, std::size_t count, batch& out) const {
        if (!item.target) return;
        column& target = out.columns[*item.target];
        target.reset(layout::any);
        target.resize(count);
        for (std::size_t i = 0; i < count && item.state; ++i) target.values()[i] = item.state->finish(emitted_ + i);
        target.specialise();
    }

    [[nodiscard]] std::size_t memory_bytes() const {
        auto bytes = table_.memory_bytes();
        for (auto const& item : items_) bytes += item.state->memory_bytes() + (item.distinct ? item.seen.memory_bytes() + item.nodes.memory_bytes() : 0);
        return bytes;
    }

    built input_;
    std::size_t width_;
    run_context* run_;
    std::uint64_t taken_ = 0;  // Rows, for who shows the progress.
    memory_meter meter_;
    std::vector<std::unique_ptr<evaluator>> keys_;
    std::vector<std::optional<slot>> key_targets_;
    std::vector<aggregate_item> items_;
    bool done_ = false;
    bool started_ = false;
    std::size_t emitted_ = 0;
    group_table table_;
    batch in_;
    std::vector<column const*> key_columns_;
    std::vector<std::uint32_t> groups_, rows_, pairs_, distinct_rows_, distinct_groups_;
    column group_column_, distinct_argument_;
};

class distinct_operator final : public batch_operator {
public:
    distinct_operator(built input, plan::distinct const& distinct, std::span<bound::symbol const> output, run_context& run)
        : input_(std::move(input)), routes_(input_.slots, output), width_(output.size()), run_(&run), meter_(run) {
        for (auto const symbol : distinct.symbols) keys_.push_back(input_.slots.at(symbol));
    }
    void open() override {
        input_.root->open();
        table_.reset(keys_.size());
        meter_.update(0);
        seen_row_ = false;
    }
    bool next(batch& out) override {
        while (input_.root->next(in_)) {
            choose();
            if (chosen_.empty()) continue;
            out.columns.resize(width_);
            if (chosen_.size() == in_.rows) routes_.move(in_, out);
            else routes_.gather(in_, chosen_, out);
            out.rows = chosen_.size();
            return true;
        }
        return false;
    }

private:
    void choose() {
        chosen_.clear();
        if (keys_.empty()) {
            if (!std::exchange(seen_row_, true)) chosen_.push_back(0);
            return;
        }
        key_columns_.clear();
        for (auto const key : keys_) key_columns_.push_back(&in_.columns[key]);
        auto known = table_.size();
        table_.find_or_insert(key_columns_, in_.rows, groups_, run_->stop);
        for (std::uint32_t row = 0; row < in_.rows; ++row) {
            if (groups_[row] < known) continue;
            known = groups_[row] + std::size_t{1};
            chosen_.push_back(row);
        }
        meter_.update(table_.memory_bytes());
    }

    built input_;
    column_routes routes_;
    std::size_t width_;
    run_context* run_;
    memory_meter meter_;
    std::vector<slot> keys_;
    group_table table_;
    bool seen_row_ = false;
    batch in_;
    std::vector<column const*> key_columns_;
    std::vector<std::uint32_t> groups_, chosen_;
};

class union_operator final : public batch_operator {
public:
    union_operator(std::vector<built> inputs, plan::union_all const& what, std::span<bound::symbol const> output)
        : inputs_(std::move(inputs)), width_(output.size()) {
        for (std::size_t i = 0; i < inputs_.size(); ++i) {
            auto& sources = sources_.emplace_back();
            for (auto const symbol : output) {
                auto const position = find_slot(what.columns, symbol);
                sources.push_back(inputs_[i].slots.at(position ? what.sources[i][*position] : symbol));
            }
        }
    }
    void open() override {
        for (auto& input : inputs_) input.root->open();
        current_ = 0;
    }
    bool next(batch& out) override {
        for (; current_ < inputs_.size(); ++current_) {
            if (!inputs_[current_].root->next(in_)) continue;
            out.columns.resize(width_);
            for (slot to = 0; to < width_; ++to) copy_column(in_.columns[sources_[current_][to]], in_.rows, out.columns[to], identity_);
            out.rows = in_.rows;
            return true;
        }
        return false;
    }

private:
    std::vector<built> inputs_;
    std::size_t width_;
    std::vector<std::vector<slot>> sources_;
    std::size_t current_ = 0;
    batch in_;
    std::vector<std::uint32_t> identity_;
};

}  // namespace

built build_aggregate(built input, plan::aggregate const& aggregate, std::span<bound::symbol const> output,
                      compile_context const& context) {
    return {std::make_unique<aggregate_operator>(std::move(input), aggregate, output, context), slot_map({output.begin(), output.end()})};
}

built build_distinct(built input, plan::distinct const& distinct, std::span<bound::symbol const> output, run_context& run) {
    return {std::make_unique<distinct_operator>(std::move(input), distinct, output, run), slot_map({output.begin(), output.end()})};
}

built build_union(std::vector<built> inputs, plan::union_all const& what, std::span<bound::symbol const> output) {
    return {std::make_unique<union_operator>(std::move(inputs), what, output), slot_map({output.begin(), output.end()})};
}

}  // namespace wafer::engine
