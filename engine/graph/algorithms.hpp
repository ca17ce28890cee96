// Graph algorithms over a snapshot or a transaction's graph, or the part of it with some labels and types. Run by Boost.Graph on the view
// of bgl.hpp. All poll `stop`; results are in the order of node ids unless said otherwise.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/interrupt.hpp"
#include "engine/graph/graph.hpp"

namespace wafer::engine {

/// Which way relationships are followed.
enum class traversal : std::uint8_t { outgoing, incoming, both };

/// The part of a graph that an algorithm sees.
struct graph_scope {
    std::vector<label_id> labels;  // Nodes with one of them; empty: all nodes.
    std::vector<type_id> types;    // Relationships of one of them; see `all_types`.
    bool all_types = true;
    traversal direction = traversal::outgoing;
    std::optional<key_id> weight;  // A property of the relationships; absent: each weighs 1.
};

struct node_depth {
    node_id node;
    std::uint32_t depth = 0;
};
struct node_score {
    node_id node;
    double score = 0;
};
struct node_component {
    node_id node;
    std::uint32_t component = 0;  // Dense from 0, in the order of the components' least nodes.
};
struct weighted_path {
    std::vector<node_id> nodes;
    std::vector<rel_id> relationships;  // One fewer.
    double cost = 0;
};

/// Nodes in the order in which a breadth-first search from `start` reaches them, itself first. `start` is in the scope.
std::vector<node_depth> breadth_first(graph const& data, graph_scope const& scope, node_id start, std::uint32_t most_depth,
                                      interrupt const& stop);

/// Dijkstra's. Throws `wafer::error` (argument: InvalidWeight) for a weight that is missing, no number or negative.
std::optional<weighted_path> shortest_path(graph const& data, graph_scope const& scope, node_id from, node_id to, interrupt const& stop);

struct page_rank_options {
    double damping = 0.85;
    std::uint32_t most_iterations = 100;
    double tolerance = 1e-9;  // Ends when no score changes by more, relative to the mean score.
};
/// The scores add up to 1; a node without outgoing relationships passes its score on to all nodes.
std::vector<node_score> page_rank(graph const& data, graph_scope const& scope, page_rank_options const& options, interrupt const& stop);

/// Regardless of direction.
std::vector<node_component> connected_components(graph const& data, graph_scope const& scope, interrupt const& stop);
std::vector<node_component> strongly_connected_components(graph const& data, graph_scope const& scope, interrupt const& stop);

/// Brandes'. Each pair of nodes counts once if relationships are followed both ways, else each ordered pair.
std::vector<node_score> betweenness(graph const& data, graph_scope const& scope, interrupt const& stop);

/// Whether the scope holds the node.
bool in_scope(graph const& data, graph_scope const& scope, node_id node);

}  // namespace wafer::engine
