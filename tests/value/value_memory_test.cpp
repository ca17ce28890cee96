// The bytes of values, counted while a scope is open.
#include <string>
#include <thread>

#include <wafer/error.hpp>

#include "engine/value/arithmetic.hpp"
#include "engine/value/value.hpp"
#include "engine/value/value_memory.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::engine;

namespace {

std::string const kilobyte(1024, 'a');

bool refused(auto&& action) {
    try {
        action();
    } catch (wafer::error const& wrong) {
        return wrong.detail() == "MemoryLimit";
    }
    return false;
}

}  // namespace

TEST_CASE("what is made is counted until its last copy is given up") {
    value_memory account;
    account.arm(0);
    value_memory::scope const counted(account);
    CHECK(account.held_bytes() == 0);
    value text = value::of(kilobyte);
    auto const one = account.held_bytes();
    CHECK(one >= 1024);
    value copy = text;
    CHECK(account.held_bytes() == one);
    text = {};
    CHECK(account.held_bytes() == one);
    copy = {};
    CHECK(account.held_bytes() == 0);
}

TEST_CASE("every kind that lies outside of the value is counted and given back") {
    value_memory account;
    account.arm(0);
    value_memory::scope const counted(account);
    for (int round = 0; round < 2; ++round) {
        value_list all{value::of("text"), value::of(duration_value{1, 2, 3, 4}), value::of(point_value{}),
                       value::of(zoned_datetime_value{1, 2, 3, "a zone with a name that is long"})};
        CHECK(account.held_bytes() > 100);
        value const map = value::of(value_map{{value::of("key"), value::of(all)}});
        CHECK(map.heap_bytes() <= account.held_bytes());
        all.clear();
    }
    CHECK(account.held_bytes() == 0);
}

TEST_CASE("what would pass the limit is refused and not counted") {
    value_memory account;
    account.arm(4000);
    value_memory::scope const counted(account);
    value const first = value::of(kilobyte);
    auto const held = account.held_bytes();
    CHECK(refused([&] { value::of(std::string(5000, 'b')); }));
    CHECK(refused([&] { value_memory::expect(4000); }));
    CHECK(refused([&] { value::of(value_list(300)); }));
    CHECK_FALSE(refused([&] { value_memory::expect(1000); }));
    CHECK(account.held_bytes() == held);
    CHECK(refused([&] {
        value grown = first;
        for (int i = 0; i < 60; ++i) grown = add(grown, grown);
    }));
    CHECK(refused([&] {
        value grown = value::of(value_list(10));
        for (int i = 0; i < 60; ++i) grown = add(grown, grown);
    }));
    CHECK(account.held_bytes() == held);
}

TEST_CASE("without a scope, or on another thread, nothing is counted") {
    value_memory account;
    account.arm(100);
    value const before = value::of(kilobyte);
    {
        value_memory::scope const counted(account);
        std::thread([] { value::of(kilobyte); }).join();
        CHECK(account.held_bytes() == 0);
    }
    value const after = value::of(kilobyte);
    CHECK(account.held_bytes() == 0);
}

TEST_CASE("an inner scope counts for itself, and what was made elsewhere is never less than nothing") {
    value_memory outer;
    value_memory inner;
    value elsewhere = value::of(kilobyte);
    value_memory::scope const counted(outer);
    value const mine = value::of("mine");
    auto const held = outer.held_bytes();
    {
        value_memory::scope const nested(inner);
        value const theirs = value::of(kilobyte);
        CHECK(inner.held_bytes() >= 1024);
        CHECK(outer.held_bytes() == held);
    }
    elsewhere = {};
    CHECK(outer.held_bytes() == 0);
}

TEST_CASE("work on values looks once in 65,536 steps for what stops the statement, unless it must not be disturbed") {
    interrupt stop;
    value_memory account;
    account.arm(0, &stop);
    value_memory::scope const counted(account);
    stop.cancel();
    value_memory::work(65'535);
    CHECK_THROWS_AS(value_memory::work(1), wafer::error);
    value_memory::read(4096);
    CHECK_THROWS_AS(value_memory::read(std::size_t{1} << 20), wafer::error);
    {
        value_memory::undisturbed const whole;
        value_memory::work(1'000'000);
    }
    CHECK_THROWS_AS(value_memory::work(65'536), wafer::error);
    value_list const numbers(200'000, value::of(std::int64_t{1}));
    CHECK_THROWS_AS(value_memory::walk(0, numbers.size()), wafer::error);
}

TEST_CASE("a long list that is freed when its statement is to stop is left for later") {
    interrupt stop;
    value_memory account;
    account.arm(0, &stop);
    value_memory::scope const counted(account);
    { value const freed = value::of(value_list(300'000)); }
    CHECK(account.take_remains().lists.empty());
    account.arm(0, &stop);
    stop.cancel();
    { value const left = value::of(value_list(300'000)); }
    auto const remains = account.take_remains();
    REQUIRE(remains.lists.size() == 1);
    CHECK(remains.lists[0].size() > 200'000);
}

TEST_CASE("values and what operators hold share one limit") {
    interrupt stop;
    stop.arm(std::chrono::milliseconds(0), 10'000);
    value_memory account;
    account.arm(10'000, &stop);
    value_memory::scope const counted(account);
    stop.charge(6'000);
    CHECK_FALSE(refused([&] { value_memory::expect(4'000); }));
    CHECK(refused([&] { value_memory::expect(4'001); }));
    stop.discharge(6'000);
    CHECK_FALSE(refused([&] { value_memory::expect(10'000); }));
}
