// Work on many units (chunks of nodes, sources of a search), handed out one by one to threads, so that none waits for a longer one (Leis, Boncz,
// Kemper & Neumann, "Morsel-Driven Parallelism", SIGMOD 2014). The caller's thread works as well; small work stays on it.
#pragma once

#include <cstddef>
#include <functional>

#include "engine/execute/run_context.hpp"

namespace wafer::engine {

class morsels {
public:
    /// So many units, of about so many steps in all.
    morsels(run_context const& run, std::size_t units, double steps);

    /// How many work on it, the caller among them.
    [[nodiscard]] unsigned workers() const { return workers_; }
    /// Calls `work(worker, unit)` once for each unit, for one worker in ascending order, and returns when all have ended. What one of them throws
    /// is thrown, and the others do not begin another unit. A worker's calls come one after the other; those of several at once.
    void each(std::function<void(unsigned worker, std::size_t unit)> const& work) const;

private:
    std::size_t units_;
    unsigned workers_;
};

}  // namespace wafer::engine
