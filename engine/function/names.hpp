// The labels, types and keys of a graph that are in use, by name in ascending order. Pure functions of a graph.
#pragma once

#include <string_view>
#include <vector>

#include "engine/graph/graph.hpp"

namespace wafer::engine {

/// Borrowed from the graph, which never forgets a name.
template <class Id>
struct used_name {
    std::string_view name;
    Id id;
    std::uint64_t nodes = 0;          // That have it.
    std::uint64_t relationships = 0;
};

std::vector<used_name<label_id>> used_labels(graph const& data);
std::vector<used_name<type_id>> used_types(graph const& data);
std::vector<used_name<key_id>> used_keys(graph const& data);

}  // namespace wafer::engine
