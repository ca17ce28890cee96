// Which indexes can find an element of a pattern, by its predicates.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "engine/graph/graph.hpp"
#include "engine/plan/plan.hpp"

namespace wafer::engine::plan {

struct index_candidate {
    index_seek seek;
    double rows = 0;          // Expected for one row before it.
    std::set<symbol> needs;   // Symbols that its operands need.
    std::vector<expr> implied;  // Predicates that hold for whatever is found.
};

/// Every index on the element under one of its labels (or its type) of whose keys each has a predicate that null does not meet, since only
/// entities with all keys are in it.
std::vector<index_candidate> index_candidates(graph const& data, symbol element, bool relationship, std::vector<std::string> const& labels,
                                              std::vector<expr> const& predicates);

}  // namespace wafer::engine::plan
