// How text falls into the cells of a terminal: by grapheme clusters, Chinese characters and emoji two cells wide. Bytes that are no
// UTF-8 count as one cell each. Pure functions, any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace wafer::prompt {

/// Offset behind the grapheme cluster that begins at `from`; the size of the text at its end.
std::size_t cluster_end(std::string_view text, std::size_t from);
/// Offset of the grapheme cluster that ends at `to`; 0 at the beginning.
std::size_t cluster_begin(std::string_view text, std::size_t to);

/// Cells that the text takes on one line.
std::size_t display_width(std::string_view text);

/// The text with what a terminal would obey instead of showing made visible: control characters as their pictures, a tab as four blanks,
/// broken bytes as U+FFFD. Line feeds stay.
std::string visible(std::string_view text);

/// The lines of the text, broken further where one is wider than `width`, at a blank if there is one behind its first third. A cluster wider
/// than `width` stands alone. At least one line.
std::vector<std::string> wrapped_lines(std::string_view text, std::size_t width);

}  // namespace wafer::prompt
