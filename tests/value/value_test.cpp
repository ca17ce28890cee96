// The dynamic value itself: sharing, ownership, order of map fields, depth.
#include <string>
#include <thread>
#include <vector>

#include <wafer/error.hpp>

#include "engine/value/format.hpp"
#include "engine/value/nesting.hpp"
#include "engine/value/relations.hpp"
#include "engine/value/value.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::engine;

namespace {

value nested_lists(int levels) {
    value outer = value::of(value_list{});
    for (int i = 1; i < levels; ++i) {
        value_list items;
        items.push_back(std::move(outer));
        outer = value::of(std::move(items));
    }
    return outer;
}

}  // namespace

TEST_CASE("a value is null until it is given something") {
    value nothing;
    CHECK(nothing.is_null());
    CHECK(nothing.heap_bytes() == 0);
}

TEST_CASE("copies of a string share its text") {
    auto const text = value::of(std::string(100, 'x'));
    auto const copy = text;
    CHECK(copy.string().data() == text.string().data());
    CHECK(copy.string() == std::string(100, 'x'));
}

TEST_CASE("a moved value leaves null behind") {
    auto text = value::of("text");
    auto const taken = std::move(text);
    CHECK(taken.string() == "text");
    CHECK(text.is_null());
}

TEST_CASE("an owned value no longer refers to borrowed memory") {
    std::string memory = "borrowed";
    auto const list =
        value::of(value_list{value::borrowed(memory), value::of(value_map{{value::borrowed(memory), value::borrowed(memory)}})});
    auto const own = list.owned();
    memory.assign(8, '!');
    CHECK(to_literal(own) == "['borrowed', {borrowed: 'borrowed'}]");
    CHECK(to_literal(list) == "['!!!!!!!!', {`!!!!!!!!`: '!!!!!!!!'}]");
}

TEST_CASE("an owned value that borrows nothing stays shared") {
    auto const list = value::of(value_list{value::of("a"), value::of(std::int64_t{1})});
    CHECK(&list.owned().list() == &list.list());
}

TEST_CASE("a map sorts its fields and keeps the last of equal keys") {
    auto const map = value::of(value_map{{value::of("b"), value::of(std::int64_t{1})},
                                         {value::of("a"), value::of(std::int64_t{2})},
                                         {value::of("b"), value::of(std::int64_t{3})},
                                         {value::of("a"), value::of(std::int64_t{4})}});
    CHECK(to_literal(map) == "{a: 4, b: 3}");
    CHECK(map.field("b")->integer() == 3);
    CHECK(map.field("c") == nullptr);
}

TEST_CASE("numbers and instants keep their bits") {
    CHECK(value::of(std::int64_t{-1}).integer() == -1);
    CHECK(value::of(-0.5).floating() == -0.5);
    CHECK(value::of(node_id{7}).node() == node_id{7});
    CHECK(value::of(rel_id{type_id{3}, 9}).relationship() == rel_id{type_id{3}, 9});
    CHECK(value::of(zoned_time_value{5, -3600}).zoned_time().offset_seconds == -3600);
    CHECK(value::of(zoned_datetime_value{1, 2, 3, "Europe/Oslo"}).zoned_datetime().zone == "Europe/Oslo");
}

TEST_CASE("a hundred thousand nested lists are destroyed without a deep stack") {
    auto deep = nested_lists(100'000);
    auto const copy = deep;
    deep = value();
    CHECK(copy.list().size() == 1);
}

TEST_CASE("what walks a value refuses one that is nested too deep") {
    auto const left = nested_lists(100'000);
    auto const right = nested_lists(100'000);
    CHECK_THROWS_AS(equals(left, right), wafer::error);
    CHECK_THROWS_AS(compare(left, right), wafer::error);
    CHECK_THROWS_AS(order(left, right), wafer::error);
    CHECK_THROWS_AS(hash_of(left), wafer::error);
    CHECK_THROWS_AS(left.owned(), wafer::error);
    CHECK(to_literal(left).size() < 1'000);
    CHECK(left.heap_bytes() > 0);
}

TEST_CASE("what is nested up to the limit is compared and hashed") {
    auto const left = nested_lists(nesting_limit - 1);
    auto const right = nested_lists(nesting_limit - 1);
    CHECK(equals(left, right) == true);
    CHECK(hash_of(left) == hash_of(right));
}

TEST_CASE("values may cross threads") {
    auto const shared = value::of(value_list{value::of(std::string(64, 's'))});
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([copy = shared] {
            for (int i = 0; i < 10'000; ++i) {
                value const another = copy;
                (void)another;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    CHECK(shared.list()[0].string().size() == 64);
}
