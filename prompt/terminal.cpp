#include "prompt/terminal.hpp"

#include <array>
#include <cerrno>
#include <csignal>

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace wafer::prompt {
namespace {

volatile std::sig_atomic_t window_changed = 0;

extern "C" void note_resize(int) { window_changed = 1; }

std::optional<terminal_size> size_of(int descriptor) {
    winsize size{};
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return std::nullopt;
    return terminal_size{size.ws_row, size.ws_col};
}

void watch_size() {
    struct sigaction action {};
    action.sa_handler = note_resize;
    sigaction(SIGWINCH, &action, nullptr);
}

}  // namespace

terminal_size editor_size() { return size_of(STDERR_FILENO).value_or(terminal_size{}); }

std::size_t output_width() {
    auto const size = size_of(STDOUT_FILENO);
    return size ? size->columns : 0;
}

void draw(std::string_view bytes) {
    while (!bytes.empty()) {
        auto const written = write(STDERR_FILENO, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

terminal_input wait_for_input(int timeout_ms) {
    pollfd keys{STDIN_FILENO, POLLIN, 0};
    auto const ready = poll(&keys, 1, timeout_ms);
    if (window_changed) {
        window_changed = 0;
        return {"", false, true};
    }
    if (ready <= 0) return {"", ready < 0 && errno != EINTR, false};
    std::array<char, 4096> bytes{};
    auto const count = read(STDIN_FILENO, bytes.data(), bytes.size());
    if (count > 0) return {std::string(bytes.data(), static_cast<std::size_t>(count)), false, false};
    return {"", count == 0 || errno != EINTR, false};
}

raw_mode::raw_mode() {
    termios mode{};
    if (tcgetattr(STDIN_FILENO, &mode) != 0) return;
    before_ = mode;
    mode.c_iflag &= ~static_cast<tcflag_t>(BRKINT | ICRNL | INPCK | ISTRIP | IXON);
    mode.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | IEXTEN | ISIG);
    mode.c_cc[VMIN] = 1;
    mode.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &mode);
    watch_size();
    draw("\x1b[?2004h");
}

raw_mode::~raw_mode() {
    if (!before_) return;
    draw("\x1b[?2004l");
    tcsetattr(STDIN_FILENO, TCSADRAIN, &*before_);
}

void suspend() { raise(SIGTSTP); }

}  // namespace wafer::prompt
