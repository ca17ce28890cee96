#include <boost/unordered/unordered_flat_map.hpp>

#include "engine/execute/expand.hpp"
#include "engine/execute/steps.hpp"

namespace wafer::engine {

namespace {

/// Breadth-first from the row's start. All relationships into a node at its distance are remembered, so that every shortest path can be read
/// back from the end; a shortest path never meets a node, and so a relationship, twice.
class shortest_path_operator final : public expanding_operator {
public:
    shortest_path_operator(built input, plan::shortest_path const& search, std::span<bound::symbol const> output,
                           compile_context const& context)
        : expanding_operator(std::move(input), output, *context.run), search_(search),
          finder_(search.towards, search.types, search.each, search.element, input_.slots, context), from_(input_.slots.at(search.from)),
          to_(input_.slots.at(search.to)), list_(find_slot(output, search.relationships)) {}

private:
    struct arrival {
        node_id from;
        rel_id relationship;
    };
    struct visit {
        std::uint64_t distance = 0;
        std::vector<arrival> arrivals;
    };

    void begin_batch() override {
        finder_.begin_batch(*run_->data);
        searched_ = false;
    }

    void extend(batch& out) override {
        if (list_) out.columns[*list_].reset(layout::any);
        while (row_ < in_.rows && room() > 0) {
            if (!searched_) {
                search();
                searched_ = true;
            }
            for (; next_ < found_.size() && room() > 0; ++next_) {
                origins_.push_back(static_cast<std::uint32_t>(row_));
                if (list_) out.columns[*list_].append(found_[next_]);
            }
            if (next_ < found_.size()) return;
            searched_ = false;
            ++row_;
        }
    }

    void search() {
        found_.clear();
        next_ = 0;
        node_id const from = node_at(in_.columns[from_], row_);
        node_id const to = node_at(in_.columns[to_], row_);
        if (!from.valid() || !to.valid()) return;
        if (from == to) {
            if (search_.length.least == 0) found_.push_back(value::of(value_list()));
            return;
        }
        visits_.clear();
        visits_[from.value] = {};
        frontier_.assign(1, from);
        step_counter steps(*run_->stop);
        for (std::uint64_t distance = 1; distance <= search_.length.most && !frontier_.empty() && !visits_.contains(to.value); ++distance)
            advance(distance, steps);
        auto const end = visits_.find(to.value);
        if (end == visits_.end() || end->second.distance < search_.length.least) return;
        trail_.assign(end->second.distance, value());
        read_back(to, end->second.distance);
    }

    void advance(std::uint64_t distance, step_counter& steps) {
        next_frontier_.clear();
        for (auto const node : frontier_) {
            steps_.clear();
            finder_.find(*run_->data, node, in_, row_, steps_);
            steps.step(static_cast<std::uint32_t>(steps_.size()) + 1);
            for (auto const& step : steps_) {
                auto const [place, fresh] = visits_.try_emplace(step.to.value);
                if (fresh) {
                    place->second.distance = distance;
                    next_frontier_.push_back(step.to);
                }
                if (place->second.distance == distance && (fresh || search_.all)) place->second.arrivals.push_back({node, step.relationship});
            }
        }
        frontier_.swap(next_frontier_);
    }

    /// Fills `trail_` from the end, one alternative after the other. As deep as the path is long, so it keeps its own stack.
    void read_back(node_id to, std::uint64_t length) {
        std::vector<std::pair<node_id, std::size_t>> open{{to, 0}};
        while (!open.empty()) {
            auto& [node, tried] = open.back();
            auto const place = length - open.size();
            auto const& arrivals = visits_[node.value].arrivals;
            if (tried == arrivals.size()) {
                open.pop_back();
                continue;
            }
            run_->stop->poll();
            auto const& arrival = arrivals[tried++];
            trail_[place] = value::of(arrival.relationship);
            if (place == 0) found_.push_back(value::of(value_list(trail_)));
            else open.emplace_back(arrival.from, 0);
        }
    }

    plan::shortest_path search_;
    step_finder finder_;
    slot from_, to_;
    std::optional<slot> list_;
    bool searched_ = false;
    std::vector<value> found_;
    std::size_t next_ = 0;
    boost::unordered_flat_map<std::uint32_t, visit> visits_;
    std::vector<node_id> frontier_, next_frontier_;
    std::vector<path_step> steps_;
    value_list trail_;
};

}  // namespace

built build_shortest_path(built input, plan::shortest_path const& search, std::span<bound::symbol const> output,
                          compile_context const& context) {
    return {std::make_unique<shortest_path_operator>(std::move(input), search, output, context), slot_map({output.begin(), output.end()})};
}

}  // namespace wafer::engine
