// Options and limits of a database. A limit of zero means: no limit. Each is named in the error that it causes.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace [[gnu::visibility("default")]] wafer {

/// Which property of nodes and relationships names their sources, and what a source is. `import_directory` takes it over from the
/// `provenance` of a `dataset.json`.
struct provenance_rules {
    std::string source_property = "source";  ///< The id of a source, or a list of them.
    std::string source_label;                ///< Of the nodes that sources are; empty: a source is its id and no more.
    std::string source_key = "id";           ///< Property of these nodes that holds the id.
    std::vector<std::string> shown;          ///< Their properties that evidence shows; none: all.
    std::string source_within;               ///< Type of the relationships that lead from a source to what it is a part of, or empty.
    std::vector<std::string> titles{"name", "title", "id"};  ///< The first that a node has is what it is called.
    std::vector<std::string> aliases;        ///< Properties with other names of a node, for suggestions.
};

struct options {
    bool read_only = false;                             ///< Refuse every statement that changes data.
    std::chrono::milliseconds time_limit_ms{0};         ///< Per statement.
    std::size_t memory_limit_bytes = std::size_t{8} << 30;  ///< What one statement may hold in sorts, groups and buffers.
    std::uint64_t row_limit = 0;                        ///< Rows that one statement may return.
    std::uint64_t path_expansions = 0;                  ///< Steps that one statement may take along paths of any length.
    std::size_t query_size_bytes = std::size_t{1} << 20;
    std::size_t query_depth = 256;                      ///< Nesting of expressions and subqueries.
    std::size_t plan_operators = 1000;                  ///< Operators of one statement's plan: clauses and pattern steps.
    std::chrono::milliseconds writer_patience_ms{10'000};  ///< How long a second writer waits for its turn.
    std::size_t batch_rows = 2048;                      ///< Rows that operators hand on at once.
    unsigned threads = 0;                               ///< That may work on one statement at once; 0: as many as the machine runs.
    std::filesystem::path import_folder;                ///< Where LOAD CSV may read files, and nowhere else; empty: nowhere.
    std::size_t import_record_bytes = std::size_t{16} << 20;  ///< What one record of a file that is read may take.
    std::size_t evidence_limit = 100;                   ///< Matches that explain one row of an aggregation, DISTINCT or UNION.
    provenance_rules provenance{};                     ///< What WHY takes for sources.
    std::size_t completion_names = 100'000;             ///< Names of nodes that `complete` knows.
    std::size_t cached_plans = 256;                     ///< Plans kept per database for statements seen before.
};

}  // namespace wafer
