// Pairs of statements that must give the same rows, whatever the graph: the relations between them need no second implementation.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/random/comparison.hpp"
#include "tests/random/graph_sketch.hpp"

namespace wafer::random {

/// All rows of the one side's statements together are those of the other's.
struct twins {
    std::string_view relation;
    std::vector<std::string> one;
    std::vector<std::string> other;
    bool recreated = false;  // The other side runs where everything was deleted and made again.
};

twins random_twins(generator& random);

/// The same graph with other ids: everything was made, deleted and made again.
engine::graph build_again(graph_sketch const& sketch);

std::optional<std::string> disagreement(twins const& pair, graph_sketch const& sketch);

}  // namespace wafer::random
