// What is no error but hardly what was meant.
#pragma once

#include <vector>

#include "engine/bind/query.hpp"
#include "engine/graph/graph.hpp"
#include "wafer/result.hpp"

namespace wafer::engine {

/// Labels, relationship types and property keys that the statement reads and the graph has never seen, with the nearest it has. None for an
/// empty graph.
std::vector<warning> warnings_of(bound::statement const& statement, graph const& data);

}  // namespace wafer::engine
