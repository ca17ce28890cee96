// The colours of what is typed: a stretch of the text and the terminal's sequence for it. Pure.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace wafer::prompt {

struct coloured_range {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string_view sequence;
};

inline constexpr std::string_view plain_again = "\x1b[0m";

/// Of statements and commands, in their order; a question has none.
std::vector<coloured_range> colours_of(std::string_view text);

/// What the environment says: not with NO_COLOR, and not on a terminal that is dumb.
bool environment_wants_colours();

}  // namespace wafer::prompt
