#include "engine/execute/expand.hpp"
#include "engine/execute/steps.hpp"

namespace wafer::engine {

namespace {

/// Depth-first over trails, without recursion: `steps_` holds the open steps of every node on the trail, `frames_` where each node's begin
/// and which of them is being followed.
class expand_many_operator final : public expanding_operator {
public:
    expand_many_operator(built input, plan::expand_many const& expand, std::span<bound::symbol const> output,
                         compile_context const& context)
        : expanding_operator(std::move(input), output, *context.run), least_(expand.length.least), most_(expand.length.most),
          reversed_(expand.reversed),
          finder_(expand.towards, expand.types, expand.each, expand.element, input_.slots, context),
          from_(input_.slots.at(expand.from)), list_(find_slot(output, expand.relationships)) {
        if (expand.into) into_ = input_.slots.at(expand.to);
        else to_ = find_slot(output, expand.to);
    }

private:
    struct frame {
        std::size_t first;  // Of `steps_`.
        std::size_t next;
        std::size_t end;
    };

    void begin_batch() override {
        finder_.begin_batch(*run_->data);
        started_ = false;
    }

    void extend(batch& out) override {
        prepare(out);
        while (row_ < in_.rows && room() > 0) {
            if (!started_ && !start(out)) {
                ++row_;
                continue;
            }
            while (!frames_.empty() && room() > 0) {
                run_->stop->walk(1);
                advance(out);
            }
            if (!frames_.empty()) return;
            started_ = false;
            ++row_;
        }
    }

    void prepare(batch& out) {
        if (list_) out.columns[*list_].reset(layout::any);
        if (to_) out.columns[*to_].reset(layout::node);
    }

    /// Puts the row's start node on the trail; false when the row has none or nothing can follow.
    bool start(batch& out) {
        node_id const from = node_at(in_.columns[from_], row_);
        if (!from.valid() || least_ > most_) return false;
        started_ = true;
        trail_.clear();
        steps_.clear();
        frames_.clear();
        into_node_ = into_ ? node_at(in_.columns[*into_], row_) : node_id{};
        if (least_ == 0) emit(from, out);
        if (most_ > 0) descend(from);
        return true;
    }

    void descend(node_id node) {
        auto const first = steps_.size();
        finder_.find(*run_->data, node, in_, row_, steps_);
        frames_.push_back({first, first, steps_.size()});
    }

    void advance(batch& out) {
        frame& top = frames_.back();
        if (trail_.size() == frames_.size()) trail_.pop_back();
        if (top.next == top.end) {
            steps_.resize(top.first);
            frames_.pop_back();
            return;
        }
        path_step const step = steps_[top.next++];
        if (std::find(trail_.begin(), trail_.end(), step.relationship) != trail_.end()) return;
        trail_.push_back(step.relationship);
        if (trail_.size() >= least_) emit(step.to, out);
        if (trail_.size() < most_) descend(step.to);
    }

    void emit(node_id to, batch& out) {
        if (into_ && to != into_node_) return;
        origins_.push_back(static_cast<std::uint32_t>(row_));
        if (to_) {
            column& nodes = out.columns[*to_];
            nodes.resize(origins_.size());
            nodes.nodes()[origins_.size() - 1] = to;
        }
        if (!list_) return;
        value_list list;
        list.reserve(trail_.size());
        for (auto const relationship : trail_) list.push_back(value::of(relationship));
        if (reversed_) std::reverse(list.begin(), list.end());
        out.columns[*list_].append(value::of(std::move(list)));
    }

    std::uint64_t least_, most_;
    bool reversed_;
    step_finder finder_;
    slot from_;
    std::optional<slot> list_, into_, to_;
    bool started_ = false;
    node_id into_node_;
    std::vector<rel_id> trail_;  // As long as `frames_`, or one shorter.
    std::vector<path_step> steps_;
    std::vector<frame> frames_;
};

}  // namespace

built build_expand_many(built input, plan::expand_many const& expand, std::span<bound::symbol const> output,
                        compile_context const& context) {
    return {std::make_unique<expand_many_operator>(std::move(input), expand, output, context),
            slot_map({output.begin(), output.end()})};
}

}  // namespace wafer::engine
