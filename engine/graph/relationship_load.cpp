#include "engine/graph/relationship_load.hpp"

#include <algorithm>
#include <tuple>

#include <boost/unordered/unordered_flat_map.hpp>

#include "engine/graph/graph_state.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {
namespace {

/// Counting the relationships of every node is worth it from so many relationships per node on.
constexpr std::size_t nodes_per_relationship = 16;

/// New neighbours of nodes, seen from one end: those of each node lie together, sorted by (node, index).
struct neighbour_runs {
    struct run {
        node_id at;
        std::uint32_t begin;
    };
    std::vector<neighbour> items;
    std::vector<run> runs;  // In the order of nodes.

    [[nodiscard]] std::span<neighbour const> items_of(std::size_t number) const {
        auto const end = number + 1 < runs.size() ? runs[number + 1].begin : items.size();
        return std::span(items).subspan(runs[number].begin, end - runs[number].begin);
    }
};

/// Sorting by counting: the offsets of all nodes up to `bound` are made.
neighbour_runs counted_runs(std::span<node_id const> at, std::span<node_id const> other, std::uint32_t first, std::uint32_t bound) {
    neighbour_runs made;
    std::vector<std::uint32_t> next(bound + std::size_t{1});
    for (auto const node : at) ++next[node.value + 1];
    for (std::uint32_t node = 0; node < bound; ++node) {
        if (next[node + 1] > 0) made.runs.push_back({{node}, next[node]});
        next[node + 1] += next[node];
    }
    made.items.resize(at.size());
    for (std::size_t i = 0; i < at.size(); ++i) made.items[next[at[i].value]++] = {other[i], first + static_cast<std::uint32_t>(i)};
    for (std::size_t i = 0; i < made.runs.size(); ++i) {
        auto const items = made.items_of(i);
        // Equal nodes come in the order of their indexes already.
        if (!std::ranges::is_sorted(items)) std::sort(made.items.begin() + made.runs[i].begin, made.items.begin() + made.runs[i].begin + static_cast<std::ptrdiff_t>(items.size()));
    }
    return made;
}

neighbour_runs sorted_runs(std::span<node_id const> at, std::span<node_id const> other, std::uint32_t first) {
    std::vector<std::tuple<node_id, neighbour>> all;
    all.reserve(at.size());
    for (std::size_t i = 0; i < at.size(); ++i) all.emplace_back(at[i], neighbour{other[i], first + static_cast<std::uint32_t>(i)});
    std::ranges::sort(all);
    neighbour_runs made;
    made.items.reserve(all.size());
    for (auto const& [node, item] : all) {
        if (made.runs.empty() || made.runs.back().at != node) made.runs.push_back({node, static_cast<std::uint32_t>(made.items.size())});
        made.items.push_back(item);
    }
    return made;
}

neighbour_runs runs_of(std::span<node_id const> at, std::span<node_id const> other, std::uint32_t first, std::uint32_t bound) {
    if (at.size() > bound / nodes_per_relationship) return counted_runs(at, other, first, bound);
    return sorted_runs(at, other, first);
}

/// How many lead where another one leads.
std::uint64_t repeated(std::span<neighbour const> sorted) {
    std::uint64_t count = 0;
    for (std::size_t i = 1; i < sorted.size(); ++i) count += sorted[i].node == sorted[i - 1].node ? 1 : 0;
    return count;
}

/// What the relationships of one direction add to the type's profile.
struct degree_changes {
    std::uint64_t nodes = 0;  // That had none.
    std::uint64_t parallel = 0;
    double second_moment = 0;

    void note(std::span<neighbour const> before, std::span<neighbour const> after) {
        auto const was = static_cast<double>(before.size());
        auto const is = static_cast<double>(after.size());
        nodes += before.empty() && !after.empty() ? 1 : 0;
        parallel += repeated(after) - repeated(before);
        second_moment += is * is - was * was;
    }
};

/// Builds the chunks that have new neighbours.
class adjacency_builder {
public:
    adjacency_builder(directory<adjacency_chunk>& chunks, owner_tag tag) : chunks_(&chunks), tag_(tag) {}

    degree_changes add(neighbour_runs const& added) {
        for (std::size_t from = 0; from < added.runs.size();) {
            std::uint32_t const chunk = added.runs[from].at.value / adjacency_chunk::size;
            std::size_t to = from;
            while (to < added.runs.size() && added.runs[to].at.value / adjacency_chunk::size == chunk) ++to;
            build(chunk, added, from, to);
            from = to;
        }
        return changes_;
    }

private:
    void build(std::uint32_t chunk, neighbour_runs const& added, std::size_t from, std::size_t to) {
        auto& slot = chunks_->slot(chunk, tag_);
        ref<adjacency_chunk> const before = slot;
        runs_.clear();
        merged_.clear();
        if (before) merged_.reserve(before->total() + (to < added.runs.size() ? added.runs[to].begin : added.items.size()) - added.runs[from].begin);
        for (std::uint32_t i = 0; i < (before ? adjacency_chunk::size : 0); ++i) {
            bool const has_more = from < to && added.runs[from].at.value % adjacency_chunk::size == i;
            merge(i, before->of(i), has_more ? added.items_of(from++) : std::span<neighbour const>());
        }
        for (; from < to; ++from) {
            auto const items = added.items_of(from);
            changes_.note({}, items);
            runs_.push_back({added.runs[from].at.value % adjacency_chunk::size, items});
        }
        slot = adjacency_chunk::packed(runs_, tag_);
    }

    void merge(std::uint32_t slot, std::span<neighbour const> known, std::span<neighbour const> more) {
        if (known.empty() && more.empty()) return;
        auto const begin = merged_.size();
        merged_.resize(begin + known.size() + more.size());
        std::span<neighbour> const all(merged_.data() + begin, known.size() + more.size());
        std::ranges::merge(known, more, all.begin());
        if (!more.empty()) changes_.note(known, all);
        runs_.push_back({slot, all});
    }

    directory<adjacency_chunk>* chunks_;
    owner_tag tag_;
    degree_changes changes_;
    std::vector<adjacency_chunk::run> runs_;
    std::vector<neighbour> merged_;  // Reserved, so that the runs stay where they are.
};

}  // namespace

relationship_load::pending& relationship_load::pending_of(type_id type) {
    if (type.value >= by_type_.size()) by_type_.resize(type.value + 1);
    auto& found = by_type_[type.value];
    if (found.sources.empty()) found.first = into_->relationship_bound(type);
    return found;
}

rel_id relationship_load::add(type_id type, node_id source, node_id target) {
    auto& found = pending_of(type);
    auto const index = found.first + static_cast<std::uint32_t>(found.sources.size());
    if (index == rel_id().index)
        throw error(error_code::limit, "RelationshipLimit", "The graph has as many relationships of this type as their ids allow.");
    auto& state = *into_->state_;
    if (!found.ends || index % endpoint_chunk::size == 0) {
        owner_tag const tag = state.writing();
        found.ends = &state.relationships.open(type.value, tag).ends.open(index / endpoint_chunk::size, tag);
    }
    found.ends->put(index % endpoint_chunk::size, source, target);
    found.sources.push_back(source);
    found.targets.push_back(target);
    if (state.schema) enter_schema(state, {true, type.value, index});
    return {type, index};
}

void relationship_load::finish() {
    auto& state = *into_->state_;
    owner_tag const tag = state.writing();
    for (std::uint32_t type = 0; type < by_type_.size(); ++type) {
        auto const& added = by_type_[type];
        if (added.sources.empty()) continue;
        auto& table = state.relationships.open(type, tag);
        table.mutual.forget();
        auto const count = added.sources.size();
        auto const outgoing =
            adjacency_builder(table.outgoing, tag).add(runs_of(added.sources, added.targets, added.first, state.node_bound));
        auto const incoming =
            adjacency_builder(table.incoming, tag).add(runs_of(added.targets, added.sources, added.first, state.node_bound));
        boost::unordered_flat_map<std::uint64_t, std::int64_t> by_label_sets;
        for (std::size_t i = 0; i < count; ++i) {
            auto const [source, target] = std::pair(added.sources[i], added.targets[i]);
            ++by_label_sets[relationship_table::label_sets(state.label_set_of(source), state.label_set_of(target))];
            table.profile.self_loops += source == target ? 1 : 0;
        }
        for (auto const& [sets, more] : by_label_sets) table.by_label_sets.add(sets, more, tag);
        table.bound += static_cast<std::uint32_t>(count);
        table.profile.count += count;
        table.profile.sources += outgoing.nodes;
        table.profile.targets += incoming.nodes;
        table.profile.parallel += outgoing.parallel;
        table.profile.outgoing_second_moment += outgoing.second_moment;
        table.profile.incoming_second_moment += incoming.second_moment;
        state.relationship_count += count;
    }
    by_type_.clear();
}

}  // namespace wafer::engine
