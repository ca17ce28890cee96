#include "prompt/interrupt.hpp"

#include <atomic>

namespace wafer::prompt {
namespace {

// A signal finds its way only to something global.
std::atomic<connection*> running_connection = nullptr;
static_assert(std::atomic<connection*>::is_always_lock_free);

extern "C" void cancel_running(int) {
    if (auto* const running = running_connection.load()) running->cancel();
}

}  // namespace

interrupt_scope::interrupt_scope(connection& running) {
    running_connection = &running;
    struct sigaction action {};
    action.sa_handler = cancel_running;
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, &before_);
}

interrupt_scope::~interrupt_scope() {
    sigaction(SIGINT, &before_, nullptr);
    running_connection = nullptr;
}

}  // namespace wafer::prompt
