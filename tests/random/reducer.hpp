// Makes a failing case smaller: takes words out of the statement and parts out of the graph for as long as the two implementations still
// disagree about it.
#pragma once

#include <functional>

#include "tests/random/comparison.hpp"
#include "tests/random/graph_sketch.hpp"

namespace wafer::random {

struct failing_case {
    query_text query;
    graph_sketch graph;
};

/// `fails` says whether a case is still wrong. At most `most_tries` are tried.
failing_case reduce(failing_case from, std::function<bool(failing_case const&)> const& fails, std::size_t most_tries = 4000);

/// The case as text, with what is different.
std::string report(failing_case const& wrong, std::string const& difference);

}  // namespace wafer::random
