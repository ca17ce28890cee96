// The shape of a MATCH pattern, as a small Boost.Graph.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/bind/query.hpp"

namespace wafer::engine::plan {

/// For each node of the pattern the number of its connected component; components are a Cartesian product of each other. Relationships
/// whose ends must be found first (shortest paths) do not connect.
std::vector<std::uint32_t> components(bound::pattern const& pattern, std::vector<bool> const& connects);

}  // namespace wafer::engine::plan
