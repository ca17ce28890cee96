// What one run of a statement shares: the graph it reads, the graph it writes, limits, parameters, counters. Belongs to one thread;
// others that it shares work with read the graph and poll the interrupt.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "engine/base/interrupt.hpp"
#include "engine/function/registry.hpp"
#include "engine/graph/graph.hpp"
#include "wafer/counters.hpp"

namespace wafer::engine {

struct run_context {
    graph const* data = nullptr;      // Read; the same as `writable` in a statement that changes data.
    graph* writable = nullptr;
    interrupt* stop = nullptr;
    std::vector<value> parameters;    // In the order of `bound::statement::parameters`.
    call_context calls;
    std::size_t batch_rows = 2048;
    unsigned threads = 0;             // That may work on the statement at once; 0: as many as the machine runs.
    std::filesystem::path import_folder;  // What LOAD CSV reads from; empty: nothing.
    std::size_t csv_record_bytes = 0;     // The limit of a record; 0: none.
    wafer::counters changes;          // Counted by whoever makes a change.
};

}  // namespace wafer::engine
