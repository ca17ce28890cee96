#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "engine/base/ordered_work.hpp"
#include "engine/base/worker_pool.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::engine;

TEST_CASE("every task is done, by whoever") {
    auto const threads = GENERATE(1u, 2u, 5u);
    std::atomic<int> sum = 0;
    worker_pool pool(threads);
    std::vector<std::future<void>> done;
    for (int i = 1; i <= 1000; ++i) done.push_back(pool.run([&sum, i] { sum += i; }));
    for (auto& each : done) each.get();
    CHECK(sum == 500'500);
}

TEST_CASE("one thread is the caller's own") {
    worker_pool pool(1);
    std::thread::id ran;
    pool.run([&] { ran = std::this_thread::get_id(); }).get();
    CHECK(ran == std::this_thread::get_id());
    CHECK(worker_pool(0).threads() >= 1);
}

TEST_CASE("what a task throws comes to who waits for it, and others go on") {
    worker_pool pool(GENERATE(1u, 2u));
    auto failing = pool.run([] { throw std::runtime_error("no"); });
    auto other = pool.run([] {});
    CHECK_THROWS_WITH(failing.get(), "no");
    CHECK_NOTHROW(other.get());
}

TEST_CASE("results are used in the order in which they were begun, a few at a time") {
    worker_pool pool(GENERATE(1u, 2u, 4u));
    std::vector<int> used;
    std::atomic<int> under_way = 0;
    std::atomic<int> most = 0;
    ordered_work<int> work(pool, [&](int& made) {
        --under_way;
        used.push_back(made);
    });
    for (int i = 0; i < 200; ++i) {
        work.start(i, [&](int& made) {
            most = std::max<int>(most, ++under_way);
            for (int spin = 0; spin < made * 37 % 100; ++spin) std::this_thread::yield();
            made *= 2;
        });
    }
    work.finish();
    REQUIRE(used.size() == 200);
    for (int i = 0; i < 200; ++i) CHECK(used[static_cast<std::size_t>(i)] == 2 * i);
    CHECK(most <= static_cast<int>(pool.threads()) + 1);
}

TEST_CASE("the first result that fails is the one that is told of, whichever failed first") {
    worker_pool pool(4);
    int used = 0;
    ordered_work<int> work(pool, [&](int&) { ++used; });
    auto const run = [&] {
        for (int i = 0; i < 20; ++i) {
            work.start(i, [](int& made) {
                if (made == 7) std::this_thread::yield();
                if (made >= 7) throw std::runtime_error("number " + std::to_string(made));
            });
        }
        work.finish();
    };
    CHECK_THROWS_WITH(run(), "number 7");
    CHECK(used == 7);
}
