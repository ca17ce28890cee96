// The neighbours that an edge of a counted pattern leads to, whatever its types and direction. Reads one graph, which must stay as it is.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/bind/query.hpp"
#include "engine/execute/run_context.hpp"
#include "engine/graph/graph.hpp"

namespace wafer::engine::counting {

inline constexpr std::uint32_t chunk_size = adjacency_chunk::size;

/// Nodes of ids that follow each other. What is held for each node of a label is held for its range, not for all nodes of the graph.
struct node_range {
    std::uint32_t first = 0;
    std::uint32_t size = 0;

    /// The place of a node; `size` or more if it is none of them.
    [[nodiscard]] std::uint32_t place(std::uint32_t node) const { return node - first; }
    [[nodiscard]] std::uint32_t end() const { return first + size; }
    /// Chunks that they lie in; the range begins with a chunk.
    [[nodiscard]] std::uint32_t chunks() const { return (size + chunk_size - 1) / chunk_size; }
};

/// An edge with its names resolved: from `from` to `to` along any of the types.
struct edge {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    bound::direction towards = bound::direction::either;
    std::vector<type_id> types;  // Ascending.

    friend bool operator==(edge const&, edge const&) = default;
};

/// The edge seen from its other end.
[[nodiscard]] edge turned(edge of);

/// The steps along an edge from its `from`. A self-loop is one step, also where it stands in two lists.
class neighbours {
public:
    neighbours(graph const& data, edge const& along);

    template <class Use>
    void each(std::uint32_t node, Use use) const {
        for (auto const& list : lists_) {
            auto const* const chunk = list.chunks[node / chunk_size];
            if (!chunk) continue;
            for (auto const& found : chunk->of(node % chunk_size))
                if (!list.skips_loops || found.node.value != node) use(found.node.value);
        }
    }
    /// Calls `use(node, neighbour)` for each step from the nodes of one chunk.
    template <class Use>
    void each_of_chunk(std::uint32_t chunk, Use use) const {
        for (auto const& list : lists_) {
            auto const* const from = list.chunks[chunk];
            for (std::uint32_t slot = 0; from && slot < chunk_size; ++slot)
                for (auto const& found : from->of(slot))
                    if (std::uint32_t const node = chunk * chunk_size + slot; !list.skips_loops || found.node.value != node) use(node, found.node.value);
        }
    }
    [[nodiscard]] std::uint64_t degree(std::uint32_t node) const;
    /// The slots of the nodes of one chunk that have any.
    [[nodiscard]] bitmap<chunk_size> sources(std::uint32_t chunk) const;
    /// Steps of the nodes of one chunk in all; those that are none may be among them.
    [[nodiscard]] std::uint64_t total_of_chunk(std::uint32_t chunk) const;
    /// Calls `use(slot, degree)` for the nodes of one chunk that have any, in ascending order.
    template <class Use>
    void each_degree(std::uint32_t chunk, Use use) const {
        if (lists_.size() == 1 && !lists_[0].skips_loops) {
            if (auto const* const from = lists_[0].chunks[chunk]) from->each_degree(use);
            return;
        }
        sources(chunk).each([&](std::uint32_t slot) { use(slot, static_cast<std::uint32_t>(degree(chunk * chunk_size + slot))); });
    }
    /// Where the nodes are that have any.
    [[nodiscard]] node_range range(std::uint32_t node_bound) const;
    /// Steps in all, to know what walking them costs.
    [[nodiscard]] std::uint64_t total() const { return total_; }
    /// The one list there is, or a null pointer.
    [[nodiscard]] std::vector<adjacency_chunk const*> const* only_list() const { return lists_.size() == 1 ? &lists_[0].chunks : nullptr; }

private:
    struct list {
        std::vector<adjacency_chunk const*> chunks;
        bool skips_loops = false;
    };
    std::vector<list> lists_;
    std::uint64_t total_ = 0;
};

/// Neighbours of a node in ascending order, one entry per step.
struct node_list {
    std::uint32_t const* first = nullptr;
    std::uint32_t size = 0;
    std::uint32_t stride = 1;

    std::uint32_t operator[](std::uint32_t at) const { return first[std::size_t{at} * stride]; }
    /// The first place from `from` on that is not less than `node`.
    [[nodiscard]] std::uint32_t lower_bound(std::uint32_t from, std::uint32_t node) const {
        std::uint32_t left = size - from;
        while (left > 0) {
            std::uint32_t const half = left / 2;
            bool const behind = (*this)[from + half] < node;
            from += behind ? left - half : 0;
            left = half;
        }
        return from;
    }
    /// The same; galloping, as the next one sought is mostly near.
    [[nodiscard]] std::uint32_t seek(std::uint32_t from, std::uint32_t node) const;
};

/// Sorted lists of neighbours: those of the graph where there is one list per node, else merged into arrays of its own.
class sorted_neighbours {
public:
    sorted_neighbours(edge const& along, run_context const& run);
    [[nodiscard]] node_list of(std::uint32_t node) const;
    [[nodiscard]] std::size_t memory_bytes() const { return (offsets_.capacity() + merged_.capacity()) * sizeof(std::uint32_t); }

private:
    void merge(std::uint32_t place, std::vector<std::uint32_t>& scratch);

    neighbours source_;
    node_range range_;
    std::vector<std::uint32_t> offsets_;  // By place in the range.
    std::vector<std::uint32_t> merged_;
};

}  // namespace wafer::engine::counting
