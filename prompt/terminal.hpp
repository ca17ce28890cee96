// The terminal: its size, its bytes, and the mode in which each key arrives at once. Keys are read from standard input, the editor is
// drawn on standard error, so that standard output holds results alone. One thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <termios.h>

namespace wafer::prompt {

struct terminal_size {
    std::size_t rows = 24;
    std::size_t columns = 80;
};

/// Of the terminal that the editor is drawn on; 24 × 80 when it does not say.
terminal_size editor_size();
/// Columns of the terminal that standard output is; 0 when it is none.
std::size_t output_width();

void draw(std::string_view bytes);

/// What a wait for keys ended with.
struct terminal_input {
    std::string bytes;       // Empty when none came in time or the window changed.
    bool is_closed = false;  // There will be none any more.
    bool is_resized = false;
};

/// Waits for bytes, at most so many milliseconds; -1 for as long as it takes.
terminal_input wait_for_input(int timeout_ms);

/// While one of these lives, keys arrive unechoed and one by one, Ctrl-C as a byte, and pasted text is bracketed.
class raw_mode {
public:
    raw_mode();
    ~raw_mode();
    raw_mode(raw_mode const&) = delete;
    raw_mode& operator=(raw_mode const&) = delete;

private:
    std::optional<termios> before_;
};

/// Gives the terminal back to the shell until the program is continued.
void suspend();

}  // namespace wafer::prompt
