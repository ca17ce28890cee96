// The changing half of `graph`. Each change keeps the statistics exact.
#include <algorithm>
#include <array>
#include <cassert>

#include "engine/graph/graph.hpp"
#include "engine/graph/graph_state.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {

owner_tag graph_state::writing() {
    owner_tag own = tag.load(std::memory_order_relaxed);
    if (own == 0) {
        own = fresh_tag();
        tag.store(own, std::memory_order_relaxed);
        if (since == 0) since = own;
        if (!texts) texts = std::make_unique<text_arena>();
    }
    return own;
}

namespace {

std::uint32_t intern(intern_table<char>& names, std::string_view name, graph_state& state) {
    std::span<char const> const bytes(name.data(), name.size());
    if (auto const known = names.find(bytes)) return *known;
    return names.intern(bytes, state.writing());
}

void set_member(graph_state& state, label_id label, node_id node, bool member) {
    owner_tag const tag = state.writing();
    label_members& members = state.members.open(label.value, tag);
    bitmap<member_chunk::size>& bits = members.chunks.open(node.value / member_chunk::size, tag).members;
    if (member) {
        bits.set(node.value % member_chunk::size);
        ++members.count;
    } else {
        bits.clear(node.value % member_chunk::size);
        --members.count;
    }
}

adjacency_chunk& open_chunk(directory<adjacency_chunk>& chunks, node_id node, owner_tag tag) {
    return adjacency_chunk::open(chunks.slot(node.value / adjacency_chunk::size, tag), tag);
}

constexpr std::uint32_t slot_of(node_id node) { return node.value % adjacency_chunk::size; }

std::span<neighbour const> neighbours_of(directory<adjacency_chunk> const& chunks, node_id node) {
    auto const* const chunk = chunks.find(node.value / adjacency_chunk::size);
    return chunk ? chunk->of(slot_of(node)) : std::span<neighbour const>();
}

/// The two ends of a relationship in its type's adjacency, opened for a change.
struct open_ends {
    adjacency_chunk& outgoing;
    adjacency_chunk& incoming;
    node_id source;
    node_id target;

    open_ends(relationship_table& table, node_id from, node_id to, owner_tag tag)
        : outgoing(open_chunk(table.outgoing, from, tag)), incoming(open_chunk(table.incoming, to, tag)), source(from), target(to) {}

    /// Counts the relationship between them, which is there already or is there still, in (`change` 1) or out (-1).
    void account(type_profile& profile, int change) const {
        double const sign = change;
        auto const step = static_cast<std::uint64_t>(static_cast<std::int64_t>(change));
        std::uint32_t const out = outgoing.degree(slot_of(source));
        std::uint32_t const in = incoming.degree(slot_of(target));
        // The shorter list is looked through: next to a hub there mostly is a node with few relationships.
        std::uint32_t const between = out <= in ? outgoing.count(slot_of(source), target) : incoming.count(slot_of(target), source);
        profile.count += step;
        if (out == 1) profile.sources += step;
        if (in == 1) profile.targets += step;
        if (source == target) profile.self_loops += step;
        if (between > 1) profile.parallel += step;
        profile.outgoing_second_moment += sign * (2.0 * out - 1);
        profile.incoming_second_moment += sign * (2.0 * in - 1);
    }
};

/// The node's relationships are counted by the label sets at their ends: moves them from its `before` to its `after`.
void move_label_set(graph_state& state, node_id node, std::uint32_t before, std::uint32_t after) {
    owner_tag const tag = state.writing();
    for (std::uint32_t type = 0; type < state.types.size(); ++type) {
        auto const* const known = state.relationships.find(type);
        if (!known) continue;
        auto const outgoing = neighbours_of(known->outgoing, node);
        auto const incoming = neighbours_of(known->incoming, node);
        if (outgoing.empty() && incoming.empty()) continue;
        auto& counts = state.relationships.open(type, tag).by_label_sets;
        for (auto const& [target, index] : outgoing) {
            std::uint32_t const other = target == node ? before : state.label_set_of(target);
            counts.add(relationship_table::label_sets(before, other), -1, tag);
            counts.add(relationship_table::label_sets(after, target == node ? after : other), 1, tag);
        }
        for (auto const& [source, index] : incoming) {
            if (source == node) continue;  // A loop, counted above.
            std::uint32_t const other = state.label_set_of(source);
            counts.add(relationship_table::label_sets(other, before), -1, tag);
            counts.add(relationship_table::label_sets(other, after), 1, tag);
        }
    }
}

void change_label_set(graph_state& state, node_id node, std::span<label_id const> labels) {
    owner_tag const tag = state.writing();
    std::uint32_t const before = state.label_set_of(node);
    std::uint32_t const after = state.label_sets.intern(labels, tag);
    move_label_set(state, node, before, after);
    state.nodes.open(node.value / node_chunk::size, tag).put(node.value % node_chunk::size, after);
}

/// Scalars, temporal values and lists of them.
void check_storable(value const& content) {
    auto const refuse = [](kind kind) {
        throw error(error_code::type, "InvalidPropertyType", "A property cannot hold a value of type " + std::string(name_of(kind)) + ".");
    };
    for (kind const refused : {kind::map, kind::node, kind::relationship, kind::path}) {
        if (content.is(refused)) refuse(refused);
    }
    if (!content.is(kind::list)) return;
    for (auto const& element : content.list()) check_storable(element);
}

}  // namespace

label_id graph::intern_label(std::string_view name) { return {intern(state_->labels, name, *state_)}; }
type_id graph::intern_type(std::string_view name) { return {intern(state_->types, name, *state_)}; }
key_id graph::intern_key(std::string_view name) { return {intern(state_->keys, name, *state_)}; }

node_id graph::create_node(std::span<label_id const> labels) {
    if (labels.size() > 1 && std::ranges::adjacent_find(labels, std::ranges::greater_equal()) != labels.end()) {
        std::vector<label_id> sorted(labels.begin(), labels.end());
        std::ranges::sort(sorted);
        sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
        return create_node(sorted);
    }
    if (state_->node_bound == node_id().value)
        throw error(error_code::limit, "NodeLimit", "The graph has as many nodes as node ids allow.");
    owner_tag const tag = state_->writing();
    node_id const node{state_->node_bound++};
    ++state_->node_count;
    std::uint32_t const set = state_->label_sets.intern(labels, tag);
    state_->nodes.open(node.value / node_chunk::size, tag).put(node.value % node_chunk::size, set);
    for (label_id const label : labels) set_member(*state_, label, node, true);
    if (state_->schema) enter_schema(*state_, {false, 0, node.value});
    return node;
}

void graph::delete_node(node_id node) {
    assert(contains(node) && !has_relationships(node));
    if (state_->schema) leave_schema(*state_, {false, 0, node.value});
    owner_tag const tag = state_->writing();
    for (label_id const label : labels(node)) set_member(*state_, label, node, false);
    state_->node_properties.remove_all(node.value, tag);
    state_->nodes.open(node.value / node_chunk::size, tag).erase(node.value % node_chunk::size);
    --state_->node_count;
}

rel_id graph::create_relationship(type_id type, node_id source, node_id target) {
    assert(contains(source) && contains(target));
    owner_tag const tag = state_->writing();
    relationship_table& table = state_->relationships.open(type.value, tag);
    table.mutual.forget();
    if (table.bound == rel_id().index)
        throw error(error_code::limit, "RelationshipLimit", "The graph has as many relationships of this type as their ids allow.");
    std::uint32_t const index = table.bound++;
    table.ends.open(index / endpoint_chunk::size, tag).put(index % endpoint_chunk::size, source, target);
    open_ends const ends(table, source, target, tag);
    ends.outgoing.insert(slot_of(source), {target, index}, tag);
    ends.incoming.insert(slot_of(target), {source, index}, tag);
    ends.account(table.profile, 1);
    table.by_label_sets.add(relationship_table::label_sets(state_->label_set_of(source), state_->label_set_of(target)), 1, tag);
    ++state_->relationship_count;
    if (state_->schema) enter_schema(*state_, {true, type.value, index});
    return {type, index};
}

void graph::delete_relationship(rel_id relationship) {
    assert(contains(relationship));
    if (state_->schema) leave_schema(*state_, {true, relationship.type.value, relationship.index});
    owner_tag const tag = state_->writing();
    node_id const from = source(relationship);
    node_id const to = target(relationship);
    relationship_table& table = state_->relationships.open(relationship.type.value, tag);
    table.mutual.forget();
    table.properties.remove_all(relationship.index, tag);
    open_ends const ends(table, from, to, tag);
    ends.account(table.profile, -1);
    ends.outgoing.erase(slot_of(from), {to, relationship.index}, tag);
    ends.incoming.erase(slot_of(to), {from, relationship.index}, tag);
    table.ends.open(relationship.index / endpoint_chunk::size, tag).erase(relationship.index % endpoint_chunk::size);
    table.by_label_sets.add(relationship_table::label_sets(state_->label_set_of(from), state_->label_set_of(to)), -1, tag);
    --state_->relationship_count;
}

bool graph::add_label(node_id node, label_id label) {
    assert(contains(node));
    if (has_label(node, label)) return false;
    auto const known = labels(node);
    std::vector<label_id> sorted(known.begin(), known.end());
    sorted.insert(std::ranges::lower_bound(sorted, label), label);
    change_label_set(*state_, node, sorted);
    set_member(*state_, label, node, true);
    if (state_->schema) enter_schema(*state_, {false, 0, node.value}, label);
    return true;
}

bool graph::remove_label(node_id node, label_id label) {
    assert(contains(node));
    if (!has_label(node, label)) return false;
    if (state_->schema) leave_schema(*state_, {false, 0, node.value}, label);
    auto const known = labels(node);
    std::vector<label_id> sorted(known.begin(), known.end());
    std::erase(sorted, label);
    change_label_set(*state_, node, sorted);
    set_member(*state_, label, node, false);
    return true;
}

void graph::set_property(node_id node, key_id key, value const& content) {
    assert(contains(node));
    check_storable(content);
    schema_update const update(*state_, {false, 0, node.value}, key);
    owner_tag const tag = state_->writing();
    state_->node_properties.set(node.value, key, content, tag, *state_->texts);
}

void graph::set_property(rel_id relationship, key_id key, value const& content) {
    assert(contains(relationship));
    check_storable(content);
    schema_update const update(*state_, {true, relationship.type.value, relationship.index}, key);
    owner_tag const tag = state_->writing();
    relationship_table& table = state_->relationships.open(relationship.type.value, tag);
    table.properties.set(relationship.index, key, content, tag, *state_->texts);
}

void graph::seal() {
    if (state_->since == 0) return;
    owner_tag const since = state_->since;
    owner_tag const tag = state_->writing();
    state_->nodes.seal(since, tag, [&](ref<node_chunk>& chunk) { own(chunk, tag).compact(); });
    state_->node_properties.seal(since, tag);
    state_->relationships.seal(since, tag, [&](ref<relationship_table>& at) {
        relationship_table& table = own(at, tag);
        table.ends.seal(since, tag, [&](ref<endpoint_chunk>& chunk) {
            if (chunk->empty())
                chunk = {};
            else
                own(chunk, tag).compact();
        });
        for (auto* const chunks : {&table.outgoing, &table.incoming})
            chunks->seal(since, tag, [&](ref<adjacency_chunk>& chunk) {
                if (chunk->shape() == adjacency_chunk::form::open) chunk = adjacency_chunk::sealed(chunk, tag);
            });
        table.properties.seal(since, tag);
    });
    state_->tag.store(0, std::memory_order_relaxed);
    state_->since = 0;
}

}  // namespace wafer::engine
