#include "engine/plan/pattern_graph.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>

namespace wafer::engine::plan {

std::vector<std::uint32_t> components(bound::pattern const& pattern, std::vector<bool> const& connects) {
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> graph(pattern.nodes.size());
    for (std::size_t i = 0; i < pattern.relationships.size(); ++i)
        if (connects[i]) boost::add_edge(pattern.relationships[i].from, pattern.relationships[i].to, graph);
    std::vector<std::uint32_t> numbers(pattern.nodes.size());
    if (!numbers.empty()) boost::connected_components(graph, numbers.data());
    return numbers;
}

}  // namespace wafer::engine::plan
