// How text looks on a terminal: columns taken, and steps from one character to the next. Bytes that are not UTF-8 count as one column.
// Pure; thread-safe.
#pragma once

#include <cstddef>
#include <string_view>

namespace wafer::engine {

/// Columns: 2 for wide East Asian characters, 0 for combining marks, 1 for a tab and for everything else.
std::size_t display_width(std::string_view text);
/// Code points.
std::size_t characters(std::string_view text);
/// The byte after the character at `at`, or before the one that ends at `at`.
std::size_t next_character(std::string_view text, std::size_t at);
std::size_t previous_character(std::string_view text, std::size_t at);

}  // namespace wafer::engine
