// Loads a data set into a transaction's graph. All or nothing is the transaction's business: what fails here leaves the graph half-filled.
#pragma once

#include <cstdint>
#include <filesystem>

#include "engine/graph/graph.hpp"

namespace wafer::engine {

struct import_report {
    std::uint64_t nodes = 0;
    std::uint64_t relationships = 0;
    std::uint64_t properties = 0;
};

/// Throws `wafer::error`: io for a folder or file that cannot be read, corruption for the first thing that is wrong in one, with file, line
/// and column and what was expected.
import_report import_csv(graph& into, std::filesystem::path const& directory);

}  // namespace wafer::engine
