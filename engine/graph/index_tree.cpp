#include "engine/graph/index_tree.hpp"

#include <cassert>

#include "engine/graph/index_node.hpp"
#include "engine/graph/property_table.hpp"

namespace wafer::engine {

value indexed_values::at(std::size_t key, std::uint32_t entity) const { return table_ ? table_->get(entity, keys_[key]) : value(); }

bool indexed_values::read(std::uint32_t entity, std::vector<value>& into) const {
    into.clear();
    for (std::size_t i = 0; i < size(); ++i) {
        into.push_back(at(i, entity));
        if (into.back().is_null()) return false;
    }
    return true;
}

std::uint64_t index_tree::rank(index_bound const& bound, indexed_values const& stored) const {
    if (!root_) return 0;
    index_place const place(bound, stored);
    std::uint64_t before = 0;
    index_node const* at = root_.get();
    for (unsigned height = height_; height > 0; --height) {
        auto const& inner = as_inner(*at);
        std::uint32_t const child = place.child_of(inner);
        for (std::uint32_t i = 0; i < child; ++i) before += inner.sizes[i];
        at = inner.children[child].get();
    }
    return before + place.in(as_leaf(*at));
}

namespace {

/// Copies entities between two places, node by node.
class scanner {
public:
    scanner(index_place const& from, index_place const& to, std::span<std::uint32_t> out) : from_(&from), to_(&to), out_(out) {}

    /// False when there is nothing more to find.
    bool visit(index_node const& at, unsigned height) {
        if (height == 0) return copy(as_leaf(at));
        auto const& inner = as_inner(at);
        for (std::uint32_t i = from_ ? from_->child_of(inner) : 0; i < inner.count; ++i)
            if (!visit(*inner.children[i], height - 1)) return false;
        return true;
    }
    [[nodiscard]] std::size_t found() const { return found_; }

private:
    bool copy(index_leaf const& leaf) {
        std::uint32_t const first = from_ ? from_->in(leaf) : 0;
        from_ = nullptr;  // What comes after lies behind it.
        // Few entries are alike as a rule: the end is near.
        bool const ends_here = !to_->is_behind(leaf.entry(leaf.count - 1));
        std::uint32_t last = leaf.count;
        if (ends_here) last = first < leaf.count && !to_->is_behind(leaf.entry(first)) ? first : to_->in(leaf);
        std::size_t const number = last > first ? std::min<std::size_t>(last - first, out_.size() - found_) : 0;
        std::copy_n(leaf.entities.begin() + first, number, out_.begin() + static_cast<std::ptrdiff_t>(found_));
        found_ += number;
        return !ends_here && found_ < out_.size();
    }

    index_place const* from_;
    index_place const* to_;
    std::span<std::uint32_t> out_;
    std::size_t found_ = 0;
};

std::size_t bytes_of(index_node const& at, unsigned height) {
    if (height == 0) return sizeof(index_leaf);
    std::size_t bytes = sizeof(index_inner);
    auto const& inner = as_inner(at);
    for (std::uint32_t i = 0; i < inner.count; ++i) bytes += bytes_of(*inner.children[i], height - 1);
    return bytes;
}

}  // namespace

std::size_t index_tree::scan(index_bound const& from, index_bound const& to, indexed_values const& stored,
                             std::span<std::uint32_t> out) const {
    if (!root_ || out.empty()) return 0;
    index_place const first(from, stored);
    index_place const last(to, stored);
    scanner found(first, last, out);
    found.visit(*root_, height_);
    return found.found();
}

std::optional<std::pair<std::uint32_t, std::uint32_t>> index_tree::duplicate(indexed_values const& stored) const {
    if (size_ == distinct_) return std::nullopt;
    std::vector<std::uint32_t> all(size_);
    static_cast<void>(scan({{}, false}, {{}, true}, stored, all));
    std::vector<value> before, now;
    for (std::size_t i = 0; i < all.size(); ++i) {
        static_cast<void>(stored.read(all[i], now));
        bool const alike = i > 0 && std::equal(now.begin(), now.end(), before.begin(), before.end(),
                                               [](value const& left, value const& right) { return order(left, right) == 0; });
        if (alike) return std::pair(all[i - 1], all[i]);
        before.swap(now);
    }
    return std::nullopt;
}

std::size_t index_tree::memory_bytes() const { return root_ ? bytes_of(*root_, height_) : 0; }

}  // namespace wafer::engine
