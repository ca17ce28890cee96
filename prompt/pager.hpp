// Long results go through a pager: what is written is handed on to the terminal while it fits the screen, and to the program from then on where
// it does not. Until `end`, the pager has the terminal. One thread; while a pager runs, Ctrl-C and a closed pipe are its own affair.
#pragma once

#include <csignal>
#include <functional>
#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>

#include <sys/types.h>

#include "prompt/terminal.hpp"

namespace wafer::prompt {

/// The rows that the text takes on a terminal of so many columns. Colours take none.
std::size_t rows_on_screen(std::string_view text, std::size_t columns);

/// What PAGER in the environment names, else `less`; empty for none, which `cat` and an empty name ask for.
std::string pager_of_environment();

class pager final : public std::streambuf {
public:
    /// `command` is for the shell; empty for no paging.
    pager(std::ostream& to, std::string command, std::function<terminal_size()> size);
    ~pager() override;

    void turn(bool on) { is_on_ = on; }
    [[nodiscard]] bool is_on() const { return is_on_; }

    /// Waits until the reader leaves the pager. What could not be shown by it is written to the terminal.
    void end();
    /// Whether the reader left before all was written, since the last call.
    bool was_left();

private:
    std::streamsize xsputn(char const* text, std::streamsize size) override;
    int_type overflow(int_type c) override;
    int sync() override;

    bool begin();
    void feed(std::string_view text);

    std::ostream& to_;
    std::string command_;
    std::function<terminal_size()> size_;
    bool is_on_ = true;
    pid_t program_ = 0;      // 0: none runs.
    int pipe_ = -1;          // Into it.
    std::string first_;      // What it was given first, in case it cannot be run at all.
    bool is_left_ = false;
    struct sigaction interrupt_before_ {};
    struct sigaction pipe_before_ {};
};

}  // namespace wafer::prompt
