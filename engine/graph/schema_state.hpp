// The indexes and constraints of a graph, part of its state: copied with it by one pointer, changed by the holder of the owner tag.
// Included by the sources of `graph` alone.
#pragma once

#include <vector>

#include "engine/base/counted.hpp"
#include "engine/graph/catalog.hpp"

namespace wafer::engine {

struct kept_index : counted {
    index_definition definition;
};

struct kept_constraint : counted {
    constraint_definition definition;
};

/// In the order they were created.
struct schema_state : counted {
    std::vector<ref<kept_index>> indexes;
    std::vector<ref<kept_constraint>> constraints;
};

}  // namespace wafer::engine
