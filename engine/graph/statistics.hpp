// Exact counts of a graph, kept up to date by every change. Part of the graph's state: immutable once published.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/base/ids.hpp"

namespace wafer::engine {

/// What is known of the relationships of one type as a whole.
struct type_profile {
    std::uint64_t count = 0;
    std::uint64_t sources = 0;  // Distinct start nodes.
    std::uint64_t targets = 0;  // Distinct end nodes.
    std::uint64_t self_loops = 0;
    std::uint64_t parallel = 0;         // Relationships beyond the first between the same two nodes in the same direction.
    double outgoing_second_moment = 0;  // Sum over all nodes of the squared out-degree.
    double incoming_second_moment = 0;
};

struct graph_state;

class statistics {
public:
    explicit statistics(graph_state const& state) : state_(&state) {}
    statistics(statistics const&) = delete;
    statistics& operator=(statistics const&) = delete;

    [[nodiscard]] std::uint64_t nodes() const;
    [[nodiscard]] std::uint64_t nodes(label_id label) const;
    [[nodiscard]] std::uint64_t relationships() const;
    /// Relationships of a type between nodes with these labels; an absent label stands for any node.
    [[nodiscard]] std::uint64_t relationships(std::optional<label_id> source, type_id type, std::optional<label_id> target) const;
    [[nodiscard]] type_profile profile(type_id type) const;
    /// Nodes (or relationships of the type) that have the property, and about how many different values it takes.
    [[nodiscard]] std::uint64_t with_property(key_id key) const;
    [[nodiscard]] std::uint64_t distinct_values(key_id key) const;
    [[nodiscard]] std::uint64_t with_property(type_id type, key_id key) const;
    [[nodiscard]] std::uint64_t distinct_values(type_id type, key_id key) const;

private:
    graph_state const* state_;
};

}  // namespace wafer::engine
