// The same graph with indexes that random statements can use.
#pragma once

#include "engine/graph/graph.hpp"

namespace wafer::random {

/// With an index on every label and every type for every key, and on some pairs of keys.
engine::graph with_indexes(engine::graph const& data);

}  // namespace wafer::random
