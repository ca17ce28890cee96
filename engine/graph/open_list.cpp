#include "engine/graph/open_list.hpp"

#include <algorithm>

namespace wafer::engine {
namespace {

/// So many changes may wait out of order; more are put in order before they are counted.
constexpr std::size_t patience = 64;

}  // namespace

std::span<neighbour const> leading_to(std::span<neighbour const> sorted, node_id node) {
    auto const found = std::ranges::equal_range(sorted, node, {}, &neighbour::node);
    return {found.begin(), found.end()};
}

void waiting_neighbours::add(neighbour item) {
    bool const goes_on = in_order_ == items_.size() && (items_.empty() || items_.back() < item);
    items_.push_back(item);
    if (goes_on) ++in_order_;
}

std::uint32_t waiting_neighbours::count(node_id node) {
    if (items_.size() - in_order_ > patience) (void)sorted();
    std::span<neighbour const> const all(items_);
    auto const tail = std::ranges::count(all.subspan(in_order_), node, &neighbour::node);
    return static_cast<std::uint32_t>(leading_to(all.first(in_order_), node).size()) + static_cast<std::uint32_t>(tail);
}

std::span<neighbour const> waiting_neighbours::sorted() {
    if (in_order_ == items_.size()) return items_;
    auto const tail = items_.begin() + static_cast<std::ptrdiff_t>(in_order_);
    std::sort(tail, items_.end());
    std::inplace_merge(items_.begin(), tail, items_.end());
    in_order_ = items_.size();
    moved_ += in_order_;
    return items_;
}

void waiting_neighbours::clear() {
    items_ = std::vector<neighbour>();  // `{}` would keep the memory.
    in_order_ = 0;
}

open_list::open_list(std::span<neighbour const> content) {
    items_.reserve(content.size() + content.size() / 8 + 1);
    items_.assign(content.begin(), content.end());
}

void open_list::add(neighbour added) {
    if (settled() && (items_.empty() || items_.back() < added))
        items_.push_back(added);
    else
        added_.add(added);
}

void open_list::remove(neighbour removed) {
    if (settled() && items_.back() == removed)
        items_.pop_back();
    else
        removed_.add(removed);
}

/// Waiting changes are looked through for each one of `patience` and more, the whole list is gone through for each settling: both cost the
/// same for each change when the square of the one is `patience` times the other.
bool open_list::is_settling_due() const {
    auto const waiting = added_.size() + removed_.size();
    return waiting * waiting > patience * (patience + items_.size());
}

std::uint32_t open_list::count(node_id node) {
    if (is_settling_due()) settle();
    auto const kept = static_cast<std::uint32_t>(leading_to(items_, node).size());
    return kept + added_.count(node) - removed_.count(node);
}

void open_list::settle() {
    auto const more = added_.sorted();
    auto const middle = static_cast<std::ptrdiff_t>(items_.size());
    items_.insert(items_.end(), more.begin(), more.end());
    std::inplace_merge(items_.begin(), items_.begin() + middle, items_.end());
    if (!removed_.empty()) {
        auto const less = removed_.sorted();
        auto removed = less.begin();
        std::erase_if(items_, [&](neighbour const& item) {
            if (removed == less.end() || *removed != item) return false;
            ++removed;
            return true;
        });
    }
    moved_ += items_.size();
    added_.clear();
    removed_.clear();
}

std::size_t open_list::memory_bytes() const {
    return sizeof *this + items_.capacity() * sizeof(neighbour) + added_.memory_bytes() + removed_.memory_bytes();
}

}  // namespace wafer::engine
