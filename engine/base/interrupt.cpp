#include "engine/base/interrupt.hpp"

#include <algorithm>

#include "wafer/error.hpp"

namespace wafer::engine {

void interrupt::begin() noexcept {
    cancelled_.store(false, std::memory_order_relaxed);
    deadline_ = clock::time_point::max();
    memory_bytes_ = 0;
}

void interrupt::arm(std::chrono::milliseconds time_limit, std::size_t memory_limit_bytes, std::uint64_t path_expansions) {
    deadline_ = time_limit.count() > 0 ? clock::now() + time_limit : clock::time_point::max();
    memory_limit_bytes_ = memory_limit_bytes > 0 ? memory_limit_bytes : std::numeric_limits<std::size_t>::max();
    memory_bytes_ = 0;
    path_limit_ = path_expansions > 0 ? path_expansions : std::numeric_limits<std::uint64_t>::max();
    path_steps_ = 0;
    next_check_ = 0;
}

void interrupt::check_path_steps() {
    poll();
    if (path_steps_ > path_limit_)
        throw error(error_code::limit, "PathLimit", "The statement takes more steps along paths than its limit (option `path_expansions`).");
    next_check_ = std::min(path_limit_, path_steps_ + 4096);
    if (next_check_ <= path_steps_) next_check_ = path_steps_ + 1;
}

void interrupt::poll() const {
    if (cancelled_.load(std::memory_order_relaxed)) throw error(error_code::cancelled, "Cancelled", "The statement was cancelled.");
    if (deadline_ != clock::time_point::max() && clock::now() > deadline_)
        throw error(error_code::limit, "TimeLimit", "The statement took longer than its time limit (option `time_limit_ms`).");
}

void interrupt::charge(std::size_t bytes) {
    memory_bytes_ += bytes;
    if (memory_bytes_ > memory_limit_bytes_)
        throw error(error_code::limit, "MemoryLimit", "The statement needs more memory than its limit (option `memory_limit_bytes`).");
}

void interrupt::discharge(std::size_t bytes) noexcept {
    memory_bytes_ = memory_bytes_ > bytes ? memory_bytes_ - bytes : 0;
}

}  // namespace wafer::engine
