#include "engine/graph/relationship_load.hpp"

#include <algorithm>
#include <tuple>

#include <boost/unordered/unordered_flat_map.hpp>

#include "engine/base/ordered_work.hpp"
#include "engine/graph/graph_state.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {
namespace {

/// Counting the relationships of every node is worth it from so many relationships per node on.
constexpr std::size_t nodes_per_relationship = 16;

/// Fewer relationships of a type are built faster than handed to another thread.
constexpr std::size_t worth_a_thread = 16'384;

struct node_range {
    std::uint32_t least;
    std::uint32_t greatest;

    [[nodiscard]] std::size_t size() const { return std::size_t{greatest} - least + 1; }
};

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

/// Sorting by counting, from the least node to the greatest.
neighbour_runs counted_runs(std::span<node_id const> at, std::span<node_id const> other, std::uint32_t first, node_range nodes) {
    neighbour_runs made;
    std::vector<std::uint32_t> next(nodes.size() + 1);
    for (auto const node : at) ++next[node.value - nodes.least + 1];
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        if (next[i + 1] > 0) made.runs.push_back({{nodes.least + i}, next[i]});
        next[i + 1] += next[i];
    }
    made.items.resize(at.size());
    for (std::size_t i = 0; i < at.size(); ++i)
        made.items[next[at[i].value - nodes.least]++] = {other[i], first + static_cast<std::uint32_t>(i)};
    for (std::size_t i = 0; i < made.runs.size(); ++i) {
        auto const items = made.items_of(i);
        auto const begin = made.items.begin() + made.runs[i].begin;
        // Equal nodes come in the order of their indexes already.
        if (!std::ranges::is_sorted(items)) std::sort(begin, begin + static_cast<std::ptrdiff_t>(items.size()));
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

neighbour_runs runs_of(std::span<node_id const> at, std::span<node_id const> other, std::uint32_t first) {
    auto const [least, greatest] = std::ranges::minmax(at);
    node_range const nodes{least.value, greatest.value};
    if (at.size() > nodes.size() / nodes_per_relationship) return counted_runs(at, other, first, nodes);
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

/// One direction of a type's adjacency, or its counts by label sets: what is built by one thread.
struct built_part {
    enum class kind : std::uint8_t { outgoing, incoming, label_sets };

    kind what;
    std::uint32_t type;
    relationship_table* table;
    std::span<node_id const> at;  // The relationships' ends on this side, and on the other.
    std::span<node_id const> other;
    degree_changes changes{};
    std::uint64_t self_loops = 0;
    boost::unordered_flat_map<std::uint64_t, std::int64_t> by_label_sets{};

    void build(graph_state const& state, std::uint32_t first, owner_tag tag) {
        if (what == kind::label_sets) return count_label_sets(state);
        auto& chunks = what == kind::outgoing ? table->outgoing : table->incoming;
        changes = adjacency_builder(chunks, tag).add(runs_of(at, other, first));
    }

    /// Enters what was counted into the type's profile.
    void account() const {
        auto& profile = table->profile;
        switch (what) {
            case kind::outgoing:
                profile.sources += changes.nodes;
                profile.parallel += changes.parallel;
                profile.outgoing_second_moment += changes.second_moment;
                return;
            case kind::incoming:
                profile.targets += changes.nodes;
                profile.incoming_second_moment += changes.second_moment;
                return;
            case kind::label_sets:
                profile.self_loops += self_loops;
                profile.count += at.size();
                table->bound += static_cast<std::uint32_t>(at.size());
                return;
        }
    }

private:
    void count_label_sets(graph_state const& state) {
        std::uint64_t last = 0;
        std::int64_t* count = nullptr;  // Neighbouring relationships mostly lead from and to nodes with the same labels.
        for (std::size_t i = 0; i < at.size(); ++i) {
            auto const sets = relationship_table::label_sets(state.label_set_of(at[i]), state.label_set_of(other[i]));
            if (!count || sets != last) count = &by_label_sets[last = sets];
            ++*count;
            self_loops += at[i] == other[i] ? 1 : 0;
        }
    }
};

}  // namespace

relationship_load::pending& relationship_load::pending_of(type_id type) {
    if (type.value >= by_type_.size()) by_type_.resize(type.value + 1);
    auto& found = by_type_[type.value];
    if (found.sources.empty()) found.first = into_->relationship_bound(type);
    return found;
}

/// A chunk that is full is packed at once: what an import holds while it runs is not much more than what stays.
void relationship_load::write_ends(type_id type, std::uint32_t first, std::span<node_id const> sources, std::span<node_id const> targets) {
    auto& state = *into_->state_;
    owner_tag const tag = state.writing();
    auto& ends = state.relationships.open(type.value, tag).ends;
    for (std::size_t from = 0; from < sources.size();) {
        auto const index = first + static_cast<std::uint32_t>(from);
        auto const slot = index % endpoint_chunk::size;
        auto const count = std::min<std::size_t>(endpoint_chunk::size - slot, sources.size() - from);
        auto& chunk = ends.open(index / endpoint_chunk::size, tag);
        for (std::uint32_t i = 0; i < count; ++i) chunk.put(slot + i, sources[from + i], targets[from + i]);
        if (slot + count == endpoint_chunk::size) chunk.compact();
        from += count;
    }
}

rel_id relationship_load::add(type_id type, std::span<node_id const> sources, std::span<node_id const> targets) {
    auto& found = pending_of(type);
    auto const index = found.first + static_cast<std::uint32_t>(found.sources.size());
    if (sources.size() > rel_id().index - index)
        throw error(error_code::limit, "RelationshipLimit", "The graph has as many relationships of this type as their ids allow.");
    write_ends(type, index, sources, targets);
    found.sources.insert(found.sources.end(), sources.begin(), sources.end());
    found.targets.insert(found.targets.end(), targets.begin(), targets.end());
    auto& state = *into_->state_;
    for (std::uint32_t i = 0; state.schema && i < sources.size(); ++i) enter_schema(state, {true, type.value, index + i});
    return {type, index};
}

void relationship_load::finish(worker_pool& pool) {
    auto& state = *into_->state_;
    owner_tag const tag = state.writing();
    // Each part has a piece of the graph of its own; what all share is changed here, where they come back in order.
    ordered_work<built_part> work(pool, [&](built_part& made) {
        made.account();
        if (made.what == built_part::kind::label_sets) {
            for (auto const& [sets, more] : made.by_label_sets) made.table->by_label_sets.add(sets, more, tag);
            state.relationship_count += made.at.size();
            by_type_[made.type] = {};
        }
    });
    for (std::uint32_t type = 0; type < by_type_.size(); ++type) {
        auto const& added = by_type_[type];
        if (added.sources.empty()) continue;
        auto& table = state.relationships.open(type, tag);
        table.mutual.forget();
        for (auto const what : {built_part::kind::outgoing, built_part::kind::incoming, built_part::kind::label_sets}) {
            built_part part{what, type, &table, added.sources, added.targets};
            if (what == built_part::kind::incoming) std::swap(part.at, part.other);
            auto const build = [&state, tag, first = added.first](built_part& made) { made.build(state, first, tag); };
            if (added.sources.size() >= worth_a_thread) {
                work.start(std::move(part), build);
            } else {
                work.finish();
                build(part);
                work.use(part);
            }
        }
    }
    work.finish();
    by_type_.clear();
}

}  // namespace wafer::engine
