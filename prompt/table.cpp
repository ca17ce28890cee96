#include "prompt/table.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "prompt/visible_text.hpp"
#include "wafer/text.hpp"

namespace wafer::prompt {
namespace {

/// Narrower than this no column is made, however narrow the terminal.
constexpr std::size_t narrowest = 6;
/// A column's two blanks and the line at its left.
constexpr std::size_t frame = 3;

bool is_one_line(std::string const& text) { return text.find('\n') == std::string::npos; }

std::size_t widest_line(std::string const& text) {
    if (is_one_line(text)) return display_width(text);
    std::size_t widest = 0;
    for (auto const& line : wrapped_lines(text, std::numeric_limits<std::size_t>::max())) widest = std::max(widest, display_width(line));
    return widest;
}

/// A column whose first block holds numbers and nothing else but nulls.
bool holds_numbers(std::vector<std::vector<table_cell>> const& rows, std::size_t column) {
    bool found = false;
    for (auto const& row : rows) {
        found = found || row[column].is_number;
        if (!row[column].is_number && row[column].text != "null") return false;
    }
    return found;
}

void append_padded(std::string& out, std::string const& line, std::size_t width, bool at_right) {
    auto const blanks = width - std::min(width, display_width(line));
    out += ' ';
    if (at_right) out.append(blanks, ' ');
    out += line;
    if (!at_right) out.append(blanks, ' ');
    out += " |";
}

}  // namespace

table::table(std::vector<std::string> columns, std::size_t width_limit) : width_limit_(width_limit), widths_(columns.size(), 1) {
    for (auto& column : columns) header_.push_back({visible(column), false});
    widen(header_);
}

std::string table::block(std::vector<std::vector<table_cell>> const& rows) {
    for (auto const& row : rows) widen(row);
    if (width_limit_ > 0) narrow();
    std::string out;
    if (!begun_) {
        begun_ = true;
        for (std::size_t column = 0; column < header_.size(); ++column) header_[column].is_number = holds_numbers(rows, column);
        out += bottom();
        append_row(out, header_);
        out += bottom();
    }
    for (auto const& row : rows) append_row(out, row);
    return out;
}

std::string table::bottom() const {
    std::string out = "+";
    for (auto const width : widths_) out += std::string(width + 2, '-') + "+";
    return out + "\n";
}

void table::widen(std::vector<table_cell> const& row) {
    for (std::size_t column = 0; column < row.size(); ++column) {
        widths_[column] = std::max(widths_[column], widest_line(row[column].text));
    }
}

void table::narrow() {
    auto const framed = frame * widths_.size() + 1;
    auto const limit = std::max(width_limit_, framed) - framed;
    auto total = std::accumulate(widths_.begin(), widths_.end(), std::size_t{0});
    while (total > limit) {
        // The widest column gives way, down to the next widest or as far as needed.
        auto const widest = std::max_element(widths_.begin(), widths_.end());
        if (*widest <= narrowest) return;
        std::size_t next = narrowest;
        for (auto const width : widths_) {
            if (width < *widest) next = std::max(next, width);
        }
        auto const target = std::max(next, *widest - std::min(*widest, total - limit));
        auto const given = std::max<std::size_t>(1, *widest - target);
        *widest -= given;
        total -= given;
    }
}

void table::append_row(std::string& out, std::vector<table_cell> const& row) const {
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 1;
    for (std::size_t column = 0; column < row.size(); ++column) {
        auto const& text = row[column].text;
        bool const fits = is_one_line(text) && display_width(text) <= widths_[column];
        cells.push_back(fits ? std::vector{text} : wrapped_lines(text, widths_[column]));
        height = std::max(height, cells.back().size());
    }
    for (std::size_t line = 0; line < height; ++line) {
        out += '|';
        for (std::size_t column = 0; column < row.size(); ++column) {
            static std::string const nothing;
            auto const& text = line < cells[column].size() ? cells[column][line] : nothing;
            append_padded(out, text, widths_[column], row[column].is_number);
        }
        out += '\n';
    }
}

}  // namespace wafer::prompt
