#include <string>

#include "engine/graph/distinct_sketch.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace wafer::engine;

std::uint64_t hash(std::int64_t number) { return distinct_sketch::hash(value::of(number)); }

}  // namespace

TEST_CASE("few different values are counted exactly, however often they come") {
    distinct_sketch sketch;
    CHECK(sketch.estimate() == 0);
    for (int i = 0; i < 10'000; ++i) sketch.add(hash(i % 300));
    CHECK(sketch.estimate() == 300);
}

TEST_CASE("many different values are estimated within a fifth, in little memory") {
    auto const count = GENERATE(2'000, 50'000, 1'000'000);
    distinct_sketch sketch;
    for (std::int64_t i = 0; i < count; ++i) sketch.add(hash(i));
    CHECK(static_cast<double>(sketch.estimate()) == Approx(count).epsilon(0.2));
    CHECK(sketch.memory_bytes() < 20'000);
}

TEST_CASE("removed values are forgotten") {
    distinct_sketch sketch;
    for (std::int64_t i = 0; i < 400; ++i) sketch.add(hash(i));
    sketch.add(hash(0));
    for (std::int64_t i = 0; i < 400; ++i) sketch.remove(hash(i));
    CHECK(sketch.estimate() == 1);
    for (int round = 0; round < 100; ++round) {
        for (std::int64_t i = 0; i < 400; ++i) sketch.add(hash(round * 400 + i));
        for (std::int64_t i = 0; i < 400; ++i) sketch.remove(hash(round * 400 + i));
    }
    CHECK(sketch.estimate() == 1);
}

TEST_CASE("values of all kinds are told apart") {
    distinct_sketch sketch;
    for (auto const& content :
         {value::of(std::int64_t{1}), value::of(1.0), value::of(true), value::of("1"), value::of(date_value{1}),
          value::of(value_list{value::of("1")}), value::of(duration_value{1, 0, 0, 0}), value::of(duration_value{0, 1, 0, 0}),
          value::of(point_value{reference_system::cartesian, 1, 2, 0}), value::of(point_value{reference_system::wgs_84, 1, 2, 0})})
        sketch.add(distinct_sketch::hash(content));
    CHECK(sketch.estimate() == 10);
}
