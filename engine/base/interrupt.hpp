// What can stop a statement: cancellation, its limits on time, memory and steps along paths. Polled by loops at least every 4,096 steps.
// `cancel` may be called from any thread (and from a signal handler); the rest belongs to the statement's thread.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace wafer::engine {

class interrupt {
public:
    using clock = std::chrono::steady_clock;

    void cancel() noexcept { cancelled_.store(true, std::memory_order_relaxed); }
    /// When a statement begins, before its text is looked at: what was cancelled before it does not concern it. There is no limit yet.
    void begin() noexcept;
    /// Sets the limits of the statement. Zero means no limit.
    void arm(std::chrono::milliseconds time_limit, std::size_t memory_limit_bytes, std::uint64_t path_expansions = 0);
    /// Throws `wafer::error` (cancelled; limit: TimeLimit).
    void poll() const;
    /// Whether `poll` would throw.
    [[nodiscard]] bool is_due() const noexcept { return cancelled_.load(std::memory_order_relaxed) || clock::now() > deadline_; }
    /// Counts memory that the statement holds on to; throws `wafer::error` (limit: MemoryLimit) when it passes the limit.
    void charge(std::size_t bytes);
    void discharge(std::size_t bytes) noexcept;
    /// What was charged and not discharged.
    [[nodiscard]] std::size_t held_bytes() const noexcept { return memory_bytes_; }
    /// Counts steps of a search for paths; polls now and then. Throws `wafer::error` (limit: PathLimit) when they pass the limit.
    void walk(std::uint64_t steps) {
        path_steps_ += steps;
        if (path_steps_ >= next_check_) check_path_steps();
    }

private:
    void check_path_steps();

    std::atomic<bool> cancelled_{false};
    clock::time_point deadline_ = clock::time_point::max();
    std::size_t memory_limit_bytes_ = std::numeric_limits<std::size_t>::max();
    std::size_t memory_bytes_ = 0;
    std::uint64_t path_limit_ = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t path_steps_ = 0;
    std::uint64_t next_check_ = 0;
};

/// Polls an interrupt once in 4,096 steps.
class step_counter {
public:
    explicit step_counter(interrupt const& interrupt) : interrupt_(&interrupt) {}
    void step(std::uint32_t count = 1) {
        steps_ += count;
        if (steps_ >= 4096) {
            steps_ = 0;
            interrupt_->poll();
        }
    }

private:
    interrupt const* interrupt_;
    std::uint32_t steps_ = 0;
};

}  // namespace wafer::engine
