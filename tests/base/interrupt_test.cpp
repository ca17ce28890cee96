// What stops a statement: cancelling it, its time and its memory.
#include "engine/base/interrupt.hpp"
#include "tests/support/catch.hpp"
#include "wafer/error.hpp"

using wafer::engine::interrupt;

namespace {

std::string refusal(auto const& what) {
    try {
        what();
        return "none";
    } catch (wafer::error const& wrong) {
        return wrong.detail();
    }
}

}  // namespace

TEST_CASE("a statement that is cancelled before its limits are set is cancelled") {
    interrupt stop;
    stop.begin();
    stop.cancel();
    stop.arm(std::chrono::milliseconds(0), 0);
    CHECK(refusal([&] { stop.poll(); }) == "Cancelled");
}

TEST_CASE("what was cancelled before a statement begins does not concern it") {
    interrupt stop;
    stop.cancel();
    stop.begin();
    CHECK(refusal([&] { stop.poll(); }) == "none");
    stop.arm(std::chrono::milliseconds(0), 0);
    CHECK(refusal([&] { stop.poll(); }) == "none");
}

TEST_CASE("a statement begins without the time limit of the one before") {
    interrupt stop;
    stop.begin();
    stop.arm(std::chrono::milliseconds(1), 0);
    while (refusal([&] { stop.poll(); }) == "none") {}
    CHECK(refusal([&] { stop.poll(); }) == "TimeLimit");
    stop.begin();
    CHECK(refusal([&] { stop.poll(); }) == "none");
}

TEST_CASE("memory is charged up to the limit and given back") {
    interrupt stop;
    stop.arm(std::chrono::milliseconds(0), 100);
    stop.charge(60);
    CHECK(refusal([&] { stop.charge(60); }) == "MemoryLimit");
    stop.arm(std::chrono::milliseconds(0), 100);
    stop.charge(60);
    stop.discharge(30);
    CHECK(refusal([&] { stop.charge(60); }) == "none");
}

TEST_CASE("a step counter looks once in 4,096 steps") {
    interrupt stop;
    stop.cancel();
    wafer::engine::step_counter steps(stop);
    steps.step(4095);
    CHECK(refusal([&] { steps.step(); }) == "Cancelled");
}

TEST_CASE("whether it is due is known without an error") {
    interrupt stop;
    CHECK_FALSE(stop.is_due());
    stop.cancel();
    CHECK(stop.is_due());
    stop.begin();
    CHECK_FALSE(stop.is_due());
    stop.arm(std::chrono::milliseconds(1), 0);
    while (!stop.is_due()) {}
    CHECK(refusal([&] { stop.poll(); }) == "TimeLimit");
}

TEST_CASE("a statement begins without the memory of the one before") {
    interrupt stop;
    stop.arm(std::chrono::milliseconds(0), 100);
    stop.charge(60);
    stop.begin();
    CHECK(stop.held_bytes() == 0);
}
