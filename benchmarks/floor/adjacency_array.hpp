// Neighbours in one array, cut into lists by node and sorted within each: what hand-written loops run over.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace wafer::bench {

using number_pair = std::pair<std::uint32_t, std::uint32_t>;

struct adjacency_array {
    std::vector<std::uint32_t> starts;  // One more than nodes.
    std::vector<std::uint32_t> neighbours;

    adjacency_array() = default;
    adjacency_array(std::uint32_t nodes, std::vector<number_pair> const& pairs) : starts(nodes + 1, 0), neighbours(pairs.size()) {
        for (auto const& pair : pairs) ++starts[pair.first + 1];
        for (std::uint32_t i = 0; i < nodes; ++i) starts[i + 1] += starts[i];
        std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
        for (auto const& pair : pairs) neighbours[next[pair.first]++] = pair.second;
        for (std::uint32_t i = 0; i < nodes; ++i) std::sort(neighbours.begin() + starts[i], neighbours.begin() + starts[i + 1]);
    }

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(starts.size() - 1); }
    [[nodiscard]] std::uint32_t degree(std::uint32_t node) const { return starts[node + 1] - starts[node]; }
    [[nodiscard]] std::span<std::uint32_t const> operator[](std::uint32_t node) const {
        return {neighbours.data() + starts[node], neighbours.data() + starts[node + 1]};
    }
};

}  // namespace wafer::bench
