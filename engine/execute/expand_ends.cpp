// The ends of all trails of a row, each once: breadth-first over nodes.
#include <algorithm>

#include "engine/execute/expand.hpp"
#include "engine/execute/memory_meter.hpp"
#include "engine/execute/steps.hpp"

namespace wafer::engine {

namespace {

/// A shortest walk to a node that is not the start meets no node twice. Back to the start leads a trail where a relationship comes back to it:
/// with a direction any one; without, one that joins what was reached by different relationships of the start, or leaves the start for
/// what was reached by another one already, or for itself.
class expand_ends_operator final : public expanding_operator {
public:
    expand_ends_operator(built input, plan::expand_many const& expand, std::span<bound::symbol const> output, compile_context const& context)
        : expanding_operator(std::move(input), output, *context.run), memory_(*context.run), least_(expand.length.least),
          most_(expand.length.most), either_way_(expand.towards == bound::direction::either),
          finder_(expand.towards, expand.types, expand.each, expand.element, input_.slots, context), from_(input_.slots.at(expand.from)) {
        if (expand.into) into_ = input_.slots.at(expand.to);
        else to_ = find_slot(output, expand.to);
    }

    void open() override {
        expanding_operator::open();
        memory_.update(0);
    }

private:
    /// How a node was reached: in the search of which number, at which distance, and by which relationship of the start.
    struct visit {
        std::uint32_t search = 0;
        std::uint32_t distance = 0;
        std::uint64_t branch = 0;
    };

    void begin_batch() override {
        finder_.begin_batch(*run_->data);
        searched_ = false;
        visits_.resize(std::max<std::size_t>(visits_.size(), run_->data->node_bound()));
        charge();
    }

    void extend(batch& out) override {
        if (to_) out.columns[*to_].reset(layout::node);
        while (row_ < in_.rows && room() > 0) {
            if (!std::exchange(searched_, true)) search();
            emit(out);
            if (next_ < ends_.size()) return;
            searched_ = false;
            ++row_;
        }
    }

    void emit(batch& out) {
        auto const count = std::min(room(), ends_.size() - next_);
        auto const first = origins_.size();
        origins_.insert(origins_.end(), count, static_cast<std::uint32_t>(row_));
        if (to_) {
            out.columns[*to_].resize(origins_.size());
            std::copy_n(ends_.begin() + static_cast<std::ptrdiff_t>(next_), count,
                        out.columns[*to_].nodes() + first);
        }
        next_ += count;
    }

    void search() {
        ends_.clear();
        next_ = 0;
        frontier_.clear();
        start_ = node_at(in_.columns[from_], row_);
        wanted_ = into_ ? node_at(in_.columns[*into_], row_) : node_id{};
        if (!start_.valid() || (into_ && !wanted_.valid())) return;
        begin_search();
        returned_ = least_ == 0;
        if (returned_) found(start_);
        frontier_.push_back(start_);
        for (std::uint32_t distance = 0; distance < most_ && !frontier_.empty() && !complete(); ++distance) {
            beyond_.clear();
            for (auto const node : frontier_) go_on(node, distance);
            frontier_.swap(beyond_);
            charge();
        }
    }

    void begin_search() {
        if (++search_ == 0) {
            std::fill(visits_.begin(), visits_.end(), visit{});
            search_ = 1;
        }
        visits_[start_.value] = {search_, 0, 0};
    }

    void go_on(node_id node, std::uint32_t distance) {
        steps_.clear();
        finder_.find(*run_->data, node, in_, row_, steps_);
        run_->stop->walk(steps_.size() + 1);
        auto const here = visits_[node.value];
        for (auto const& step : steps_) {
            auto& there = visits_[step.to.value];
            if (there.search == search_) {
                if (!returned_ && comes_back(node, here, step, there)) {
                    returned_ = true;
                    found(start_);
                }
                continue;
            }
            there = {search_, distance + 1, node == start_ ? step.relationship.packed() : here.branch};
            beyond_.push_back(step.to);
            found(step.to);
        }
    }

    [[nodiscard]] bool comes_back(node_id node, visit const& here, path_step const& step, visit const& there) const {
        if (!either_way_) return step.to == start_;
        // The other way round this is seen from the start itself.
        if (step.to == start_) return node == start_;
        bool const other = node == start_ ? there.branch != step.relationship.packed() : there.branch != here.branch;
        return other && std::uint64_t{here.distance} + there.distance + 1 <= most_;
    }

    void found(node_id node) {
        if (!into_ || node == wanted_) ends_.push_back(node);
    }
    [[nodiscard]] bool complete() const { return into_ && !ends_.empty(); }
    void charge() {
        memory_.update(visits_.capacity() * sizeof(visit) + (ends_.capacity() + frontier_.capacity() + beyond_.capacity()) * sizeof(node_id) +
                       steps_.capacity() * sizeof(path_step));
    }

    memory_meter memory_;
    std::uint64_t least_, most_;
    bool either_way_;
    step_finder finder_;
    slot from_;
    std::optional<slot> into_, to_;
    std::vector<visit> visits_;  // By node.
    std::uint32_t search_ = 0;
    std::vector<node_id> ends_, frontier_, beyond_;
    std::vector<path_step> steps_;
    std::size_t next_ = 0;
    node_id start_, wanted_;
    bool returned_ = false;  // Whether the start is known to be an end.
    bool searched_ = false;
};

}  // namespace

built build_expand_ends(built input, plan::expand_many const& expand, std::span<bound::symbol const> output, compile_context const& context) {
    return {std::make_unique<expand_ends_operator>(std::move(input), expand, output, context), slot_map({output.begin(), output.end()})};
}

}  // namespace wafer::engine
