// How an edited text stands on the terminal, and the bytes that paint it there. Pure; one thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "prompt/colours.hpp"

namespace wafer::prompt {

/// The rows that the text takes, each at most as wide as the terminal, and the cursor's place among them.
struct screen_layout {
    std::vector<std::string> rows;
    std::size_t cursor_row = 0;
    std::size_t cursor_column = 0;
    std::vector<std::string> below = {};  // Rows under the text.
};

struct line_prompts {
    std::string first;      // Before the text's first line,
    std::string following;  // and before each other.
};

screen_layout lay_out(std::string_view text, std::size_t cursor, line_prompts const& prompts, std::size_t width,
                      std::vector<coloured_range> const& colours = {});

/// Remembers where the last painting left the cursor. Every painting replaces the one before.
class screen {
public:
    /// Of a layout higher than the terminal the part around the cursor is shown, and first of all what is below.
    std::string paint(screen_layout const& layout, std::size_t height);
    /// Moves below the text, which stays; the next painting begins there.
    std::string leave();
    /// The next painting begins at the top left of a cleared terminal.
    std::string clear();

private:
    std::size_t cursor_row_ = 0;
    std::size_t last_row_ = 0;
};

}  // namespace wafer::prompt
