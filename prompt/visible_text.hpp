// Text as a terminal can show it. Pure functions, any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace wafer::prompt {

/// The text with what a terminal would obey instead of showing made visible: control characters as their pictures, a tab as four blanks,
/// broken bytes as U+FFFD. Line feeds stay.
std::string visible(std::string_view text);

/// The lines of the text, broken further where one is wider than `width`, at a blank if there is one behind its first third. A cluster wider
/// than `width` stands alone. At least one line.
std::vector<std::string> wrapped_lines(std::string_view text, std::size_t width);

}  // namespace wafer::prompt
