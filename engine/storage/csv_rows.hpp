// The rows of one piece of CSV, read without the graph, so that several pieces can be read at once. What is wrong with a row ends them and is
// kept beside them: it counts only once the rows before it are in the graph without a fault.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/ids.hpp"
#include "engine/storage/csv_cutter.hpp"
#include "engine/storage/csv_table.hpp"
#include "engine/storage/node_index.hpp"

namespace wafer::engine {

/// What the rows of a table have in common, looked up once.
struct csv_rows_form {
    csv_table const* header = nullptr;
    csv_dialect dialect;
    std::size_t most_record_bytes = 0;
    std::vector<std::size_t> properties;  // Columns.
    // Of nodes.
    std::size_t id = 0;
    std::optional<std::size_t> labels;
    // Of relationships.
    std::size_t start = 0;
    std::size_t end = 0;
    std::optional<std::size_t> type;
    std::string common_type;  // Of rows that name none.
    node_index const* from = nullptr;
    node_index const* to = nullptr;
};

/// A text that rows have from `row` on: rows next to each other mostly have the same.
struct csv_run {
    std::size_t row;
    std::string text;
};

struct csv_rows {
    csv_piece piece;   // Which ids and values may borrow from.
    std::string file;  // For messages.
    std::size_t count = 0;
    std::vector<value> properties;  // Row by row, one of each column.
    std::optional<finding> problem;

    [[nodiscard]] csv_reader reader(csv_rows_form const& form) const {
        return {piece.text(), file, form.dialect, form.most_record_bytes, piece.from};
    }
};

struct node_rows : csv_rows {
    std::vector<std::string_view> ids;
    std::vector<csv_run> labels;
    std::deque<std::string> unescaped;  // Ids with quotes in them.
};

struct relationship_rows : csv_rows {
    std::vector<node_id> sources;
    std::vector<node_id> targets;
    std::vector<csv_run> types;
};

/// Complete what has its piece only. Throw `wafer::error` (limit) for a record that is too long.
void read_rows(node_rows& rows, csv_rows_form const& form);
void read_rows(relationship_rows& rows, csv_rows_form const& form);

/// Throws `wafer::error` (corruption) with the place of a cell.
[[noreturn]] void raise_at(csv_rows const& rows, csv_rows_form const& form, std::size_t row, std::size_t column, std::string message);

}  // namespace wafer::engine
