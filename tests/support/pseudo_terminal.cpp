#include "tests/support/pseudo_terminal.hpp"

#include <array>
#include <cstdlib>
#include <stdexcept>

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace wafer::tests {
namespace {

constexpr int usual_patience_ms = 10'000;
constexpr int short_patience_ms = 100;

}  // namespace

pseudo_terminal::pseudo_terminal(std::filesystem::path const& program, std::vector<std::string> const& arguments,
                                 environment const& added) {
    winsize size{};
    size.ws_row = 24;
    size.ws_col = 80;
    child_ = forkpty(&descriptor_, nullptr, nullptr, &size);
    if (child_ < 0) throw std::runtime_error("no pseudo terminal");
    if (child_ > 0) return;
    setenv("LC_ALL", "C.UTF-8", 1);
    for (auto const& [name, content] : added) setenv(name.c_str(), content.c_str(), 1);
    auto name = program.string();
    auto copies = arguments;
    std::vector<char*> pointers{name.data()};
    for (auto& argument : copies) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    execv(name.c_str(), pointers.data());
    _exit(127);
}

pseudo_terminal::~pseudo_terminal() {
    if (child_ > 0) {
        kill(child_, SIGKILL);
        waitpid(child_, nullptr, 0);
    }
    close(descriptor_);
}

void pseudo_terminal::type(std::string_view keys) const {
    if (write(descriptor_, keys.data(), keys.size()) != static_cast<ssize_t>(keys.size())) throw std::runtime_error("cannot type");
}

bool pseudo_terminal::read_more(int patience_ms) {
    pollfd wanted{descriptor_, POLLIN, 0};
    if (poll(&wanted, 1, patience_ms) <= 0) return false;
    std::array<char, 4096> bytes;
    auto const count = read(descriptor_, bytes.data(), bytes.size());
    closed_ = count <= 0;
    if (!closed_) drawn_.append(bytes.data(), static_cast<std::size_t>(count));
    return !closed_;
}

bool pseudo_terminal::shows(std::string_view text) { return shows_within(text, usual_patience_ms); }

bool pseudo_terminal::shows_soon(std::string_view text) { return shows_within(text, short_patience_ms); }

bool pseudo_terminal::shows_within(std::string_view text, int patience_ms) {
    for (;;) {
        auto const at = drawn_.find(text);
        if (at != std::string::npos) {
            drawn_.erase(0, at + text.size());
            return true;
        }
        if (!read_more(patience_ms)) return false;
    }
}

int pseudo_terminal::exit_code() {
    while (read_more(usual_patience_ms)) drawn_.clear();
    if (!closed_) kill(child_, SIGKILL);
    int status = 0;
    waitpid(child_, &status, 0);
    child_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace wafer::tests
