// Threads that carry out tasks. They start with the first task, so that a pool that is not used costs nothing; with one thread there are none,
// and a task is done by who gives it. Belongs to one thread.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace wafer::engine {

class worker_pool {
public:
    /// 0: as many threads as the machine runs at once.
    explicit worker_pool(unsigned threads);
    /// Waits for the tasks that are running and forgets the others.
    ~worker_pool();
    worker_pool(worker_pool const&) = delete;
    worker_pool& operator=(worker_pool const&) = delete;

    [[nodiscard]] unsigned threads() const { return threads_; }
    /// Tasks begin in the order in which they come. The future has what a task throws.
    [[nodiscard]] std::future<void> run(std::function<void()> task);

private:
    void work();

    unsigned threads_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::packaged_task<void()>> waiting_;  // With `ended_`, what the mutex guards.
    bool ended_ = false;
    std::vector<std::thread> workers_;
};

}  // namespace wafer::engine
