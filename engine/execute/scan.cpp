#include "engine/execute/scan.hpp"

#include "engine/execute/types.hpp"

namespace wafer::engine {

namespace {

class single_row_operator final : public batch_operator {
public:
    void open() override { done_ = false; }
    bool next(batch& out) override {
        out.columns.clear();
        out.rows = 1;
        return !std::exchange(done_, true);
    }

private:
    bool done_ = false;
};

class node_scan_operator final : public expanding_operator {
public:
    node_scan_operator(built input, plan::node_scan const& scan, std::span<bound::symbol const> output, run_context& run)
        : expanding_operator(std::move(input), output, run), label_(scan.label), target_(find_slot(output, scan.node)) {}

private:
    void begin_batch() override { from_ = {0}; }

    void extend(batch& out) override {
        std::optional<label_id> label;
        if (label_) {
            label = run_->data->find_label(*label_);
            if (!label) {
                row_ = in_.rows;
                return;
            }
        }
        buffer_.resize(run_->batch_rows);
        std::size_t made = 0;
        while (row_ < in_.rows && made < buffer_.size()) {
            auto const space = std::span(buffer_).subspan(made);
            auto const found = label ? run_->data->scan_label(*label, from_, space) : run_->data->scan_nodes(from_, space);
            origins_.insert(origins_.end(), found, static_cast<std::uint32_t>(row_));
            made += found;
            if (found < space.size()) {
                ++row_;
                from_ = {0};
            }
        }
        if (!target_ || made == 0) return;
        column& nodes = out.columns[*target_];
        nodes.reset(layout::node);
        nodes.resize(made);
        std::copy_n(buffer_.begin(), made, nodes.nodes());
    }

    std::optional<std::string> label_;
    std::optional<slot> target_;
    node_id from_{0};
    std::vector<node_id> buffer_;
};

class node_by_id_operator final : public expanding_operator {
public:
    node_by_id_operator(built input, plan::node_by_id const& seek, std::span<bound::symbol const> output, compile_context const& context)
        : expanding_operator(std::move(input), output, *context.run), id_(compile(seek.id, input_.slots, context)),
          target_(find_slot(output, seek.node)) {}

private:
    void extend(batch& out) override {
        column const& ids = id_->evaluate(in_);
        found_.clear();
        for (; row_ < in_.rows; ++row_) {
            value const id = ids.get(row_);
            if (!id.is_number()) continue;
            double const number = id.number();
            if (!(number >= 0 && number < run_->data->node_bound())) continue;
            node_id const node{static_cast<std::uint32_t>(number)};
            if (static_cast<double>(node.value) != number || !run_->data->contains(node)) continue;
            origins_.push_back(static_cast<std::uint32_t>(row_));
            found_.push_back(node);
        }
        if (!target_ || found_.empty()) return;
        column& nodes = out.columns[*target_];
        nodes.reset(layout::node);
        nodes.resize(found_.size());
        std::copy(found_.begin(), found_.end(), nodes.nodes());
    }

    std::unique_ptr<evaluator> id_;
    std::optional<slot> target_;
    std::vector<node_id> found_;
};

class endpoints_operator final : public expanding_operator {
public:
    endpoints_operator(built input, plan::endpoints const& ends, std::span<bound::symbol const> output, run_context& run)
        : expanding_operator(std::move(input), output, run), ends_(ends), types_(ends.types),
          relationship_(input_.slots.at(ends.relationship)) {
        if (ends.from_bound) from_in_ = input_.slots.at(ends.from);
        else from_out_ = find_slot(output, ends.from);
        if (ends.to_bound) to_in_ = input_.slots.at(ends.to);
        else to_out_ = find_slot(output, ends.to);
    }

private:
    void extend(batch& out) override {
        types_.resolve(*run_->data);
        sources_.clear();
        targets_.clear();
        // A relationship gives up to two rows, also where a batch is to have one.
        auto const most = std::max<std::size_t>(run_->batch_rows, 2);
        for (; row_ < in_.rows && origins_.size() + 2 <= most; ++row_) {
            value const found = in_.columns[relationship_].get(row_);
            if (!found.is(kind::relationship)) continue;
            rel_id const relationship = found.relationship();
            if (!types_.holds(relationship.type) || !run_->data->contains(relationship)) continue;
            node_id const source = run_->data->source(relationship);
            node_id const target = run_->data->target(relationship);
            if (ends_.towards != bound::direction::left) add(source, target);
            if (ends_.towards == bound::direction::left || (ends_.towards == bound::direction::either && source != target))
                add(target, source);
        }
        write(out, from_out_, sources_);
        write(out, to_out_, targets_);
    }
    void add(node_id from, node_id to) {
        if (from_in_ && node_at(in_.columns[*from_in_], row_) != from) return;
        if (to_in_ && node_at(in_.columns[*to_in_], row_) != to) return;
        if (ends_.from == ends_.to && from != to) return;
        origins_.push_back(static_cast<std::uint32_t>(row_));
        sources_.push_back(from);
        targets_.push_back(to);
    }
    static void write(batch& out, std::optional<slot> to, std::vector<node_id> const& nodes) {
        if (!to) return;
        column& target = out.columns[*to];
        target.reset(layout::node);
        target.resize(nodes.size());
        std::copy(nodes.begin(), nodes.end(), target.nodes());
    }

    plan::endpoints ends_;
    type_filter types_;
    slot relationship_;
    std::optional<slot> from_in_, to_in_, from_out_, to_out_;
    std::vector<node_id> sources_, targets_;
};

std::vector<bound::symbol> copy_of(std::span<bound::symbol const> symbols) { return {symbols.begin(), symbols.end()}; }

}  // namespace

built build_single_row(run_context&) { return {std::make_unique<single_row_operator>(), slot_map()}; }

built build_node_scan(built input, plan::node_scan const& scan, std::span<bound::symbol const> output, run_context& run) {
    return {std::make_unique<node_scan_operator>(std::move(input), scan, output, run), slot_map(copy_of(output))};
}

built build_node_by_id(built input, plan::node_by_id const& seek, std::span<bound::symbol const> output, compile_context const& context) {
    return {std::make_unique<node_by_id_operator>(std::move(input), seek, output, context), slot_map(copy_of(output))};
}

built build_endpoints(built input, plan::endpoints const& ends, std::span<bound::symbol const> output, run_context& run) {
    return {std::make_unique<endpoints_operator>(std::move(input), ends, output, run), slot_map(copy_of(output))};
}

}  // namespace wafer::engine
