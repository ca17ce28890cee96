#include "engine/base/worker_pool.hpp"

#include <algorithm>
#include <utility>

namespace wafer::engine {

worker_pool::worker_pool(unsigned threads) : threads_(threads > 0 ? threads : std::max(1U, std::thread::hardware_concurrency())) {}

worker_pool::~worker_pool() {
    {
        std::lock_guard const lock(mutex_);
        ended_ = true;
        waiting_.clear();
    }
    changed_.notify_all();
    for (auto& worker : workers_) worker.join();
}

std::future<void> worker_pool::run(std::function<void()> task) {
    std::packaged_task<void()> packaged(std::move(task));
    auto done = packaged.get_future();
    if (threads_ == 1) {
        packaged();
        return done;
    }
    if (workers_.size() < threads_) workers_.emplace_back([this] { work(); });
    {
        std::lock_guard const lock(mutex_);
        waiting_.push_back(std::move(packaged));
    }
    changed_.notify_one();
    return done;
}

void worker_pool::work() {
    while (true) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return ended_ || !waiting_.empty(); });
        if (ended_) return;
        auto task = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        task();
    }
}

}  // namespace wafer::engine
