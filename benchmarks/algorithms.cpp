// Graph algorithms over friendships, which Boost.Graph sees twice: as the engine's view of its own graph, and in Boost's own compressed
// rows. Both run the same template, so that the difference is that of the graphs. Both follow friendships both ways.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/range/iterator_range.hpp>

#include "benchmarks/measure.hpp"
#include "benchmarks/parts.hpp"
#include "benchmarks/subject.hpp"
#include "engine/graph/bgl.hpp"

namespace wafer::bench {

namespace {

using compressed_rows = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property, boost::no_property,
                                                           std::uint32_t, std::uint32_t>;

template <class Graph, class T>
auto map_of(Graph const& data, std::vector<T>& by_vertex) {
    return boost::make_iterator_property_map(by_vertex.begin(), get(boost::vertex_index, data));
}

struct counting_visitor : boost::default_bfs_visitor {
    explicit counting_visitor(std::uint64_t& met) : met(&met) {}
    template <class Vertex, class Graph>
    void discover_vertex(Vertex, Graph const&) const {
        ++*met;
    }
    std::uint64_t* met;
};

/// Persons reached from each of a hundred.
template <class Graph>
std::uint64_t breadth_first(Graph const& data) {
    std::uint64_t met = 0;
    auto const count = static_cast<std::uint32_t>(num_vertices(data));
    std::vector<boost::default_color_type> colours(count);
    for (std::uint32_t i = 0; i < 100; ++i) {
        std::fill(colours.begin(), colours.end(), boost::white_color);
        boost::queue<std::uint32_t> waiting;
        boost::breadth_first_visit(data, (i * 79 + 11) % count, waiting, counting_visitor(met), map_of(data, colours));
    }
    return met;
}

/// Twenty rounds; the sum of the squares of all ranks, to six digits.
template <class Graph>
std::uint64_t page_rank(Graph const& data) {
    std::vector<double> ranks(num_vertices(data));
    boost::graph::page_rank(data, map_of(data, ranks), boost::graph::n_iterations(20), 0.85, num_vertices(data));
    double sum = 0;
    for (auto const rank : ranks)
        if (std::isfinite(rank)) sum += rank * rank;
    return static_cast<std::uint64_t>(std::llround(sum * 1e6 / static_cast<double>(ranks.size())));
}

template <class Graph>
std::uint64_t components(Graph const& data) {
    std::vector<std::uint32_t> found(num_vertices(data));
    return static_cast<std::uint64_t>(boost::connected_components(data, map_of(data, found)));
}

/// Each once: friends with more friends are marked, then their own are looked through.
template <class Graph>
std::uint64_t triangles(Graph const& data) {
    auto const count = static_cast<std::uint32_t>(num_vertices(data));
    std::vector<std::uint32_t> degrees(count);
    for (std::uint32_t at = 0; at < count; ++at) degrees[at] = static_cast<std::uint32_t>(out_degree(at, data));
    auto const below = [&](std::uint32_t a, std::uint32_t b) { return degrees[a] < degrees[b] || (degrees[a] == degrees[b] && a < b); };
    std::vector<std::uint32_t> marked_by(count, count);
    std::uint64_t found = 0;
    for (std::uint32_t a = 0; a < count; ++a) {
        for (auto const b : boost::make_iterator_range(adjacent_vertices(a, data)))
            if (below(a, b)) marked_by[b] = a;
        for (auto const b : boost::make_iterator_range(adjacent_vertices(a, data))) {
            if (!below(a, b)) continue;
            for (auto const c : boost::make_iterator_range(adjacent_vertices(b, data))) found += marked_by[c] == a && below(b, c);
        }
    }
    return found;
}

struct both_graphs {
    engine::graph friendships;
    engine::interrupt never;
    std::vector<number_pair> edges;

    explicit both_graphs(network_arrays const& arrays) {
        auto const type = friendships.intern_type("KNOWS");
        std::vector<engine::node_id> nodes;
        for (std::uint32_t i = 0; i < arrays.knows.size(); ++i) nodes.push_back(friendships.create_node({}));
        for (std::uint32_t from = 0; from < arrays.knows.size(); ++from) {
            for (auto const to : arrays.knows[from]) {
                edges.emplace_back(from, to);
                if (from < to) friendships.create_relationship(type, nodes[from], nodes[to]);
            }
        }
        friendships.seal();
    }
};

}  // namespace

void algorithms(report& out, subject& on) {
    out.part("algorithms");
    if (!out.wants("algorithms")) return;
    both_graphs const data(on.arrays);
    engine::graph_scope scope;
    scope.direction = engine::traversal::both;
    engine::graph_view const view(data.friendships, scope, data.never);
    compressed_rows const rows(boost::edges_are_sorted, data.edges.begin(), data.edges.end(), on.arrays.knows.size());
    auto const compare = [&](std::string const& name, auto const& ours, auto const& boosts) {
        std::uint64_t found = 0;
        std::uint64_t expected = 0;
        auto const times = in_turns_ms([&] { found = ours(view); }, [&] { expected = boosts(rows); });
        bool const same = found == expected;
        out.add({name, "ms", times.ours, "Boost's compressed rows", times.beside, promise{1.5, 0}, same, std::to_string(found)});
    };
    compare("breadth-first search ×100", breadth_first<engine::graph_view>, breadth_first<compressed_rows>);
    compare("PageRank, 20 rounds", page_rank<engine::graph_view>, page_rank<compressed_rows>);
    compare("connected components", components<engine::graph_view>, components<compressed_rows>);
    compare("triangles, each once", triangles<engine::graph_view>, triangles<compressed_rows>);
}

}  // namespace wafer::bench
