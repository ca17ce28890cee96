// The entries of an index in the order of their values: a B+-tree of (prefix, entity) whose nodes are shared by graphs until written, as
// chunks are. The values themselves stay in the properties, where a comparison looks when prefixes decide nothing; so an entry must be
// erased before, and inserted after, what it stands for changes. An inner node knows how many entries are below each child.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "engine/base/counted.hpp"
#include "engine/base/ids.hpp"
#include "engine/value/value.hpp"

namespace wafer::engine {

class property_table;

/// The properties that the entries of an index stand for.
class indexed_values {
public:
    /// `table` may be null: there are no properties then.
    indexed_values(property_table const* table, std::span<key_id const> keys) : table_(table), keys_(keys) {}
    [[nodiscard]] std::size_t size() const { return keys_.size(); }
    [[nodiscard]] value at(std::size_t key, std::uint32_t entity) const;
    /// The value of each key; false if one is absent.
    [[nodiscard]] bool read(std::uint32_t entity, std::vector<value>& into) const;

private:
    property_table const* table_;
    std::span<key_id const> keys_;
};

/// A place between entries: before or behind all whose first values are `values`, or among these, the one of `entity`.
struct index_bound {
    static constexpr std::uint32_t no_entity = ~std::uint32_t{0};
    std::span<value const> values;
    bool after = false;
    std::uint32_t entity = no_entity;
};

struct index_entry {
    std::uint64_t prefix = 0;
    std::uint32_t entity = 0;
};

/// A leaf or an inner node.
struct index_node : counted {
    index_node() = default;
    index_node(index_node const&) = default;
    index_node& operator=(index_node const&) = delete;
    virtual ~index_node() = default;
    [[nodiscard]] virtual index_entry entry(std::uint32_t at) const = 0;

    std::uint32_t count = 0;
};

class index_tree {
public:
    [[nodiscard]] std::uint64_t size() const { return size_; }
    /// How many entries differ in their values.
    [[nodiscard]] std::uint64_t distinct() const { return distinct_; }

    /// `values` are those of the entity, none null.
    void insert(std::span<value const> values, std::uint32_t entity, indexed_values const& stored, owner_tag tag);
    void erase(std::span<value const> values, std::uint32_t entity, indexed_values const& stored, owner_tag tag);
    /// Replaces everything: sorts the entities, all of which have all values.
    void build(std::vector<std::uint32_t> const& entities, indexed_values const& stored, owner_tag tag);

    /// How many entries lie before the bound.
    [[nodiscard]] std::uint64_t rank(index_bound const& bound, indexed_values const& stored) const;
    /// Writes the entities between two bounds in order, as far as `out` has room, and returns how many.
    [[nodiscard]] std::size_t scan(index_bound const& from, index_bound const& to, indexed_values const& stored,
                                   std::span<std::uint32_t> out) const;
    /// Two entities with the same values, if there are such.
    [[nodiscard]] std::optional<std::pair<std::uint32_t, std::uint32_t>> duplicate(indexed_values const& stored) const;
    [[nodiscard]] std::size_t memory_bytes() const;

private:
    ref<index_node> root_;
    unsigned height_ = 0;  // Of the root above the leaves.
    std::uint64_t size_ = 0;
    std::uint64_t distinct_ = 0;
};

}  // namespace wafer::engine
