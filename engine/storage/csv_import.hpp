// Loads CSV files into a transaction's graph: a data set, or files in the layout of Neo4j's bulk importer. All or nothing is the
// transaction's business: what fails here leaves the graph half-filled.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/graph/graph.hpp"
#include "engine/storage/csv_reader.hpp"
#include "engine/storage/row_counter.hpp"

namespace wafer::engine {

struct import_report {
    std::uint64_t nodes = 0;
    std::uint64_t relationships = 0;
    std::uint64_t properties = 0;
};

/// One table: the first line of the first file is the header of all of them.
struct csv_table_files {
    std::vector<std::filesystem::path> files;
    std::vector<std::string> names;  // Labels of all its nodes, or the type of its relationships unless a row has its own.
};

struct csv_import_files {
    std::vector<csv_table_files> nodes;
    std::vector<csv_table_files> relationships;
    std::filesystem::path seen_from;  // What messages leave out of the files' names; empty: nothing.
    csv_dialect dialect;
    char array_delimiter = ';';
    std::size_t most_record_bytes = 0;
    unsigned threads = 0;  // That read files; 0: as many as the machine runs at once.
};

/// Throws `wafer::error`: io for a file that cannot be read, corruption for the first thing that is wrong in one, with file, line and
/// column and what was expected.
import_report import_csv(graph& into, csv_import_files const& files, row_counter& counter);

/// The data set in the folder.
csv_import_files files_of_data_set(std::filesystem::path const& directory);
import_report import_csv(graph& into, std::filesystem::path const& directory);

}  // namespace wafer::engine
