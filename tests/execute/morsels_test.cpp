#include "engine/execute/morsels.hpp"

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

#include "tests/support/catch.hpp"

namespace {

using wafer::engine::morsels;

wafer::engine::run_context with_threads(unsigned threads) {
    wafer::engine::run_context run;
    run.threads = threads;
    return run;
}

constexpr double much = 1e9;

}  // namespace

TEST_CASE("each unit of work is done once, whatever the number of threads") {
    auto const threads = GENERATE(1U, 2U, 5U);
    auto const run = with_threads(threads);
    morsels const share(run, 1000, much);
    CHECK(share.workers() == threads);
    std::vector<std::atomic<int>> done(1000);
    share.each([&](unsigned worker, std::size_t unit) { done[unit] += worker < threads ? 1 : 100; });
    for (auto const& each : done) REQUIRE(each == 1);
}

TEST_CASE("one worker's units come one after the other, in ascending order") {
    auto const run = with_threads(3);
    morsels const share(run, 300, much);
    std::vector<std::vector<std::size_t>> units(share.workers());
    share.each([&](unsigned worker, std::size_t unit) { units[worker].push_back(unit); });
    std::size_t all = 0;
    for (auto const& each : units) {
        CHECK(std::is_sorted(each.begin(), each.end()));
        all += each.size();
    }
    CHECK(all == 300);
}

TEST_CASE("small work and work of few units stays on the caller's thread") {
    auto const run = with_threads(8);
    CHECK(morsels(run, 1000, 1000).workers() == 1);
    CHECK(morsels(run, 1, much).workers() == 1);
    CHECK(morsels(run, 0, much).workers() == 1);
    auto const here = std::this_thread::get_id();
    morsels(run, 10, 1000).each([&](unsigned, std::size_t) { REQUIRE(std::this_thread::get_id() == here); });
}

TEST_CASE("no more threads than there is work for begin") {
    auto const run = with_threads(64);
    CHECK(morsels(run, 1000, 1'500'000).workers() == 3);
    CHECK(morsels(run, 2, much).workers() == 2);
}

TEST_CASE("what a worker throws is thrown where the work was given, and ends the others") {
    auto const run = with_threads(4);
    std::size_t const failing = GENERATE(0U, 77U);
    std::atomic<std::size_t> begun{0};
    auto const work = [&](unsigned, std::size_t unit) {
        ++begun;
        if (unit >= failing) throw std::runtime_error("no");
    };
    CHECK_THROWS_AS(morsels(run, 1'000'000, much).each(work), std::runtime_error);
    CHECK(begun < 1'000'000);
}
