// WHY WITHOUT SOURCE: the graph as if some sources had said nothing.
#pragma once

#include <set>
#include <string>

#include "engine/graph/graph.hpp"

namespace wafer::engine {

/// A copy of the graph without the nodes and relationships that name sources in `property`, but none besides those in `left_out`. What
/// names no source stays, what a node's going leaves without an end goes with it. The copy shares all it can and is nobody else's.
graph without_sources(graph const& data, std::string const& property, std::set<std::string, std::less<>> const& left_out);

}  // namespace wafer::engine
