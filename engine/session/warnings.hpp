// What is no error but hardly what was meant. Pure functions.
#pragma once

#include <string_view>
#include <vector>

#include "engine/bind/query.hpp"
#include "engine/graph/graph.hpp"
#include "wafer/result.hpp"

namespace wafer::engine {

/// In the order of their places in the text, each with its picture. What depends on the data is said of a graph that has nodes.
std::vector<warning> warnings_of(std::string_view text, bound::statement const& statement, graph const& data);

}  // namespace wafer::engine
