#include "prompt/pager.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <utility>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <wafer/text.hpp>

namespace wafer::prompt {
namespace {

/// How a shell says that it could not run the command.
constexpr int not_executable = 126;
constexpr int not_found = 127;

/// Without the sequences that colour: ESC, `[`, and all up to an `m`.
std::string without_colours(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\x1b') at = std::min(text.find('m', at), text.size());
        else out += text[at];
    }
    return out;
}

void ignore(int signal, struct sigaction& before) {
    struct sigaction action {};
    action.sa_handler = SIG_IGN;
    sigaction(signal, &action, &before);
}

/// What the pager is in the end of the child: reads the pipe and writes to the terminal.
[[noreturn]] void become(std::string const& command, int input) {
    for (int const signal : {SIGINT, SIGPIPE}) std::signal(signal, SIG_DFL);
    dup2(input, STDIN_FILENO);
    // Ends where one screen is enough, shows colours, and leaves what was shown. Long lines are not cut: tables are as narrow as the terminal.
    setenv("LESS", "FRX", 0);
    setenv("LESSCHARSET", "utf-8", 0);
    execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
    _exit(not_found);
}

}  // namespace

std::size_t rows_on_screen(std::string_view text, std::size_t columns) {
    std::size_t rows = 0;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto const width = display_width(without_colours(text.substr(0, end)));
        rows += std::max<std::size_t>(1, (width + columns - 1) / std::max<std::size_t>(1, columns));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return rows;
}

std::string pager_of_environment() {
    char const* const named = std::getenv("PAGER");
    std::string command = named ? named : "less";
    return command == "cat" ? std::string() : command;
}

pager::pager(std::ostream& to, std::string command, std::function<terminal_size()> size)
    : to_(to), command_(std::move(command)), size_(std::move(size)) {}

pager::~pager() { end(); }

bool pager::begin() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return false;
    to_.flush();
    program_ = fork();
    if (program_ == 0) become(command_, ends[0]);
    close(ends[0]);
    if (program_ < 0) {
        program_ = 0;
        close(ends[1]);
        return false;
    }
    pipe_ = ends[1];
    is_left_ = false;
    ignore(SIGINT, interrupt_before_);
    ignore(SIGPIPE, pipe_before_);
    return true;
}

void pager::feed(std::string_view text) {
    while (!text.empty() && !is_left_) {
        auto const written = write(pipe_, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) is_left_ = true;
        else text.remove_prefix(static_cast<std::size_t>(written));
    }
}

void pager::end() {
    if (program_ == 0) return;
    close(pipe_);
    int status = 0;
    while (waitpid(program_, &status, 0) < 0 && errno == EINTR) {}
    program_ = 0;
    sigaction(SIGINT, &interrupt_before_, nullptr);
    sigaction(SIGPIPE, &pipe_before_, nullptr);
    auto const code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    if (code == not_found || code == not_executable) {
        // There is no such program: from now on without.
        is_on_ = false;
        is_left_ = false;
        to_ << first_ << std::flush;
    }
    first_.clear();
}

bool pager::was_left() { return std::exchange(is_left_, false); }

std::streamsize pager::xsputn(char const* text, std::streamsize size) {
    std::string_view const written(text, static_cast<std::size_t>(size));
    auto const screen = size_();
    // One row is left for what stands below a result.
    bool const is_long = program_ == 0 && is_on_ && !command_.empty() && rows_on_screen(written, screen.columns) + 1 > screen.rows;
    if (is_long && begin()) first_ = written;
    if (program_ != 0) {
        feed(written);
        return is_left_ ? 0 : size;
    }
    to_.write(text, size);
    return to_ ? size : 0;
}

pager::int_type pager::overflow(int_type c) {
    char const one = traits_type::to_char_type(c);
    return xsputn(&one, 1) == 1 ? c : traits_type::eof();
}

int pager::sync() {
    if (program_ == 0) to_.flush();
    return to_ ? 0 : -1;
}

}  // namespace wafer::prompt
