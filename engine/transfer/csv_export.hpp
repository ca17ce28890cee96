// Graphs as a folder of CSV files in the layout of Neo4j's bulk importer, which is a data set as well: `nodes/*.csv`, `relationships/*.csv`.
// A column has one type; entities whose properties do not fit the columns of a file go to the next one. Stateless.
#pragma once

#include <filesystem>

#include "engine/storage/csv_import.hpp"

namespace wafer::engine {

struct csv_layout {
    csv_dialect dialect;
    char array_delimiter = ';';
};

/// The folder exists and is empty. Throws `wafer::error`: io, argument (NotExpressible) for lists that cells cannot hold.
import_report export_csv(graph const& from, std::filesystem::path const& folder, csv_layout const& layout, row_counter& counter);

}  // namespace wafer::engine
