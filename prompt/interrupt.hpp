// Ctrl-C while a statement runs: for as long as one of these lives, SIGINT cancels what runs on its connection. At most one at a time;
// the main thread.
#pragma once

#include <csignal>

#include <wafer/connection.hpp>

namespace wafer::prompt {

class interrupt_scope {
public:
    explicit interrupt_scope(connection& running);
    ~interrupt_scope();
    interrupt_scope(interrupt_scope const&) = delete;
    interrupt_scope& operator=(interrupt_scope const&) = delete;

private:
    struct sigaction before_;
};

}  // namespace wafer::prompt
