// The forms in which the prompt prints a result. All but the pictures, `dot` and `mermaid`, print while rows arrive: a result larger than
// memory passes through. One thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <wafer/connection.hpp>

#include "prompt/held_output.hpp"
#include "prompt/words/language.hpp"

namespace wafer::prompt {

enum class format : std::uint8_t { table, line, json, jsonl, csv, tsv, markdown, html, dot, mermaid };

constexpr std::array<std::string_view, 10> format_names = {"table", "line",     "json", "jsonl", "csv",
                                                           "tsv",   "markdown", "html", "dot",   "mermaid"};

/// How a result is laid out for its reader.
struct print_style {
    std::size_t width = 0;  // Of the terminal in cells, for tables and plans; 0: there is none.
    bool colours = false;
    language in = language::english;
};

/// Throws `wafer::error` (argument, `UnknownFormat`) and suggests the nearest name.
format format_named(std::string_view name);
std::string_view name_of(format form);
/// All names in a sentence: `table, line, … and mermaid`.
std::string format_list(std::string_view conjunction);

/// Prints all rows and returns how many there were. `open` is the connection that the rows come from. Throws what the result throws.
std::uint64_t print_result(connection& open, result& rows, format form, print_style const& style, held_output& out);

}  // namespace wafer::prompt
