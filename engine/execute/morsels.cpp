#include "engine/execute/morsels.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>
#include <vector>

#include "engine/base/worker_pool.hpp"

namespace wafer::engine {

namespace {

/// A thread takes some 50 microseconds to begin: it must have ten times as much to do.
constexpr double worth_a_thread = 500'000;

}  // namespace

morsels::morsels(run_context const& run, std::size_t units, double steps) : units_(units), workers_(1) {
    if (steps < 2 * worth_a_thread) return;
    auto const allowed = run.threads > 0 ? run.threads : std::max(1U, std::thread::hardware_concurrency());
    auto const useful = std::min(steps / worth_a_thread, static_cast<double>(units));
    workers_ = std::max(1U, static_cast<unsigned>(std::min<double>(allowed, useful)));
}

void morsels::each(std::function<void(unsigned worker, std::size_t unit)> const& work) const {
    if (workers_ == 1) {
        for (std::size_t unit = 0; unit < units_; ++unit) work(0, unit);
        return;
    }
    std::atomic<std::size_t> next{0};
    struct stop_others {
        std::atomic<std::size_t>* next;
        std::size_t units;
        bool finished = false;
        ~stop_others() {
            if (!finished) next->store(units);
        }
    };
    auto const take = [&](unsigned worker) {
        stop_others unless{&next, units_};
        for (std::size_t unit = next.fetch_add(1); unit < units_; unit = next.fetch_add(1)) work(worker, unit);
        unless.finished = true;
    };
    worker_pool pool(workers_);  // Gone first, and its threads with it, if the caller's own work throws.
    std::vector<std::future<void>> others;
    for (unsigned worker = 1; worker < workers_; ++worker) others.push_back(pool.run([&take, worker] { take(worker); }));
    take(0);
    for (auto& each : others) each.get();
}

}  // namespace wafer::engine
