// One state of a property graph: persistent chunks behind radix directories, so that copying a graph is cheap and shares everything.
// A graph reached through `graph const` never changes and may be read by any number of threads. A transaction owns one mutable graph:
// it copies a chunk the first time it touches it and changes its own copy from then on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/ids.hpp"
#include "engine/graph/adjacency.hpp"
#include "engine/graph/bitmap.hpp"
#include "engine/graph/catalog.hpp"
#include "engine/graph/statistics.hpp"
#include "engine/value/value.hpp"
#include "engine/vector/column.hpp"

namespace wafer::engine {

enum class towards : std::uint8_t { outgoing, incoming };

struct graph_state;
class index_reader;

class graph {
public:
    graph();
    /// Shares all chunks; both sides copy before they write from here on.
    graph(graph const&);
    graph(graph&&) noexcept;
    graph& operator=(graph const&);
    graph& operator=(graph&&) noexcept;
    ~graph();

    // Names. Never forgotten, interned once; ids are dense from 0.
    [[nodiscard]] std::optional<label_id> find_label(std::string_view name) const;
    [[nodiscard]] std::optional<type_id> find_type(std::string_view name) const;
    [[nodiscard]] std::optional<key_id> find_key(std::string_view name) const;
    [[nodiscard]] std::string_view name(label_id label) const;
    [[nodiscard]] std::string_view name(type_id type) const;
    [[nodiscard]] std::string_view name(key_id key) const;
    [[nodiscard]] std::size_t label_count() const;
    [[nodiscard]] std::size_t type_count() const;
    [[nodiscard]] std::size_t key_count() const;
    label_id intern_label(std::string_view name);
    type_id intern_type(std::string_view name);
    key_id intern_key(std::string_view name);

    // Nodes.
    [[nodiscard]] std::size_t node_count() const;
    /// One past the highest node id in use so far.
    [[nodiscard]] std::uint32_t node_bound() const;
    [[nodiscard]] bool contains(node_id node) const;
    /// Writes living nodes from `from` on in ascending order into `out`, returns how many, and moves `from` behind the last one looked at.
    std::size_t scan_nodes(node_id& from, std::span<node_id> out) const;
    std::size_t scan_label(label_id label, node_id& from, std::span<node_id> out) const;
    /// Those among `adjacency_chunk::size` nodes from number `chunk * adjacency_chunk::size` on; without a label, the living.
    [[nodiscard]] bitmap<adjacency_chunk::size> members(std::optional<label_id> label, std::uint32_t chunk) const;
    /// Sorted by id.
    [[nodiscard]] std::span<label_id const> labels(node_id node) const;
    [[nodiscard]] bool has_label(node_id node, label_id label) const;

    // Relationships.
    [[nodiscard]] std::size_t relationship_count() const;
    [[nodiscard]] std::size_t relationship_count(type_id type) const;
    [[nodiscard]] std::uint32_t relationship_bound(type_id type) const;
    [[nodiscard]] bool contains(rel_id relationship) const;
    std::size_t scan_type(type_id type, std::uint32_t& from, std::span<std::uint32_t> out) const;
    [[nodiscard]] node_id source(rel_id relationship) const;
    [[nodiscard]] node_id target(rel_id relationship) const;
    /// Sorted by (node, index); valid until the graph is next written. Empty for a node that has none.
    [[nodiscard]] std::span<neighbour const> neighbours(type_id type, towards direction, node_id node) const;
    /// The same by chunks of `adjacency_chunk::size` nodes, without a look-up for each; null where no node has any. Valid as long.
    [[nodiscard]] std::vector<adjacency_chunk const*> adjacency(type_id type, towards direction) const;
    /// Whether two different nodes have relationships of the type in both directions. Looked for when first asked, then known.
    [[nodiscard]] bool has_mutual(type_id type) const;
    [[nodiscard]] bool has_relationships(node_id node) const;

    // Properties. Strings in the values returned are borrowed from this graph.
    [[nodiscard]] value property(node_id node, key_id key) const;
    [[nodiscard]] value property(rel_id relationship, key_id key) const;
    /// In the order of key ids.
    [[nodiscard]] std::vector<std::pair<key_id, value>> properties(node_id node) const;
    [[nodiscard]] std::vector<std::pair<key_id, value>> properties(rel_id relationship) const;
    /// Fills `out` (reset here) with a row per id, packed where the chunks are typed alike. Ids that are not valid give null.
    void gather(key_id key, std::span<node_id const> nodes, column& out) const;
    void gather(key_id key, std::span<rel_id const> relationships, column& out) const;

    [[nodiscard]] statistics const& stats() const;

    // Indexes and constraints, in the order they were created.
    [[nodiscard]] std::vector<index_definition const*> indexes() const;
    [[nodiscard]] std::vector<constraint_definition const*> constraints() const;
    /// The index on just these properties in this order, if there is one.
    [[nodiscard]] std::optional<index_reader> index_on(schema_target const& target) const;
    /// Throws `wafer::error` (constraint: ConstraintValidationFailed) unless all constraints hold; costs little if they do. A constraint may be
    /// broken in between.
    void require_constraints() const;
    /// Another number after each change of them; 0: there never were any.
    [[nodiscard]] std::uint64_t schema_version() const;

    // Changes; only by the transaction that owns this graph.
    node_id create_node(std::span<label_id const> labels);
    /// The node must have no relationships left.
    void delete_node(node_id node);
    rel_id create_relationship(type_id type, node_id source, node_id target);
    void delete_relationship(rel_id relationship);
    /// Returns whether the node changed.
    bool add_label(node_id node, label_id label);
    bool remove_label(node_id node, label_id label);
    /// A null value removes the property.
    void set_property(node_id node, key_id key, value const& content);
    void set_property(rel_id relationship, key_id key, value const& content);
    /// Names must be free. A constraint brings its index with it, and takes it along.
    void create_index(index_definition definition);
    void create_constraint(constraint_definition definition);
    void drop_index(std::string_view name);
    void drop_constraint(std::string_view name);
    /// Brings every chunk that this graph opened into its compact immutable form. Before publishing.
    void seal();

    [[nodiscard]] std::size_t memory_bytes() const;

private:
    friend class relationship_load;

    std::unique_ptr<graph_state> state_;
};

}  // namespace wafer::engine
