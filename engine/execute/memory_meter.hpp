// Charges what a blocking operator holds on to against the statement's memory limit. An operator that starts over says so
// with an update to zero.
#pragma once

#include "engine/execute/run_context.hpp"

namespace wafer::engine {

class memory_meter {
public:
    explicit memory_meter(run_context& run) : run_(&run) {}
    memory_meter(memory_meter const&) = delete;
    memory_meter& operator=(memory_meter const&) = delete;
    /// What it holds now, in all.
    void update(std::size_t bytes) {
        if (bytes > bytes_) run_->stop->charge(bytes - bytes_);
        else run_->stop->discharge(bytes_ - bytes);
        bytes_ = bytes;
    }

private:
    run_context* run_;
    std::size_t bytes_ = 0;
};

}  // namespace wafer::engine
