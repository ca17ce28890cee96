// What a graph holds, gathered by looking at all of it.
#pragma once

#include "engine/graph/graph.hpp"
#include "wafer/database.hpp"

namespace wafer::engine {

schema_summary summarise(graph const& data);

}  // namespace wafer::engine
