// Results that a pool's threads make, used one by one in the order in which they were asked for. At most a few are under way, so that making
// them does not run ahead of their use. Belongs to one thread.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <utility>

#include "engine/base/worker_pool.hpp"

namespace wafer::engine {

template <class Result>
class ordered_work {
public:
    /// `use(result)` is called by `start` and `finish`, on their thread.
    ordered_work(worker_pool& pool, std::function<void(Result&)> use) : pool_(&pool), use_(std::move(use)) {}
    /// What is under way is waited for: it may refer to anything of the caller's.
    ~ordered_work() {
        for (auto& each : begun_) each.done.wait();
    }
    ordered_work(ordered_work const&) = delete;
    ordered_work& operator=(ordered_work const&) = delete;

    /// Lets `make(result)` complete the result on some thread. Throws what an earlier one has thrown.
    void start(Result begun, std::function<void(Result&)> make) {
        while (begun_.size() > pool_->threads()) use_first();
        auto result = std::make_unique<Result>(std::move(begun));
        auto done = pool_->run([made = result.get(), make = std::move(make)] { make(*made); });
        begun_.push_back({std::move(result), std::move(done)});
    }
    void finish() {
        while (!begun_.empty()) use_first();
    }
    /// A result that was made otherwise; what was begun before is to be finished first.
    void use(Result& made) { use_(made); }

private:
    struct job {
        std::unique_ptr<Result> result;
        std::future<void> done;
    };

    void use_first() {
        begun_.front().done.wait();
        job first = std::move(begun_.front());
        begun_.pop_front();
        first.done.get();
        use_(*first.result);
    }

    worker_pool* pool_;
    std::function<void(Result&)> use_;
    std::deque<job> begun_;
};

}  // namespace wafer::engine
