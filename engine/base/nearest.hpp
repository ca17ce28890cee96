// The known names nearest to a word that is not known, for messages. Pure; thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace wafer::engine {

/// Insertions, deletions, replacements and swaps of neighbours between two texts, in code points and without regard to case.
std::size_t edit_distance(std::string_view left, std::string_view right);

/// At most three candidates that may have been meant by `word`, nearest first: those within a third of its length.
std::vector<std::string> nearest_names(std::string_view word, std::vector<std::string> const& candidates);

}  // namespace wafer::engine
