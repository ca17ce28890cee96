// Indexes and constraints of a graph.
#include <algorithm>

#include "engine/graph/graph.hpp"
#include "engine/graph/graph_state.hpp"

namespace wafer::engine {

namespace {

template <class Kept>
auto definitions_of(std::vector<ref<Kept>> const& all) {
    std::vector<decltype(&all[0]->definition)> found;
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

}  // namespace

std::vector<index_definition const*> graph::indexes() const {
    if (!state_->schema) return {};
    auto const found = definitions_of(state_->schema->indexes);
    return {found.begin(), found.end()};
}

std::vector<constraint_definition const*> graph::constraints() const {
    if (!state_->schema) return {};
    auto const found = definitions_of(state_->schema->constraints);
    return {found.begin(), found.end()};
}

std::uint64_t graph::schema_version() const { return state_->schema_version; }

void graph::create_index(index_definition definition) {
    schema_state& schema = open_schema(*state_);
    ref<kept_index> made(new kept_index());
    made->owner = state_->writing();
    made->definition = std::move(definition);
    schema.indexes.push_back(std::move(made));
}

void graph::create_constraint(constraint_definition definition) {
    if (definition.has_index()) create_index({definition.name, index_sort::range, definition.target, definition.name});
    schema_state& schema = open_schema(*state_);
    ref<kept_constraint> made(new kept_constraint());
    made->owner = state_->writing();
    made->definition = std::move(definition);
    schema.constraints.push_back(std::move(made));
}

void graph::drop_index(std::string_view name) { drop(open_schema(*state_).indexes, name); }

void graph::drop_constraint(std::string_view name) {
    schema_state& schema = open_schema(*state_);
    std::string const kept(name);
    drop(schema.constraints, kept);
    std::erase_if(schema.indexes, [&](ref<kept_index> const& one) { return one->definition.owner == kept; });
}

}  // namespace wafer::engine
