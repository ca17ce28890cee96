// Everything that is wrong with a data set, for `wafer check DIR`: broken files, duplicate and dangling ids, and, where `dataset.json` has
// a schema, unknown labels, types and properties, wrong value types, wrong ends and missing sources.
#pragma once

#include <filesystem>
#include <vector>

#include "engine/storage/csv_reader.hpp"

namespace wafer::engine {

/// In the order of files and lines; empty if all is well. Throws `wafer::error` (io) only if there is no data set at all.
std::vector<finding> validate_data_set(std::filesystem::path const& directory);

}  // namespace wafer::engine
