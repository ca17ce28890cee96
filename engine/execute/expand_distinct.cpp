// One step of which the different ends alone matter, the only column: each node is stepped from once, and handed on once.
#include "engine/execute/expand.hpp"
#include "engine/execute/memory_meter.hpp"
#include "engine/execute/types.hpp"
#include "engine/graph/node_set.hpp"

namespace wafer::engine {

namespace {

class expand_distinct_operator final : public expanding_operator {
public:
    expand_distinct_operator(built input, plan::expand const& expand, std::span<bound::symbol const> output, run_context& run)
        : expanding_operator(std::move(input), output, run), memory_(run), direction_(expand.towards), types_(expand.types),
          from_(input_.slots.at(expand.from)) {}

    void open() override {
        expanding_operator::open();
        starts_.clear();
        ends_.clear();
        found_.clear();
        next_ = 0;
        memory_.update(0);
    }

private:
    void begin_batch() override { types_.resolve(*run_->data); }

    void extend(batch& out) override {
        step_counter polled(*run_->stop);
        auto current = row_;
        for (; row_ < in_.rows && found_.size() - next_ < room(); ++row_) {
            current = row_;
            step_from(node_at(in_.columns[from_], row_), polled);
        }
        auto const count = std::min(room(), found_.size() - next_);
        origins_.assign(count, static_cast<std::uint32_t>(current));
        column& nodes = out.columns[0];
        nodes.reset(layout::node);
        nodes.resize(count);
        std::copy_n(found_.begin() + static_cast<std::ptrdiff_t>(next_), count, nodes.nodes());
        next_ += count;
        // The last row stays the current one while ends that it led to are still to be handed on.
        row_ = next_ < found_.size() ? current : current + 1;
        if (row_ == current) return;
        found_.clear();
        next_ = 0;
        memory_.update(starts_.memory_bytes() + ends_.memory_bytes() + found_.capacity() * sizeof(node_id));
    }

    void step_from(node_id from, step_counter& polled) {
        if (!from.valid() || from.value >= run_->data->node_bound() || !starts_.insert(from)) return;
        for (auto const type : types_.ids()) {
            if (direction_ != bound::direction::left) step_along(type, towards::outgoing, from, polled);
            if (direction_ != bound::direction::right) step_along(type, towards::incoming, from, polled);
        }
    }

    void step_along(type_id type, towards direction, node_id from, step_counter& polled) {
        auto const list = run_->data->neighbours(type, direction, from);
        polled.step(static_cast<std::uint32_t>(list.size()));
        for (auto const& neighbour : list)
            if (ends_.insert(neighbour.node)) found_.push_back(neighbour.node);
    }

    memory_meter memory_;
    bound::direction direction_;
    type_filter types_;
    slot from_;
    node_set starts_, ends_;
    std::vector<node_id> found_;  // Ends not handed on yet, from `next_` on.
    std::size_t next_ = 0;
};

}  // namespace

built build_expand_distinct(built input, plan::expand const& expand, std::span<bound::symbol const> output, run_context& run) {
    return {std::make_unique<expand_distinct_operator>(std::move(input), expand, output, run), slot_map({output.begin(), output.end()})};
}

}  // namespace wafer::engine
