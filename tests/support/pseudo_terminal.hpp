// A program on a terminal of our own: what it draws can be waited for, what is typed reaches it as keys. Ends the program when it goes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

#include "tests/support/process.hpp"

namespace wafer::tests {

class pseudo_terminal {
public:
    pseudo_terminal(std::filesystem::path const& program, std::vector<std::string> const& arguments, environment const& added);
    ~pseudo_terminal();
    pseudo_terminal(pseudo_terminal const&) = delete;
    pseudo_terminal& operator=(pseudo_terminal const&) = delete;

    void type(std::string_view keys) const;
    /// Whether the text is drawn within ten seconds, behind what was waited for before.
    bool shows(std::string_view text);
    /// The same within a tenth of a second.
    bool shows_soon(std::string_view text);
    /// Waits for the program's end, at most ten seconds; -1 when it goes on, and is killed.
    int exit_code();

private:
    bool shows_within(std::string_view text, int patience_ms);
    bool read_more(int patience_ms);

    pid_t child_ = -1;
    int descriptor_ = -1;
    std::string drawn_;
    bool closed_ = false;  // By the program's end.
};

}  // namespace wafer::tests
