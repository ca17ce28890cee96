// The changing half of `index_tree`.
#include <cassert>

#include "engine/graph/index_node.hpp"
#include "engine/value/value_memory.hpp"

namespace wafer::engine {

namespace {

/// A node that has no room gives its upper half to a new one; the last one of all gives nothing, as what is inserted in order goes on there.
template <class Node>
ref<index_node> split(Node& full, std::uint32_t at, bool is_last, owner_tag tag) {
    auto made = fresh_node<Node>(tag);
    std::uint32_t const kept = is_last && at == full.count ? full.count : full.count / 2;
    static_cast<Node&>(*made).append(full, kept, full.count - kept);
    full.cut(kept);
    return made;
}

class insertion {
public:
    insertion(index_place const& place, index_entry made, owner_tag tag) : place_(&place), made_(made), tag_(tag) {}

    /// Inserts below `at`; what it gives back stands behind `at`, if there was no room. `next` is the first entry behind it, if any.
    ref<index_node> into(ref<index_node>& at, unsigned height, index_entry const* next) {
        return height == 0 ? into_leaf(own_node<index_leaf>(at, tag_), next) : into_inner(own_node<index_inner>(at, tag_), height, next);
    }
    /// Whether there is another entry with the same values.
    [[nodiscard]] bool alike() const { return alike_; }

private:
    ref<index_node> into_leaf(index_leaf& leaf, index_entry const* next) {
        std::uint32_t const at = place_->in(leaf);
        // Only the very first leaf has its new entry put before all others.
        alike_ = (at > 0 && place_->is_alike(leaf.entry(at - 1))) ||
                 (at < leaf.count ? place_->is_alike(leaf.entry(at)) : next && place_->is_alike(*next));
        if (leaf.count < index_leaf::capacity) {
            leaf.insert(at, made_);
            return {};
        }
        auto behind = split(leaf, at, next == nullptr, tag_);
        auto& other = static_cast<index_leaf&>(*behind);
        if (at <= leaf.count && (leaf.count < index_leaf::capacity)) leaf.insert(at, made_);
        else other.insert(at - leaf.count, made_);
        return behind;
    }

    ref<index_node> into_inner(index_inner& inner, unsigned height, index_entry const* next) {
        std::uint32_t const at = place_->child_of(inner);
        index_entry const right = at + 1 < inner.count ? inner.entry(at + 1) : index_entry();
        auto added = into(inner.children[at], height - 1, at + 1 < inner.count ? &right : next);
        inner.put(at, inner.children[at]->entry(0));
        if (!added) {
            ++inner.sizes[at];
            return {};
        }
        std::uint64_t const size = total(*added, height - 1);
        inner.sizes[at] += 1;
        inner.sizes[at] -= size;
        if (inner.count < index_inner::capacity) {
            inner.insert(at + 1, std::move(added), size);
            return {};
        }
        auto behind = split(inner, at + 1, next == nullptr, tag_);
        auto& other = static_cast<index_inner&>(*behind);
        if (at + 1 <= inner.count && inner.count < index_inner::capacity) inner.insert(at + 1, std::move(added), size);
        else other.insert(at + 1 - inner.count, std::move(added), size);
        return behind;
    }

    static std::uint64_t total(index_node const& node, unsigned height) {
        return height == 0 ? as_leaf(node).total() : as_inner(node).total();
    }

    index_place const* place_;
    index_entry made_;
    owner_tag tag_;
    bool alike_ = false;
};

/// A node and how high it stands, or nothing.
struct subtree {
    index_node const* node = nullptr;
    unsigned height = 0;

    [[nodiscard]] index_entry last() const {
        index_node const* at = node;
        for (unsigned above = height; above > 0; --above) at = as_inner(*at).children[at->count - 1].get();
        return at->entry(at->count - 1);
    }
};

class erasure {
public:
    erasure(index_place const& place, std::uint32_t entity, owner_tag tag) : place_(&place), entity_(entity), tag_(tag) {}

    /// Erases below `at`, which may be empty then. Before it lies `before`, behind it the entry `next`, if any.
    void from(ref<index_node>& at, unsigned height, subtree before, index_entry const* next) {
        if (height == 0) from_leaf(own_node<index_leaf>(at, tag_), before, next);
        else from_inner(own_node<index_inner>(at, tag_), height, before, next);
    }
    [[nodiscard]] bool alike() const { return alike_; }

private:
    void from_leaf(index_leaf& leaf, subtree before, index_entry const* next) {
        std::uint32_t const at = place_->in(leaf);
        assert(at < leaf.count && place_->is_alike(leaf.entry(at)));
        alike_ = at + 1 < leaf.count ? place_->is_alike(leaf.entry(at + 1)) : next && place_->is_alike(*next);
        if (!alike_) alike_ = at > 0 ? place_->is_alike(leaf.entry(at - 1)) : before.node && place_->is_alike(before.last());
        leaf.erase(at);
    }

    void from_inner(index_inner& inner, unsigned height, subtree before, index_entry const* next) {
        std::uint32_t at = place_->child_of(inner);
        // The entry itself may be the first one of the child behind.
        if (at + 1 < inner.count && is_sought(inner.entry(at + 1))) ++at;
        index_entry const right = at + 1 < inner.count ? inner.entry(at + 1) : index_entry();
        from(inner.children[at], height - 1, at > 0 ? subtree{inner.children[at - 1].get(), height - 1} : before,
             at + 1 < inner.count ? &right : next);
        --inner.sizes[at];
        if (inner.children[at]->count == 0) {
            inner.erase(at);
            return;
        }
        inner.put(at, inner.children[at]->entry(0));
        if (height == 1) join<index_leaf>(inner, at);
        else join<index_inner>(inner, at);
    }

    [[nodiscard]] bool is_sought(index_entry entry) const { return entry.entity == entity_ && place_->is_alike(entry); }

    /// A child with few entries goes into a neighbour that has room for them.
    template <class Node>
    void join(index_inner& inner, std::uint32_t at) {
        if (inner.children[at]->count >= Node::capacity / 4 || inner.count < 2) return;
        std::uint32_t const left = at > 0 ? at - 1 : at;
        if (inner.children[left]->count + inner.children[left + 1]->count > Node::capacity / 4 * 3) return;
        Node& into = own_node<Node>(inner.children[left], tag_);
        into.append(static_cast<Node const&>(*inner.children[left + 1]), 0, inner.children[left + 1]->count);
        inner.sizes[left] += inner.sizes[left + 1];
        inner.erase(left + 1);
    }

    index_place const* place_;
    std::uint32_t entity_;
    owner_tag tag_;
    bool alike_ = false;
};

/// An entry with its first value at hand, to be sorted.
struct sorted_entry {
    std::uint64_t prefix;
    std::uint32_t entity;
    value first;
};

/// Levels of a tree are filled from the left.
template <class Node, class Item, class Fill>
std::vector<ref<index_node>> filled(std::vector<Item> const& items, owner_tag tag, Fill fill) {
    std::vector<ref<index_node>> level;
    for (std::size_t from = 0; from < items.size(); from += Node::capacity) {
        auto made = fresh_node<Node>(tag);
        for (std::size_t i = from; i < std::min<std::size_t>(items.size(), from + Node::capacity); ++i) fill(static_cast<Node&>(*made), items[i]);
        level.push_back(std::move(made));
    }
    return level;
}

std::weak_ordering order_entries(sorted_entry const& left, sorted_entry const& right, indexed_values const& stored) {
    if (left.prefix != right.prefix) return left.prefix <=> right.prefix;
    if (!is_exact(left.prefix))
        if (auto const found = order(left.first, right.first); found != 0) return found;
    for (std::size_t i = 1; i < stored.size(); ++i)
        if (auto const found = order(stored.at(i, left.entity), stored.at(i, right.entity)); found != 0) return found;
    return std::weak_ordering::equivalent;
}

}  // namespace

void index_tree::insert(std::span<value const> values, std::uint32_t entity, indexed_values const& stored, owner_tag tag) {
    index_place const place({values, false, entity}, stored);
    if (!root_) root_ = fresh_node<index_leaf>(tag);
    insertion inserting(place, {place.prefix(), entity}, tag);
    if (auto behind = inserting.into(root_, height_, nullptr)) {
        auto above = fresh_node<index_inner>(tag);
        auto& inner = static_cast<index_inner&>(*above);
        std::uint64_t const right = height_ == 0 ? as_leaf(*behind).total() : as_inner(*behind).total();
        inner.insert(0, std::move(root_), size_ + 1 - right);
        inner.insert(1, std::move(behind), right);
        root_ = std::move(above);
        ++height_;
    }
    ++size_;
    if (!inserting.alike()) ++distinct_;
}

void index_tree::erase(std::span<value const> values, std::uint32_t entity, indexed_values const& stored, owner_tag tag) {
    assert(root_);
    index_place const place({values, false, entity}, stored);
    erasure erasing(place, entity, tag);
    erasing.from(root_, height_, {}, nullptr);
    --size_;
    if (!erasing.alike()) --distinct_;
    while (height_ > 0 && root_->count == 1) {
        auto only = as_inner(*root_).children[0];
        root_ = std::move(only);
        --height_;
    }
    if (root_->count == 0) root_ = {};
}

void index_tree::build(std::vector<std::uint32_t> const& entities, indexed_values const& stored, owner_tag tag) {
    std::vector<sorted_entry> sorted;
    value_memory::expect(entities.size() * sizeof(sorted_entry));
    sorted.reserve(entities.size());
    for (auto const entity : entities) {
        value_memory::work(16);
        value first = stored.at(0, entity);
        sorted.push_back({index_prefix(first), entity, std::move(first)});
    }
    std::sort(sorted.begin(), sorted.end(), [&](sorted_entry const& left, sorted_entry const& right) {
        value_memory::work(4);
        auto const found = order_entries(left, right, stored);
        return found == 0 ? left.entity < right.entity : found < 0;
    });
    size_ = sorted.size();
    distinct_ = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i)
        if (i == 0 || order_entries(sorted[i - 1], sorted[i], stored) != 0) ++distinct_;
    auto level = filled<index_leaf>(sorted, tag, [](index_leaf& leaf, sorted_entry const& one) {
        leaf.insert(leaf.count, {one.prefix, one.entity});
    });
    for (height_ = 0; level.size() > 1; ++height_)
        level = filled<index_inner>(level, tag, [&](index_inner& inner, ref<index_node> const& child) {
            inner.insert(inner.count, child, height_ == 0 ? as_leaf(*child).total() : as_inner(*child).total());
        });
    root_ = level.empty() ? ref<index_node>() : level[0];
}

}  // namespace wafer::engine
