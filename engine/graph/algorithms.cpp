#include "engine/graph/algorithms.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/graph/strong_components.hpp>

#include "engine/graph/bgl.hpp"

namespace wafer::engine {
namespace {

using vertex = graph_view::vertex_descriptor;
using edge = graph_view::edge_descriptor;

/// Leaves a search that has seen enough; Boost.Graph has no other way out. Caught where the search was called.
struct enough {};

template <class T>
auto map_of(std::vector<T>& by_vertex) {
    return boost::make_iterator_property_map(by_vertex.begin(), vertex_index_map());
}

/// Writes down the vertices of a breadth-first search as they are met.
struct depth_recorder : boost::default_bfs_visitor {
    depth_recorder(std::vector<node_depth>& found, std::vector<std::uint32_t>& depths, std::uint32_t most_depth)
        : found(&found), depths(&depths), most_depth(most_depth) {}

    void discover_vertex(vertex met, graph_view const& view) const { found->push_back({view.node_of(met), (*depths)[met]}); }
    void tree_edge(edge const& met, graph_view const&) const { (*depths)[met.target] = (*depths)[met.source] + 1; }
    void examine_vertex(vertex met, graph_view const&) const {
        // All vertices at most this far are known by now.
        if ((*depths)[met] >= most_depth) throw enough();
    }

    std::vector<node_depth>* found;
    std::vector<std::uint32_t>* depths;
    std::uint32_t most_depth;
};

/// Keeps the edge by which each vertex is reached, and stops at the goal.
struct path_recorder : boost::default_dijkstra_visitor {
    path_recorder(std::vector<edge>& reached_by, vertex goal) : reached_by(&reached_by), goal(goal) {}

    void edge_relaxed(edge const& met, graph_view const&) const { (*reached_by)[met.target] = met; }
    void examine_vertex(vertex met, graph_view const&) const {
        if (met == goal) throw enough();
    }

    std::vector<edge>* reached_by;
    vertex goal;
};

weighted_path path_to(graph_view const& view, std::vector<edge> const& reached_by, vertex from, vertex goal) {
    weighted_path path;
    path.nodes.push_back(view.node_of(goal));
    for (vertex at = goal; at != from; at = reached_by[at].source) {
        path.relationships.push_back(reached_by[at].relationship);
        path.nodes.push_back(view.node_of(reached_by[at].source));
    }
    std::ranges::reverse(path.nodes);
    std::ranges::reverse(path.relationships);
    return path;
}

/// Whether the ranks have settled, or there were enough rounds. Boost.Graph alternates between the two vectors.
struct rank_watch {
    template <class Map>
    bool operator()(Map const&, graph_view const& view) {
        if (rounds++ == 0) return false;
        if (rounds > most_rounds) return true;
        double difference = 0;
        double sum = 0;
        for (std::size_t i = 0; i < view.vertex_count(); ++i) {
            difference = std::max(difference, std::abs((*even)[i] - (*odd)[i]));
            sum += (*odd)[i];
        }
        return difference * view.vertex_count() <= tolerance * sum;
    }

    std::vector<double> const* even;
    std::vector<double> const* odd;
    std::uint32_t most_rounds;
    double tolerance;
    std::uint32_t rounds = 0;
};

std::vector<node_score> scores_of(graph_view const& view, std::vector<double> const& by_vertex, double factor) {
    std::vector<node_score> scores;
    scores.reserve(by_vertex.size());
    for (vertex at = 0; at < view.vertex_count(); ++at) scores.push_back({view.node_of(at), by_vertex[at] * factor});
    return scores;
}

/// Numbers the components anew in the order in which nodes meet them.
std::vector<node_component> components_of(graph_view const& view, std::vector<std::uint32_t> const& by_vertex) {
    constexpr std::uint32_t unnumbered = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> numbers(by_vertex.size(), unnumbered);
    std::uint32_t next = 0;
    std::vector<node_component> components;
    components.reserve(by_vertex.size());
    for (vertex at = 0; at < view.vertex_count(); ++at) {
        auto& number = numbers[by_vertex[at]];
        if (number == unnumbered) number = next++;
        components.push_back({view.node_of(at), number});
    }
    return components;
}

}  // namespace

std::vector<node_depth> breadth_first(graph const& data, graph_scope const& scope, node_id start, std::uint32_t most_depth,
                                      interrupt const& stop) {
    graph_view const view(data, scope, stop);
    std::vector<node_depth> found;
    std::vector<std::uint32_t> depths(view.vertex_count(), 0);
    std::vector<boost::default_color_type> colours(view.vertex_count(), boost::white_color);
    boost::queue<vertex> waiting;
    try {
        boost::breadth_first_visit(view, view.vertex_of(start), waiting, depth_recorder(found, depths, most_depth), map_of(colours));
    } catch (enough const&) {
        return found;
    }
    return found;
}

std::optional<weighted_path> shortest_path(graph const& data, graph_scope const& scope, node_id from, node_id to, interrupt const& stop) {
    graph_view const view(data, scope, stop);
    vertex const begin = view.vertex_of(from);
    vertex const goal = view.vertex_of(to);
    std::vector<edge> reached_by(view.vertex_count());
    std::vector<double> distances(view.vertex_count());
    try {
        boost::dijkstra_shortest_paths(view, begin,
                                       boost::weight_map(get(boost::edge_weight, view))
                                           .distance_map(map_of(distances))
                                           .distance_inf(std::numeric_limits<double>::infinity())
                                           .visitor(path_recorder(reached_by, goal)));
    } catch (enough const&) {
        auto path = path_to(view, reached_by, begin, goal);
        path.cost = distances[goal];
        return path;
    }
    return std::nullopt;
}

std::vector<node_score> page_rank(graph const& data, graph_scope const& scope, page_rank_options const& options, interrupt const& stop) {
    graph_view const view(data, scope, stop);
    if (view.vertex_count() == 0) return {};
    std::vector<double> even(view.vertex_count());
    std::vector<double> odd(view.vertex_count());
    boost::graph::page_rank(view, map_of(even), rank_watch{&even, &odd, options.most_iterations, options.tolerance}, options.damping,
                            view.vertex_count(), map_of(odd));
    // What nodes without a way out keep to themselves would go to all nodes alike, which changes the sum but not the proportions.
    double sum = 0;
    for (double const score : even) sum += score;
    return scores_of(view, even, 1 / sum);
}

std::vector<node_component> connected_components(graph const& data, graph_scope const& scope, interrupt const& stop) {
    graph_scope either_way = scope;
    either_way.direction = traversal::both;
    graph_view const view(data, either_way, stop);
    std::vector<std::uint32_t> components(view.vertex_count());
    boost::connected_components(view, map_of(components));
    return components_of(view, components);
}

std::vector<node_component> strongly_connected_components(graph const& data, graph_scope const& scope, interrupt const& stop) {
    graph_view const view(data, scope, stop);
    std::vector<std::uint32_t> components(view.vertex_count());
    boost::strong_components(view, map_of(components));
    return components_of(view, components);
}

std::vector<node_score> betweenness(graph const& data, graph_scope const& scope, interrupt const& stop) {
    graph_view const view(data, scope, stop);
    std::vector<double> scores(view.vertex_count());
    auto const centrality = boost::centrality_map(map_of(scores));
    if (scope.weight)
        boost::brandes_betweenness_centrality(view, centrality.weight_map(get(boost::edge_weight, view)));
    else
        boost::brandes_betweenness_centrality(view, centrality);
    return scores_of(view, scores, scope.direction == traversal::both ? 0.5 : 1.0);
}

}  // namespace wafer::engine
