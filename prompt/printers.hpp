// The formats that have files of their own; `formats.hpp` chooses among them. Each prints all rows and returns how many there were.
#pragma once

#include <cstdint>

#include <wafer/result.hpp>

#include "prompt/held_output.hpp"

namespace wafer::prompt {

/// A header and rows as in RFC 4180.
std::uint64_t print_csv(result& rows, held_output& out);
/// A header and rows with tabs between the fields; in a field `\t`, `\n`, `\r` and `\\` stand for what would break it, `\N` for null.
std::uint64_t print_tsv(result& rows, held_output& out);
/// A line for each column of a row, a blank line between rows.
std::uint64_t print_lines(result& rows, held_output& out);
std::uint64_t print_markdown(result& rows, held_output& out);
/// An element `table` to be put into a page.
std::uint64_t print_html(result& rows, held_output& out);

}  // namespace wafer::prompt
