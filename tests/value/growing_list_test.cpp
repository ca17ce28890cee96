// Lists in the making, and what is left of them when their statement is stopped.
#include "engine/value/growing_list.hpp"

#include "tests/support/catch.hpp"
#include "wafer/error.hpp"

using wafer::engine::growing_list;
using wafer::engine::interrupt;
using wafer::engine::sized_list;
using wafer::engine::value;
using wafer::engine::value_memory;

namespace {

growing_list list_of(std::int64_t size) {
    growing_list list;
    for (std::int64_t i = 0; i < size; ++i) list.push_back(value::of(i));
    return list;
}

}  // namespace

TEST_CASE("a list grows in pieces and is whole in the end") {
    for (std::int64_t const size : {0, 1, 65'535, 65'536, 65'537, 300'000}) {
        auto list = list_of(size);
        CHECK(list.empty() == (size == 0));
        CHECK(list.size() == static_cast<std::size_t>(size));
        CHECK(list.capacity() >= list.size());
        auto const whole = list.finish();
        REQUIRE(whole.size() == static_cast<std::size_t>(size));
        for (std::int64_t i = 0; i < size; i += 9'999) CHECK(whole[static_cast<std::size_t>(i)].integer() == i);
        CHECK(list.empty());
        CHECK(list.finish().empty());
    }
}

TEST_CASE("a list is not begun when it would pass the memory limit") {
    value_memory account;
    account.arm(1'000);
    value_memory::scope const counted(account);
    CHECK_NOTHROW(sized_list(10));
    CHECK_THROWS_AS(sized_list(1'000), wafer::error);
}

TEST_CASE("a statement that is stopped while a list is put together leaves it behind") {
    interrupt stop;
    value_memory account;
    account.arm(0, &stop);
    value_memory::scope const counted(account);
    auto list = list_of(300'000);
    stop.cancel();
    CHECK_THROWS_AS(list.finish(), wafer::error);
    CHECK(account.take_remains().lists.size() == 1);
    CHECK(account.take_remains().lists.empty());
}

TEST_CASE("a large value that an error gives up is left behind, a small one is freed") {
    interrupt stop;
    value_memory account;
    account.arm(0, &stop);
    value_memory::scope const counted(account);
    auto const losing = [](std::size_t size) {
        auto const text = value::of(std::string(size, 'a'));
        auto const list = value::of(wafer::engine::value_list(size / 16, value::of(true)));
        throw wafer::error(wafer::error_code::argument, "", "");
    };
    CHECK_THROWS_AS(losing(1'000), wafer::error);
    CHECK(account.take_remains().values.empty());
    account.arm(0, &stop);
    CHECK_THROWS_AS(losing(3'000'000), wafer::error);
    auto const left = account.take_remains().values;
    REQUIRE(left.size() == 2);
    CHECK(left[0].list().size() == 187'500);
    CHECK(left[1].string().size() == 3'000'000);
}

TEST_CASE("a long text is copied in steps that can be stopped") {
    interrupt stop;
    value_memory account;
    account.arm(0, &stop);
    value_memory::scope const counted(account);
    std::string const text(10'000'000, 'a');
    CHECK(value::joined(text, "b").string() == text + "b");
    stop.cancel();
    CHECK_THROWS_AS(value::joined(text, "b"), wafer::error);
    CHECK(value::joined("a", "b").string() == "ab");
}

TEST_CASE("the pieces of a list that grew are left to whoever catches what stops it") {
    interrupt stop;
    value_memory account;
    account.arm(0, &stop);
    value_memory::scope const counted(account);
    auto const stopped = [&] {
        growing_list list;
        for (int i = 0; i < 200'000; ++i) list.push_back(value());
        stop.poll();
    };
    stopped();
    CHECK(account.take_remains().pieces.empty());
    account.arm(0, &stop);
    stop.cancel();
    CHECK_THROWS_AS(stopped(), wafer::error);
    auto const left = account.take_remains().pieces;
    REQUIRE(left.size() == 1);
    CHECK(left[0].size() == 3);
}
