// WHY held to its word: the rows of a query with their evidence, and the query run once more on a graph that holds the evidence of one row
// and nothing else.
#pragma once

#include <string>
#include <vector>

#include <wafer/wafer.hpp>

namespace wafer::tests {

struct explained_row {
    std::string row;  // Without its evidence.
    wafer::list evidence;

    [[nodiscard]] bool has(std::string_view fact) const;
};

/// The rows of `WHY query`.
std::vector<explained_row> explained_rows(wafer::connection& connection, std::string const& query);
/// The rows of the query itself, each as text.
std::vector<std::string> row_texts(wafer::connection& connection, std::string const& query);
/// The rows of the query on the evidence alone. Leaves the graph as it was.
std::vector<std::string> rows_on_evidence(wafer::connection& connection, std::string const& query, wafer::list const& evidence);

}  // namespace wafer::tests
