// What one run of a statement shares: the graph it reads, the graph it writes, limits, parameters, counters. Belongs to one thread;
// others that it shares work with read the graph and poll the interrupt.
#pragma once

#include <atomic>
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
    std::atomic<std::uint64_t>* rows_taken = nullptr;  // The most that an operator which waits for all of its input has taken in; any thread looks.

    /// What such an operator has taken in so far.
    void tell_taken(std::uint64_t rows) const {
        if (rows_taken && rows_taken->load(std::memory_order_relaxed) < rows) rows_taken->store(rows, std::memory_order_relaxed);
    }
};

}  // namespace wafer::engine
