// A changed node's neighbours, sorted by (node, index) when they are read. Changes out of order wait, so that a million in a row stay cheap:
// what waits is in order up to a short tail, and is merged into the rest when it is as much as the square root of that. Belongs to one
// transaction and one thread, reads included.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/counted.hpp"
#include "engine/graph/neighbour.hpp"

namespace wafer::engine {

/// Changes of a list that are not in it yet.
class waiting_neighbours {
public:
    void add(neighbour item);
    /// How many lead to `node`.
    [[nodiscard]] std::uint32_t count(node_id node);
    [[nodiscard]] std::span<neighbour const> sorted();
    void clear();

    [[nodiscard]] bool empty() const { return items_.empty(); }
    [[nodiscard]] std::size_t size() const { return items_.size(); }
    [[nodiscard]] std::size_t memory_bytes() const { return items_.capacity() * sizeof(neighbour); }
    [[nodiscard]] std::uint64_t moved() const { return moved_; }

private:
    std::vector<neighbour> items_;
    std::size_t in_order_ = 0;  // So many of them are sorted.
    std::uint64_t moved_ = 0;
};

class open_list : public counted {
public:
    open_list() = default;
    explicit open_list(std::span<neighbour const> content);

    void add(neighbour added);
    void remove(neighbour removed);
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(items_.size() + added_.size() - removed_.size()); }
    /// How many lead to `node`.
    [[nodiscard]] std::uint32_t count(node_id node);
    [[nodiscard]] std::span<neighbour const> sorted() {
        if (!settled()) settle();
        return items_;
    }
    [[nodiscard]] std::size_t memory_bytes() const;
    /// How many neighbours were put in their place, for tests of how that grows.
    [[nodiscard]] std::uint64_t moved() const { return moved_ + added_.moved() + removed_.moved(); }

private:
    [[nodiscard]] bool settled() const { return added_.empty() && removed_.empty(); }
    [[nodiscard]] bool is_settling_due() const;
    void settle();

    std::vector<neighbour> items_;
    waiting_neighbours added_;
    waiting_neighbours removed_;
    std::uint64_t moved_ = 0;
};

/// Those of a sorted list that lead to `node`.
[[nodiscard]] std::span<neighbour const> leading_to(std::span<neighbour const> sorted, node_id node);

}  // namespace wafer::engine
