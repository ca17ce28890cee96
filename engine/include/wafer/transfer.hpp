// Whole graphs in and out of files and streams, in formats that other programs know: CSV as Neo4j's bulk importer reads it, JSON lines and
// GraphML as APOC does, and statements of openCypher. Each call belongs to its connection's thread, is part of the open transaction, or one
// by itself, and leaves nothing when it fails; `connection::cancel` stops it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "wafer/connection.hpp"
#include "wafer/database.hpp"

namespace [[gnu::visibility("default")]] wafer {

enum class graph_format : std::uint8_t {
    csv,      ///< A folder with `nodes/*.csv` and `relationships/*.csv`.
    jsonl,    ///< A JSON object per line and entity.
    graphml,  ///< XML.
    cypher,   ///< Statements. Written here; to read them, run them.
};

struct transfer_options {
    // CSV only.
    char delimiter = ',';
    char quote = '"';
    char array_delimiter = '\0';  ///< Between labels and items of lists; by default what `dataset.json` says, or `;`.
    unsigned threads = 0;         ///< That read the files of an import; 0: as many as the machine runs at once.

    /// Called with the nodes and relationships done so far, every few thousand of them and at the end. What it throws ends the call.
    std::function<void(std::uint64_t rows)> progress = {};
};

/// One table of CSV: the first line of the first file names the columns of all its files.
struct csv_files {
    std::vector<std::filesystem::path> files;
    /// Labels of all its nodes besides those of the column `:LABEL`, or the type of its relationships where `:TYPE` gives none.
    std::vector<std::string> names = {};
};

/// Throws `wafer::error`: io for what cannot be read, corruption (InvalidData) for the first thing that is wrong, with file, line and
/// column and what was expected.
import_summary import_csv(connection& into, std::vector<csv_files> const& nodes, std::vector<csv_files> const& relationships,
                          transfer_options const& options = {});
import_summary import_file(connection& into, std::filesystem::path const& path, graph_format format, transfer_options const& options = {});
/// JSON lines and GraphML; `name` stands for the stream in messages.
import_summary import_stream(connection& into, std::istream& from, graph_format format, std::string const& name = "stream",
                             transfer_options const& options = {});

/// Throws `wafer::error`: io for what cannot be written, argument (NotExpressible) for what the format cannot hold. A file is replaced when
/// all of it is written; for CSV a folder is made, or filled if it is empty.
import_summary export_file(connection& from, std::filesystem::path const& path, graph_format format, transfer_options const& options = {});
/// All formats but CSV, which is several files.
import_summary export_stream(connection& from, std::ostream& into, graph_format format, transfer_options const& options = {});

}  // namespace wafer
