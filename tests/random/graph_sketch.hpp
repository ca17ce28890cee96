// A small graph as plain data, so that a failing case can lose parts of it, with its text as one CREATE.
#pragma once

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "engine/graph/graph.hpp"

namespace wafer::random {

using generator = std::mt19937_64;

struct node_sketch {
    std::vector<std::string> labels;
    std::vector<std::pair<std::string, engine::value>> properties;
};
struct relationship_sketch {
    std::string type;
    std::uint32_t source = 0;
    std::uint32_t target = 0;
    std::vector<std::pair<std::string, engine::value>> properties;
};
struct graph_sketch {
    std::vector<node_sketch> nodes;
    std::vector<relationship_sketch> relationships;
};

/// 0 to 12 nodes, with loops and parallel relationships. Keys: `x` integers, `s` strings, `b` booleans, `f` floats, `l` lists of integers,
/// `d` dates, `m` anything; all of them missing now and then.
graph_sketch random_graph(generator& random);

engine::graph build(graph_sketch const& sketch);
std::string to_text(graph_sketch const& sketch);

}  // namespace wafer::random
