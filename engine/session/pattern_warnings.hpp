// Warnings about the patterns of a statement: parts that nothing connects, and directions against those of the data. Pure functions.
#pragma once

#include <vector>

#include "engine/bind/query.hpp"
#include "engine/graph/graph.hpp"
#include "wafer/result.hpp"

namespace wafer::engine {

/// Two parts of one MATCH, each of more than one row, that share neither a variable nor a condition.
void warn_of_products(bound::statement const& statement, graph const& data, std::vector<warning>& into);

/// A directed relationship that no data has between nodes of these labels, whereas data has it the other way.
void warn_of_directions(bound::statement const& statement, graph const& data, std::vector<warning>& into);

}  // namespace wafer::engine
