// Text for people: how wide it is on a terminal, and which known name may have been meant by one that is not known. Pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace [[gnu::visibility("default")]] wafer {

/// Offset behind the grapheme cluster, a character as readers see it, that begins at `from`; the size of the text at its end.
std::size_t cluster_end(std::string_view text, std::size_t from);
/// Offset of the grapheme cluster that ends at `to`; 0 at the beginning.
std::size_t cluster_begin(std::string_view text, std::size_t to);
/// Cells of a terminal that the text takes on one line: two for a Chinese character or an emoji, none for a combining mark, one for a byte
/// that is no UTF-8.
std::size_t display_width(std::string_view text);

/// Insertions, deletions, replacements and swaps of neighbours between two texts, in code points and without regard to case.
std::size_t edit_distance(std::string_view left, std::string_view right);
/// At most three candidates that may have been meant by `word`, nearest first: those within a third of its length, and those that begin
/// with it.
std::vector<std::string> nearest_names(std::string_view word, std::vector<std::string> const& candidates);

}  // namespace wafer
