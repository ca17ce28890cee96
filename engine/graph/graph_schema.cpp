// Indexes and constraints of a graph: what there are, and keeping them exact.
#include <algorithm>
#include <array>

#include "engine/graph/graph.hpp"
#include "engine/graph/graph_state.hpp"
#include "engine/graph/index_reader.hpp"
#include "engine/value/value_memory.hpp"

namespace wafer::engine {

namespace {

template <class Kept>
auto definitions_of(std::vector<ref<Kept>> const& all) {
    std::vector<decltype(&std::as_const(*all[0]).definition)> found;
    for (auto const& one : all) found.push_back(&one->definition);
    return found;
}

schema_state& open_schema(graph_state& state) {
    owner_tag const tag = state.writing();
    state.schema_version = fresh_tag();
    return own(state.schema, tag);
}

template <class Kept>
void drop(std::vector<ref<Kept>>& from, std::string_view name) {
    std::erase_if(from, [&](ref<Kept> const& one) { return one->definition.name == name; });
}

property_table const* table_of(graph_state const& state, schema_target const& target) {
    if (!target.relationship) return &state.node_properties;
    auto const* const table = state.relationships.find(target.label);
    return table ? &table->properties : nullptr;
}

bool has_label(graph_state const& state, schema_subject subject, std::uint32_t label) {
    if (subject.relationship) return subject.type == label;
    auto const* const members = state.members.find(label);
    auto const* const chunk = members ? members->chunks.find(subject.entity / member_chunk::size) : nullptr;
    return chunk && chunk->members.test(subject.entity % member_chunk::size);
}

/// Whether the entity breaks what the constraint asks of each by itself.
bool breaks(constraint_definition const& constraint, std::uint32_t entity, indexed_values const& stored) {
    switch (constraint.sort) {
        case constraint_sort::unique: return false;
        case constraint_sort::existence:
        case constraint_sort::key:
            for (std::size_t i = 0; i < stored.size(); ++i)
                if (stored.at(i, entity).is_null()) return true;
            return false;
        case constraint_sort::type: return !is_of_type(stored.at(0, entity), constraint.type);
    }
    return false;
}

/// Puts an entity into every index and constraint that `concerns` picks, or takes it out.
template <class Concerns>
void account(graph_state& state, schema_subject subject, bool enters, Concerns concerns) {
    auto const touches = [&](schema_target const& target) {
        return target.relationship == subject.relationship && concerns(target) && has_label(state, subject, target.label);
    };
    owner_tag const tag = state.writing();
    std::vector<value> values;
    for (std::size_t i = 0; i < state.schema->indexes.size(); ++i) {
        if (!touches(state.schema->indexes[i]->definition.target)) continue;
        kept_index& index = own(own(state.schema, tag).indexes[i], tag);
        schema_target const& target = index.definition.target;
        indexed_values const stored(table_of(state, target), target.keys);
        if (!stored.read(subject.entity, values)) continue;
        if (enters) index.entries.insert(values, subject.entity, stored, tag);
        else index.entries.erase(values, subject.entity, stored, tag);
    }
    for (std::size_t i = 0; i < state.schema->constraints.size(); ++i) {
        auto const& definition = state.schema->constraints[i]->definition;
        if (!touches(definition.target)) continue;
        if (!breaks(definition, subject.entity, {table_of(state, definition.target), definition.target.keys})) continue;
        auto& violations = own(own(state.schema, tag).constraints[i], tag).violations;
        violations += enters ? 1 : ~std::uint64_t{0};
    }
}

void account_label(graph_state& state, schema_subject subject, label_id label, bool enters) {
    account(state, subject, enters, [&](schema_target const& target) { return !label.valid() || target.label == label.value; });
}

void account_key(graph_state& state, schema_subject subject, key_id key, bool enters) {
    account(state, subject, enters,
            [&](schema_target const& target) { return std::find(target.keys.begin(), target.keys.end(), key) != target.keys.end(); });
}

/// All entities that an index or a constraint is on.
template <class Use>
void for_each_entity(graph const& data, schema_target const& target, Use use) {
    std::array<node_id, 1024> nodes{};
    std::array<std::uint32_t, 1024> relationships{};
    std::uint32_t from = 0;
    node_id from_node{0};
    while (true) {
        std::size_t const found = target.relationship ? data.scan_type({target.label}, from, relationships)
                                                      : data.scan_label({target.label}, from_node, nodes);
        if (found == 0) return;
        value_memory::work(16 * found);
        for (std::size_t i = 0; i < found; ++i) use(target.relationship ? relationships[i] : nodes[i].value);
    }
}

}  // namespace

void schema_state::note_keys() {
    node_keys.clear();
    relationship_keys.clear();
    auto const note = [&](schema_target const& target) {
        auto& keys = target.relationship ? relationship_keys : node_keys;
        for (auto const key : target.keys) {
            if (key.value >= keys.size()) keys.resize(key.value + 1);
            keys[key.value] = true;
        }
    };
    for (auto const& one : indexes) note(one->definition.target);
    for (auto const& one : constraints) note(one->definition.target);
}

void enter_schema(graph_state& state, schema_subject subject, label_id label) { account_label(state, subject, label, true); }
void leave_schema(graph_state& state, schema_subject subject, label_id label) { account_label(state, subject, label, false); }

schema_update::schema_update(graph_state& state, schema_subject subject, key_id key)
    : state_(state.schema && state.schema->concerns(subject.relationship, key) ? &state : nullptr), subject_(subject), key_(key) {
    if (state_) account_key(*state_, subject_, key_, false);
}

schema_update::~schema_update() {
    // Comparing long values would look for what stops the statement.
    value_memory::undisturbed const whole;
    if (state_) account_key(*state_, subject_, key_, true);
}

std::vector<index_definition const*> graph::indexes() const {
    return state_->schema ? definitions_of(state_->schema->indexes) : std::vector<index_definition const*>();
}

std::vector<constraint_definition const*> graph::constraints() const {
    return state_->schema ? definitions_of(state_->schema->constraints) : std::vector<constraint_definition const*>();
}

std::uint64_t graph::schema_version() const { return state_->schema_version; }

std::optional<index_reader> graph::index_on(schema_target const& target) const {
    if (!state_->schema) return std::nullopt;
    for (auto const& one : state_->schema->indexes)
        if (one->definition.target == target)
            return index_reader(one->entries, table_of(*state_, target), one->definition.target.keys);
    return std::nullopt;
}

void graph::create_index(index_definition definition) {
    schema_state& schema = open_schema(*state_);
    owner_tag const tag = state_->writing();
    ref<kept_index> made(new kept_index());
    made->owner = tag;
    made->definition = std::move(definition);
    auto const& target = made->definition.target;
    indexed_values const stored(table_of(*state_, target), target.keys);
    std::vector<std::uint32_t> entities;
    std::vector<value> values;
    for_each_entity(*this, target, [&](std::uint32_t entity) {
        if (stored.read(entity, values)) entities.push_back(entity);
    });
    made->entries.build(entities, stored, tag);
    schema.indexes.push_back(std::move(made));
    schema.note_keys();
}

void graph::create_constraint(constraint_definition definition) {
    if (definition.has_index()) create_index({definition.name, index_sort::range, definition.target, definition.name});
    schema_state& schema = open_schema(*state_);
    ref<kept_constraint> made(new kept_constraint());
    made->owner = state_->writing();
    made->definition = std::move(definition);
    auto const& target = made->definition.target;
    for_each_entity(*this, target, [&](std::uint32_t entity) {
        if (breaks(made->definition, entity, {table_of(*state_, target), target.keys})) ++made->violations;
    });
    schema.constraints.push_back(std::move(made));
    schema.note_keys();
}

void graph::drop_index(std::string_view name) {
    schema_state& schema = open_schema(*state_);
    std::string const kept(name);
    drop(schema.indexes, kept);
    schema.note_keys();
}

void graph::drop_constraint(std::string_view name) {
    schema_state& schema = open_schema(*state_);
    std::string const kept(name);
    drop(schema.constraints, kept);
    std::erase_if(schema.indexes, [&](ref<kept_index> const& one) { return one->definition.owner == kept; });
    schema.note_keys();
}

}  // namespace wafer::engine
