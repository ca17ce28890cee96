// The nodes of an index: leaves hold entries, inner nodes hold their children beside the first entry and the number of entries of each.
// Included by the sources of `index_tree` alone.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "engine/base/counted.hpp"
#include "engine/graph/index_prefix.hpp"
#include "engine/graph/index_tree.hpp"
#include "engine/value/relations.hpp"

namespace wafer::engine {

template <std::uint32_t Size>
struct index_entries : index_node {
    static constexpr std::uint32_t capacity = Size;
    std::array<std::uint64_t, Size> prefixes;
    std::array<std::uint32_t, Size> entities;

    [[nodiscard]] index_entry entry(std::uint32_t at) const final { return {prefixes[at], entities[at]}; }
    void put(std::uint32_t at, index_entry entry) {
        prefixes[at] = entry.prefix;
        entities[at] = entry.entity;
    }
    /// Moves the entries from `from` up to `count` by as much as `to` differs.
    void move_entries(std::uint32_t from, std::uint32_t to) {
        auto const move = [&](auto& array) {
            if (to < from) std::copy(array.begin() + from, array.begin() + count, array.begin() + to);
            else std::copy_backward(array.begin() + from, array.begin() + count, array.begin() + count + (to - from));
        };
        move(prefixes);
        move(entities);
    }
    void copy_entries(index_entries const& other, std::uint32_t from, std::uint32_t number, std::uint32_t to) {
        std::copy_n(other.prefixes.begin() + from, number, prefixes.begin() + to);
        std::copy_n(other.entities.begin() + from, number, entities.begin() + to);
    }
};

struct index_leaf final : index_entries<128> {
    void insert(std::uint32_t at, index_entry entry) {
        move_entries(at, at + 1);
        put(at, entry);
        ++count;
    }
    void erase(std::uint32_t at) {
        move_entries(at + 1, at);
        --count;
    }
    /// Takes `number` entries of another leaf from `from` on behind its own.
    void append(index_leaf const& other, std::uint32_t from, std::uint32_t number) {
        copy_entries(other, from, number, count);
        count += number;
    }
    void cut(std::uint32_t at) { count = at; }
    [[nodiscard]] std::uint64_t total() const { return count; }
};

struct index_inner final : index_entries<64> {
    std::array<std::uint64_t, capacity> sizes;
    std::array<ref<index_node>, capacity> children;

    void insert(std::uint32_t at, ref<index_node> child, std::uint64_t size) {
        move_entries(at, at + 1);
        std::copy_backward(sizes.begin() + at, sizes.begin() + count, sizes.begin() + count + 1);
        std::move_backward(children.begin() + at, children.begin() + count, children.begin() + count + 1);
        put(at, child->entry(0));
        sizes[at] = size;
        children[at] = std::move(child);
        ++count;
    }
    void erase(std::uint32_t at) {
        move_entries(at + 1, at);
        std::copy(sizes.begin() + at + 1, sizes.begin() + count, sizes.begin() + at);
        std::move(children.begin() + at + 1, children.begin() + count, children.begin() + at);
        children[--count] = {};
    }
    void append(index_inner const& other, std::uint32_t from, std::uint32_t number) {
        copy_entries(other, from, number, count);
        std::copy_n(other.sizes.begin() + from, number, sizes.begin() + count);
        std::copy_n(other.children.begin() + from, number, children.begin() + count);
        count += number;
    }
    void cut(std::uint32_t at) {
        while (count > at) children[--count] = {};
    }
    [[nodiscard]] std::uint64_t total() const {
        std::uint64_t sum = 0;
        for (std::uint32_t i = 0; i < count; ++i) sum += sizes[i];
        return sum;
    }
};

inline index_leaf const& as_leaf(index_node const& node) { return static_cast<index_leaf const&>(node); }
inline index_inner const& as_inner(index_node const& node) { return static_cast<index_inner const&>(node); }

/// The node, made ready for changes by the holder of `tag`.
template <class Node>
Node& own_node(ref<index_node>& at, owner_tag tag) {
    if (at->owner != tag) {
        at = ref<index_node>(new Node(static_cast<Node const&>(*at)));
        at->owner = tag;
    }
    return static_cast<Node&>(*at);
}

template <class Node>
ref<index_node> fresh_node(owner_tag tag) {
    ref<index_node> made(new Node());
    made->owner = tag;
    return made;
}

/// A bound, ready to be compared with many entries.
class index_place {
public:
    index_place(index_bound const& bound, indexed_values const& stored)
        : bound_(bound), stored_(&stored), prefix_(bound.values.empty() ? 0 : index_prefix(bound.values[0])),
          decided_(!bound.values.empty() && is_exact(prefix_) ? 1 : 0) {}

    /// Whether the entry lies before the bound.
    [[nodiscard]] bool is_behind(index_entry entry) const {
        if (bound_.values.empty()) return bound_.after;
        if (entry.prefix != prefix_) return entry.prefix < prefix_;
        for (std::size_t i = decided_; i < bound_.values.size(); ++i)
            if (auto const found = order(stored_->at(i, entry.entity), bound_.values[i]); found != 0) return found < 0;
        if (bound_.entity == index_bound::no_entity) return bound_.after;
        return entry.entity < bound_.entity || (bound_.after && entry.entity == bound_.entity);
    }
    /// Whether the entry's first values are those of the bound.
    [[nodiscard]] bool is_alike(index_entry entry) const {
        if (entry.prefix != prefix_) return false;
        for (std::size_t i = decided_; i < bound_.values.size(); ++i)
            if (order(stored_->at(i, entry.entity), bound_.values[i]) != 0) return false;
        return true;
    }
    /// How many entries of the node lie before it.
    template <class Node>
    [[nodiscard]] std::uint32_t in(Node const& node) const {
        std::uint32_t low = 0;
        std::uint32_t high = node.count;
        while (low < high) {
            std::uint32_t const middle = (low + high) / 2;
            if (is_behind({node.prefixes[middle], node.entities[middle]})) low = middle + 1;
            else high = middle;
        }
        return low;
    }
    /// The child to look into for what lies right behind it.
    [[nodiscard]] std::uint32_t child_of(index_inner const& node) const {
        std::uint32_t const before = in(node);
        return before == 0 ? 0 : before - 1;
    }
    [[nodiscard]] std::uint64_t prefix() const { return prefix_; }

private:
    index_bound bound_;
    indexed_values const* stored_;
    std::uint64_t prefix_;
    std::size_t decided_;  // So many values are known to be alike when the prefixes are.
};

}  // namespace wafer::engine
