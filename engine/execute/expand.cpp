#include "engine/execute/expand.hpp"

#include "engine/execute/types.hpp"

namespace wafer::engine {

namespace {

/// The adjacency lists that a step in the pattern's direction looks at, in turn. A self-loop stands in both lists of a node, so the second
/// look skips it.
struct side {
    type_id type;
    towards direction;
    bool skip_loops;
};

std::vector<side> sides_of(bound::direction direction, std::vector<type_id> const& types) {
    std::vector<side> sides;
    for (auto const type : types) {
        if (direction != bound::direction::left) sides.push_back({type, towards::outgoing, false});
        if (direction != bound::direction::right) sides.push_back({type, towards::incoming, direction == bound::direction::either});
    }
    return sides;
}

class expand_operator final : public expanding_operator {
public:
    expand_operator(built input, plan::expand const& expand, std::span<bound::symbol const> output, run_context& run)
        : expanding_operator(std::move(input), output, run), direction_(expand.towards), types_(expand.types),
          from_(input_.slots.at(expand.from)), relationship_(find_slot(output, expand.relationship)) {
        if (expand.into) into_ = input_.slots.at(expand.to);
        else to_ = find_slot(output, expand.to);
    }

private:
    void begin_batch() override {
        types_.resolve(*run_->data);
        sides_ = sides_of(direction_, types_.ids());
        side_ = 0;
        next_ = 0;
    }

    void extend(batch& out) override {
        found_.clear();
        types_found_.clear();
        while (row_ < in_.rows && room() > 0) {
            node_id const from = node_at(in_.columns[from_], row_);
            if (from.valid() && from.value < run_->data->node_bound()) walk(from);
            else side_ = sides_.size();
            if (side_ == sides_.size()) {
                ++row_;
                side_ = 0;
                next_ = 0;
            }
        }
        write(out);
    }

    /// Goes on at `side_` and `next_`; stops at the end of the row or when there is no room.
    void walk(node_id from) {
        node_id const into = into_ ? node_at(in_.columns[*into_], row_) : node_id{};
        for (; side_ < sides_.size(); ++side_, next_ = 0) {
            auto const [type, direction, skip_loops] = sides_[side_];
            auto list = run_->data->neighbours(type, direction, from);
            if (into_) list = between(list, into);
            auto const before = found_.size();
            auto const taken = std::min(list.size() - next_, room());
            for (auto const& neighbour : list.subspan(next_, taken))
                if (!skip_loops || neighbour.node != from) found_.push_back(neighbour);
            auto const kept = found_.size() - before;
            types_found_.insert(types_found_.end(), relationship_ ? kept : 0, type);
            origins_.insert(origins_.end(), kept, static_cast<std::uint32_t>(row_));
            next_ += taken;
            if (next_ < list.size()) return;
        }
    }

    /// The part of a sorted list that ends at one node.
    static std::span<neighbour const> between(std::span<neighbour const> list, node_id into) {
        if (!into.valid()) return {};
        auto const first = std::lower_bound(list.begin(), list.end(), neighbour{into, 0});
        auto last = first;
        while (last != list.end() && last->node == into) ++last;
        return list.subspan(static_cast<std::size_t>(first - list.begin()), static_cast<std::size_t>(last - first));
    }

    void write(batch& out) const {
        auto const rows = found_.size();
        if (relationship_) {
            column& relationships = out.columns[*relationship_];
            relationships.reset(layout::relationship);
            relationships.resize(rows);
            for (std::size_t i = 0; i < rows; ++i) relationships.relationships()[i] = {types_found_[i], found_[i].index};
        }
        if (to_) {
            column& nodes = out.columns[*to_];
            nodes.reset(layout::node);
            nodes.resize(rows);
            for (std::size_t i = 0; i < rows; ++i) nodes.nodes()[i] = found_[i].node;
        }
    }

    bound::direction direction_;
    type_filter types_;
    slot from_;
    std::optional<slot> relationship_, into_, to_;
    std::vector<side> sides_;
    std::size_t side_ = 0;
    std::size_t next_ = 0;  // Within the list of `side_`.
    std::vector<neighbour> found_;
    std::vector<type_id> types_found_;
};

}  // namespace

built build_expand(built input, plan::expand const& expand, std::span<bound::symbol const> output, run_context& run) {
    return {std::make_unique<expand_operator>(std::move(input), expand, output, run),
            slot_map({output.begin(), output.end()})};
}

}  // namespace wafer::engine
