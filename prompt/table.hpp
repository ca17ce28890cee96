// Rows as a table of text, aligned by what a terminal shows. A table is laid out block by block: the first block fixes the columns'
// widths, later ones can only widen them. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace wafer::prompt {

struct table_cell {
    std::string text;
    bool is_number = false;  // Numbers stand at the right.
};

class table {
public:
    /// `width_limit` in cells: columns are narrowed and their cells wrapped until the table is as narrow as that; 0 for no limit.
    table(std::vector<std::string> columns, std::size_t width_limit);

    /// The lines of these rows; before the first ones the header.
    std::string block(std::vector<std::vector<table_cell>> const& rows);
    /// The line that closes the table.
    [[nodiscard]] std::string bottom() const;

private:
    void widen(std::vector<table_cell> const& row);
    void narrow();
    void append_row(std::string& out, std::vector<table_cell> const& row) const;

    std::vector<table_cell> header_;
    std::size_t width_limit_;
    std::vector<std::size_t> widths_;
    bool begun_ = false;
};

}  // namespace wafer::prompt
