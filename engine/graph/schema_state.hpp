// The indexes and constraints of a graph, part of its state: copied with it by one pointer, changed by the holder of the owner tag.
// Every change of labels, properties and entities keeps them exact. Included by the sources of `graph` alone.
#pragma once

#include <vector>

#include "engine/base/counted.hpp"
#include "engine/graph/catalog.hpp"
#include "engine/graph/index_tree.hpp"

namespace wafer::engine {

struct graph_state;

struct kept_index : counted {
    index_definition definition;
    index_tree entries;
};

struct kept_constraint : counted {
    constraint_definition definition;
    std::uint64_t violations = 0;  // Entities that lack a property which they must have, or have one of a wrong type.
};

/// In the order they were created.
struct schema_state : counted {
    std::vector<ref<kept_index>> indexes;
    std::vector<ref<kept_constraint>> constraints;
    std::vector<bool> node_keys;          // By key: whether anything is on this property of nodes.
    std::vector<bool> relationship_keys;  // Or of relationships.

    void note_keys();
    [[nodiscard]] bool concerns(bool relationship, key_id key) const {
        auto const& keys = relationship ? relationship_keys : node_keys;
        return key.value < keys.size() && keys[key.value];
    }
};

/// A node or a relationship on its way into the indexes, or out of them.
struct schema_subject {
    bool relationship;
    std::uint32_t type;    // Of a relationship.
    std::uint32_t entity;  // A node, or the relationship's index.
};

/// A change of one entity: takes it out of the indexes and constraints that the change concerns, and puts it in again at the end of the
/// block. Nothing is to be done when the graph has none.
class schema_update {
public:
    /// A property of the entity changes.
    schema_update(graph_state& state, schema_subject subject, key_id key);
    schema_update(schema_update const&) = delete;
    schema_update& operator=(schema_update const&) = delete;
    ~schema_update();

private:
    graph_state* state_;  // Null pointer: nothing is concerned.
    schema_subject subject_;
    key_id key_;
};

/// The entity has come to be, or to have the label (none: all it has); or is about to lose it.
void enter_schema(graph_state& state, schema_subject subject, label_id label = {});
void leave_schema(graph_state& state, schema_subject subject, label_id label = {});

}  // namespace wafer::engine
