// Indexes and constraints of a graph as the statements that create them. Pure.
#pragma once

#include <string>

#include "engine/graph/graph.hpp"

namespace wafer::engine {

/// A line each, in the order in which they were created. The index of a constraint comes with it.
void append_cypher_schema(std::string& out, graph const& from);

}  // namespace wafer::engine
