// Shortest paths between two nodes that are given: breadth-first from both, a level at a time from the side with fewer nodes to go on from
// (Pohl, "Bi-directional Search", Machine Intelligence 6, 1971). As levels are whole, the first that meets the other side is on all shortest paths.
#include <boost/unordered/unordered_flat_map.hpp>

#include <array>
#include <limits>

#include "engine/execute/expand.hpp"
#include "engine/execute/memory_meter.hpp"
#include "engine/execute/steps.hpp"

namespace wafer::engine {

namespace {

bound::direction turned(bound::direction of) {
    switch (of) {
        case bound::direction::right: return bound::direction::left;
        case bound::direction::left: return bound::direction::right;
        case bound::direction::either: break;
    }
    return bound::direction::either;
}

/// A shortest path never meets a node, and so a relationship, twice. Where all are wanted, all relationships into a node at its distance are
/// remembered.
class shortest_path_operator final : public expanding_operator {
public:
    shortest_path_operator(built input, plan::shortest_path const& search, std::span<bound::symbol const> output,
                           compile_context const& context)
        : expanding_operator(std::move(input), output, *context.run), search_(search), memory_(*context.run),
          sides_{side(search, search.towards, input_.slots, context), side(search, turned(search.towards), input_.slots, context)},
          from_(input_.slots.at(search.from)), to_(input_.slots.at(search.to)), list_(find_slot(output, search.relationships)) {}

private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    /// A relationship by which a node was reached, and where the node's next one is.
    struct arrival {
        node_id from;
        rel_id relationship;
        std::uint32_t next;
    };
    struct visit {
        std::uint64_t distance = 0;
        std::uint32_t arrivals = none;
    };
    struct side {
        side(plan::shortest_path const& search, bound::direction towards, slot_map const& slots, compile_context const& context)
            : finder(towards, search.types, search.each, search.element, slots, context) {}

        void begin(node_id from) {
            // Forgetting takes as long as there is room.
            if (visits.bucket_count() > 1024 + 16 * visits.size()) visits = {};
            else visits.clear();
            visits[from.value] = {};
            arrivals.clear();
            frontier.assign(1, from);
            depth = 0;
        }
        [[nodiscard]] std::uint32_t arrivals_at(node_id node) const { return visits.find(node.value)->second.arrivals; }
        [[nodiscard]] std::size_t memory_bytes() const {
            return visits.bucket_count() * sizeof(std::pair<std::uint32_t, visit>) + arrivals.capacity() * sizeof(arrival) +
                   frontier.capacity() * sizeof(node_id);
        }

        step_finder finder;
        boost::unordered_flat_map<std::uint32_t, visit> visits;
        std::vector<arrival> arrivals;
        std::vector<node_id> frontier;
        std::uint64_t depth = 0;
    };

    void begin_batch() override {
        for (auto& each : sides_) each.finder.begin_batch(*run_->data);
        searched_ = false;
    }

    void extend(batch& out) override {
        if (list_) out.columns[*list_].reset(layout::any);
        while (row_ < in_.rows && room() > 0) {
            if (!searched_) {
                search();
                searched_ = true;
            }
            while (room() > 0) {
                if (!has_path_ && !next_path()) break;
                origins_.push_back(static_cast<std::uint32_t>(row_));
                if (list_) out.columns[*list_].append(value::of(value_list(trail_)));
                has_path_ = false;
            }
            if (room() == 0) return;
            searched_ = false;
            ++row_;
        }
    }

    void search() {
        meetings_.clear();
        open_.clear();
        trail_.clear();
        has_path_ = false;
        node_id const from = node_at(in_.columns[from_], row_);
        node_id const to = node_at(in_.columns[to_], row_);
        if (!from.valid() || !to.valid()) return;
        if (from == to) {
            has_path_ = search_.length.least == 0;
            return;
        }
        auto& [forth, back] = sides_;
        forth.begin(from);
        back.begin(to);
        while (meetings_.empty() && forth.depth + back.depth < search_.length.most && !forth.frontier.empty() && !back.frontier.empty()) {
            if (forth.frontier.size() <= back.frontier.size()) advance(forth, back);
            else advance(back, forth);
            memory_.update(forth.memory_bytes() + back.memory_bytes() + beyond_.capacity() * sizeof(node_id) + steps_.capacity() * sizeof(path_step));
        }
        if (forth.depth + back.depth < search_.length.least) meetings_.clear();
        trail_.assign(forth.depth + back.depth, value());
    }

    /// Goes one step on from all nodes of the side's frontier; from fewer, if one path is enough and has been found.
    void advance(side& here, side const& other) {
        beyond_.clear();
        auto const distance = ++here.depth;
        for (auto const node : here.frontier) {
            steps_.clear();
            here.finder.find(*run_->data, node, in_, row_, steps_);
            run_->stop->walk(steps_.size() + 1);
            for (auto const& step : steps_) {
                auto const [place, fresh] = here.visits.try_emplace(step.to.value, visit{distance, none});
                auto& there = place->second;
                if (!fresh && (!search_.all || there.distance != distance)) continue;
                here.arrivals.push_back({node, step.relationship, there.arrivals});
                there.arrivals = static_cast<std::uint32_t>(here.arrivals.size() - 1);
                if (!fresh) continue;
                beyond_.push_back(step.to);
                if (!other.visits.contains(step.to.value)) continue;
                meetings_.push_back(step.to);
                if (!search_.all) return;
            }
        }
        here.frontier.swap(beyond_);
    }

    /// Where the relationship of `open_[level]` stands: first those from the meeting back to the start, then those from it on to the end.
    [[nodiscard]] bool is_forth(std::size_t level) const { return level < sides_[0].depth; }
    [[nodiscard]] side const& side_of(std::size_t level) const { return sides_[is_forth(level) ? 0 : 1]; }

    /// Puts the next path into `trail_`. As deep as the path is long, so it keeps its own stack of the arrivals to try.
    bool next_path() {
        while (true) {
            run_->stop->walk(1);
            if (open_.empty()) {
                if (meetings_.empty()) return false;
                open_.push_back(side_of(0).arrivals_at(meetings_.back()));
            }
            auto const level = open_.size() - 1;
            if (open_.back() == none) {
                open_.pop_back();
                if (open_.empty()) meetings_.pop_back();
                continue;
            }
            auto const& taken = side_of(level).arrivals[open_.back()];
            open_.back() = taken.next;
            trail_[is_forth(level) ? sides_[0].depth - 1 - level : level] = value::of(taken.relationship);
            if (level + 1 == trail_.size()) return true;
            auto const from = level + 1 == sides_[0].depth ? meetings_.back() : taken.from;
            open_.push_back(side_of(level + 1).arrivals_at(from));
        }
    }

    plan::shortest_path search_;
    memory_meter memory_;
    std::array<side, 2> sides_;  // From the start, and from the end.
    slot from_, to_;
    std::optional<slot> list_;
    bool searched_ = false;
    bool has_path_ = false;             // Whether `trail_` is a path that has not been handed on.
    std::vector<node_id> meetings_;     // Nodes in the middle of shortest paths.
    std::vector<std::uint32_t> open_;   // By level.
    std::vector<node_id> beyond_;
    std::vector<path_step> steps_;
    value_list trail_;
};

}  // namespace

built build_shortest_path(built input, plan::shortest_path const& search, std::span<bound::symbol const> output,
                          compile_context const& context) {
    return {std::make_unique<shortest_path_operator>(std::move(input), search, output, context), slot_map({output.begin(), output.end()})};
}

}  // namespace wafer::engine
