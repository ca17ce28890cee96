// Options and limits of a database. A limit of zero means: no limit. Each is named in the error that it causes.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>

namespace [[gnu::visibility("default")]] wafer {

struct options {
    bool read_only = false;                             ///< Refuse every statement that changes data.
    std::chrono::milliseconds time_limit_ms{0};         ///< Per statement.
    std::size_t memory_limit_bytes = std::size_t{8} << 30;  ///< What one statement may hold in sorts, groups and buffers.
    std::uint64_t row_limit = 0;                        ///< Rows that one statement may return.
    std::size_t query_size_bytes = std::size_t{1} << 20;
    std::size_t query_depth = 256;                      ///< Nesting of expressions and subqueries.
    std::size_t plan_operators = 1000;                  ///< Operators of one statement's plan: clauses and pattern steps.
    std::chrono::milliseconds writer_patience_ms{10'000};  ///< How long a second writer waits for its turn.
    std::size_t batch_rows = 2048;                      ///< Rows that operators hand on at once.
    std::filesystem::path import_folder;                ///< Where LOAD CSV may read files, and nowhere else; empty: nowhere.
    std::size_t import_record_bytes = std::size_t{16} << 20;  ///< What one record of a file that is read may take.
    std::size_t cached_plans = 256;                     ///< Plans kept per database for statements seen before.
};

}  // namespace wafer
