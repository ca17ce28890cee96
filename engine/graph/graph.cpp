#include "engine/graph/graph.hpp"

#include <algorithm>

#include "engine/graph/graph_state.hpp"

namespace wafer::engine {
namespace {

std::span<char const> bytes_of(std::string_view name) { return {name.data(), name.size()}; }

template <class Id>
std::optional<Id> find_name(intern_table<char> const& names, std::string_view name) {
    auto const number = names.find(bytes_of(name));
    return number ? std::optional(Id{*number}) : std::nullopt;
}

std::string_view name_at(intern_table<char> const& names, std::uint32_t number) {
    auto const run = names[number];
    return {run.data(), run.size()};
}

/// Writes the members of `chunks`, whose bitmaps `bits_of` gives, from `from` up to `bound`, as far as `out` has room.
template <class Chunk, class Out, class BitsOf>
std::size_t scan(directory<Chunk> const& chunks, std::uint32_t& from, std::uint32_t bound, std::span<Out> out, BitsOf bits_of) {
    std::size_t written = 0;
    while (from < bound && written < out.size()) {
        std::uint32_t const first = from - from % Chunk::size;
        std::uint32_t looked = Chunk::size;
        if (auto const* const chunk = chunks.find(from / Chunk::size)) {
            looked = bits_of(*chunk).each(from % Chunk::size, [&](std::uint32_t slot) {
                out[written++] = Out{first + slot};
                return written < out.size();
            });
        }
        from = bound - first <= looked ? bound : first + looked;
    }
    return written;
}

}  // namespace

graph_state::graph_state(graph_state const& other)
    : since(other.since), labels(other.labels), types(other.types), keys(other.keys), label_sets(other.label_sets), nodes(other.nodes),
      node_bound(other.node_bound), node_count(other.node_count), members(other.members), node_properties(other.node_properties),
      relationships(other.relationships), relationship_count(other.relationship_count), schema(other.schema),
      schema_version(other.schema_version) {
    if (other.tag.load(std::memory_order_relaxed) != 0) other.tag.store(0, std::memory_order_relaxed);
}

std::uint32_t graph_state::label_set_of(node_id node) const {
    return nodes.find(node.value / node_chunk::size)->labels(node.value % node_chunk::size);
}

graph::graph() : state_(std::make_unique<graph_state>()) {}
graph::graph(graph const& other) : state_(std::make_unique<graph_state>(*other.state_)) {}
graph::graph(graph&& other) noexcept = default;
graph& graph::operator=(graph const& other) {
    if (this != &other) state_ = std::make_unique<graph_state>(*other.state_);
    return *this;
}
graph& graph::operator=(graph&& other) noexcept = default;
graph::~graph() = default;

std::optional<label_id> graph::find_label(std::string_view name) const { return find_name<label_id>(state_->labels, name); }
std::optional<type_id> graph::find_type(std::string_view name) const { return find_name<type_id>(state_->types, name); }
std::optional<key_id> graph::find_key(std::string_view name) const { return find_name<key_id>(state_->keys, name); }
std::string_view graph::name(label_id label) const { return name_at(state_->labels, label.value); }
std::string_view graph::name(type_id type) const { return name_at(state_->types, type.value); }
std::string_view graph::name(key_id key) const { return name_at(state_->keys, key.value); }
std::size_t graph::label_count() const { return state_->labels.size(); }
std::size_t graph::type_count() const { return state_->types.size(); }
std::size_t graph::key_count() const { return state_->keys.size(); }

std::size_t graph::node_count() const { return state_->node_count; }
std::uint32_t graph::node_bound() const { return state_->node_bound; }

bool graph::contains(node_id node) const {
    auto const* const chunk = state_->nodes.find(node.value / node_chunk::size);
    return chunk && chunk->alive(node.value % node_chunk::size);
}

std::size_t graph::scan_nodes(node_id& from, std::span<node_id> out) const {
    return scan(
        state_->nodes, from.value, state_->node_bound, out, [](node_chunk const& chunk) -> auto& { return chunk.living(); });
}

std::size_t graph::scan_label(label_id label, node_id& from, std::span<node_id> out) const {
    auto const* const members = state_->members.find(label.value);
    if (!members) {
        from.value = std::max(from.value, state_->node_bound);
        return 0;
    }
    return scan(
        members->chunks, from.value, state_->node_bound, out, [](member_chunk const& chunk) -> auto& { return chunk.members; });
}

bitmap<adjacency_chunk::size> graph::members(std::optional<label_id> label, std::uint32_t chunk) const {
    static_assert(node_chunk::size == adjacency_chunk::size && member_chunk::size % adjacency_chunk::size == 0);
    if (!label) {
        auto const* const found = state_->nodes.find(chunk);
        return found ? found->living() : bitmap<adjacency_chunk::size>();
    }
    bitmap<adjacency_chunk::size> part;
    constexpr std::uint32_t parts = member_chunk::size / adjacency_chunk::size;
    auto const* const members = state_->members.find(label->value);
    if (auto const* const found = members ? members->chunks.find(chunk / parts) : nullptr)
        std::copy_n(found->members.words.begin() + chunk % parts * part.words.size(), part.words.size(), part.words.begin());
    return part;
}

std::span<label_id const> graph::labels(node_id node) const {
    return contains(node) ? state_->label_sets[state_->label_set_of(node)] : std::span<label_id const>();
}

bool graph::has_label(node_id node, label_id label) const {
    auto const* const members = state_->members.find(label.value);
    auto const* const chunk = members ? members->chunks.find(node.value / member_chunk::size) : nullptr;
    return chunk && chunk->members.test(node.value % member_chunk::size);
}

std::size_t graph::relationship_count() const { return state_->relationship_count; }

std::size_t graph::relationship_count(type_id type) const {
    auto const* const table = state_->relationships.find(type.value);
    return table ? table->profile.count : 0;
}

std::uint32_t graph::relationship_bound(type_id type) const {
    auto const* const table = state_->relationships.find(type.value);
    return table ? table->bound : 0;
}

std::size_t graph::scan_type(type_id type, std::uint32_t& from, std::span<std::uint32_t> out) const {
    auto const* const table = state_->relationships.find(type.value);
    if (!table) return 0;
    return scan(
        table->ends, from, table->bound, out, [](endpoint_chunk const& chunk) -> auto& { return chunk.living(); });
}

namespace {

/// The chunk that holds a relationship, if it is alive.
endpoint_chunk const* ends_of(graph_state const& state, rel_id relationship) {
    auto const* const table = state.relationships.find(relationship.type.value);
    auto const* const chunk = table ? table->ends.find(relationship.index / endpoint_chunk::size) : nullptr;
    return chunk && chunk->alive(relationship.index % endpoint_chunk::size) ? chunk : nullptr;
}

}  // namespace

bool graph::contains(rel_id relationship) const { return ends_of(*state_, relationship) != nullptr; }

node_id graph::source(rel_id relationship) const {
    auto const* const ends = ends_of(*state_, relationship);
    return ends ? ends->source(relationship.index % endpoint_chunk::size) : node_id();
}

node_id graph::target(rel_id relationship) const {
    auto const* const ends = ends_of(*state_, relationship);
    return ends ? ends->target(relationship.index % endpoint_chunk::size) : node_id();
}

std::span<neighbour const> graph::neighbours(type_id type, towards direction, node_id node) const {
    auto const* const table = state_->relationships.find(type.value);
    if (!table) return {};
    auto const& chunks = direction == towards::outgoing ? table->outgoing : table->incoming;
    auto const* const chunk = chunks.find(node.value / adjacency_chunk::size);
    return chunk ? chunk->of(node.value % adjacency_chunk::size) : std::span<neighbour const>();
}

std::vector<adjacency_chunk const*> graph::adjacency(type_id type, towards direction) const {
    std::vector<adjacency_chunk const*> found((state_->node_bound + adjacency_chunk::size - 1) / adjacency_chunk::size);
    if (auto const* const table = state_->relationships.find(type.value)) {
        auto const& chunks = direction == towards::outgoing ? table->outgoing : table->incoming;
        chunks.for_each([&](std::uint32_t at, adjacency_chunk const& chunk) { found[at] = &chunk; });
    }
    return found;
}

namespace {

bool finds_mutual(relationship_table const& table) {
    bool found = false;
    table.outgoing.for_each([&](std::uint32_t at, adjacency_chunk const& chunk) {
        auto const* const other = table.incoming.find(at);
        for (std::uint32_t slot = 0; other && !found && slot < adjacency_chunk::size; ++slot) {
            auto const out = chunk.of(slot);
            auto const in = other->of(slot);
            node_id const self{at * adjacency_chunk::size + slot};
            for (std::size_t i = 0, j = 0; i < out.size() && j < in.size();) {
                if (out[i].node == in[j].node && out[i].node != self) found = true;
                if (out[i].node <= in[j].node) ++i;
                else ++j;
            }
        }
    });
    return found;
}

}  // namespace

bool graph::has_mutual(type_id type) const {
    auto const* const table = state_->relationships.find(type.value);
    return table && table->mutual.get([&] { return finds_mutual(*table); });
}

bool graph::has_relationships(node_id node) const {
    for (std::uint32_t type = 0; type < type_count(); ++type) {
        for (auto const direction : {towards::outgoing, towards::incoming}) {
            if (!neighbours({type}, direction, node).empty()) return true;
        }
    }
    return false;
}

value graph::property(node_id node, key_id key) const { return state_->node_properties.get(node.value, key); }

value graph::property(rel_id relationship, key_id key) const {
    auto const* const table = state_->relationships.find(relationship.type.value);
    return table ? table->properties.get(relationship.index, key) : value();
}

std::vector<std::pair<key_id, value>> graph::properties(node_id node) const { return state_->node_properties.all(node.value); }

std::vector<std::pair<key_id, value>> graph::properties(rel_id relationship) const {
    auto const* const table = state_->relationships.find(relationship.type.value);
    return table ? table->properties.all(relationship.index) : std::vector<std::pair<key_id, value>>();
}

void graph::gather(key_id key, std::span<node_id const> nodes, column& out) const {
    auto const* const stored = state_->node_properties.column_of(key);
    if (!stored) return out.make_constant({});
    gather_rows(out, stored->packing(), nodes.size(), [&](std::size_t row) { return std::pair(stored, nodes[row].value); });
}

void graph::gather(key_id key, std::span<rel_id const> relationships, column& out) const {
    type_id type;
    property_column const* stored = nullptr;
    auto const column_of = [&](rel_id relationship) {
        if (relationship.type != type) {
            type = relationship.type;
            auto const* const table = state_->relationships.find(type.value);
            stored = table ? table->properties.column_of(key) : nullptr;
        }
        return stored;
    };
    // The columns of different types may hold different kinds.
    auto packing = std::optional<layout>();
    for (auto const relationship : relationships) {
        auto const* const column = column_of(relationship);
        if (column && column->count > 0) packing = packing && *packing != column->packing() ? layout::any : column->packing();
        if (packing == layout::any) break;
    }
    if (!packing) return out.make_constant({});
    gather_rows(out, *packing, relationships.size(),
                [&](std::size_t row) { return std::pair(column_of(relationships[row]), relationships[row].index); });
}

statistics const& graph::stats() const { return state_->counts; }

std::size_t graph::memory_bytes() const {
    std::size_t bytes = sizeof *state_ + state_->node_properties.memory_bytes() + state_->nodes.memory_bytes();
    state_->nodes.for_each([&](std::uint32_t, node_chunk const& chunk) { bytes += chunk.memory_bytes(); });
    state_->members.for_each([&](std::uint32_t, label_members const& label) {
        bytes += sizeof label + label.chunks.memory_bytes();
        label.chunks.for_each([&](std::uint32_t, member_chunk const& chunk) { bytes += sizeof chunk; });
    });
    state_->relationships.for_each([&](std::uint32_t, relationship_table const& table) {
        bytes += sizeof table + table.ends.memory_bytes() + table.properties.memory_bytes();
        table.ends.for_each([&](std::uint32_t, endpoint_chunk const& chunk) { bytes += chunk.memory_bytes(); });
        for (auto const* const chunks : {&table.outgoing, &table.incoming}) {
            bytes += chunks->memory_bytes();
            chunks->for_each([&](std::uint32_t, adjacency_chunk const& chunk) { bytes += chunk.memory_bytes(); });
        }
    });
    if (state_->schema)
        for (auto const& index : state_->schema->indexes) bytes += sizeof *index + index->entries.memory_bytes();
    return bytes + (state_->texts ? state_->texts->memory_bytes() : 0);
}

}  // namespace wafer::engine
