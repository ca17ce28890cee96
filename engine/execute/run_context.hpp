// What one run of a statement shares: the graph it reads, the graph it writes, limits, parameters, counters. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/base/interrupt.hpp"
#include "engine/function/registry.hpp"
#include "engine/graph/graph.hpp"

namespace wafer::engine {

/// Net changes are counted by whoever makes them.
struct change_counters {
    std::uint64_t nodes_created = 0;
    std::uint64_t nodes_deleted = 0;
    std::uint64_t relationships_created = 0;
    std::uint64_t relationships_deleted = 0;
    std::uint64_t properties_set = 0;
    std::uint64_t labels_added = 0;
    std::uint64_t labels_removed = 0;
};

struct run_context {
    graph const* data = nullptr;      // Read; the same as `writable` in a statement that changes data.
    graph* writable = nullptr;
    interrupt* stop = nullptr;
    std::vector<value> parameters;    // In the order of `bound::statement::parameters`.
    call_context calls;
    std::size_t batch_rows = 2048;
    change_counters changes;
};

}  // namespace wafer::engine
