// Arrays that move by pages.
#include "engine/base/relocating_array.hpp"

#include <numeric>

#include "engine/value/value.hpp"
#include "tests/support/catch.hpp"

using wafer::engine::relocating_array;
using wafer::engine::value;

TEST_CASE("an array keeps its items while it grows, and its memory when it is cleared") {
    relocating_array<std::uint64_t> numbers;
    CHECK(numbers.empty());
    for (std::uint64_t i = 0; i < 100'000; ++i) numbers.push_back(i);
    CHECK(numbers.size() == 100'000);
    CHECK(std::accumulate(numbers.begin(), numbers.end(), std::uint64_t{0}) == 4'999'950'000);
    auto const room = numbers.capacity();
    numbers.clear();
    CHECK(numbers.empty());
    CHECK(numbers.capacity() == room);
}

TEST_CASE("what an array is resized to holds default values") {
    relocating_array<value> values;
    values.resize(3);
    CHECK(values[2].is_null());
    values[0] = value::of("some text that is counted");
    values.resize(100'000);
    CHECK(values[0].string() == "some text that is counted");
    CHECK(values[99'999].is_null());
    values.resize(1);
    values.resize(2);
    CHECK(values[1].is_null());
}

TEST_CASE("a copy of an array is its own, and a moved one is empty") {
    relocating_array<value> values;
    values.push_back(value::of("first"));
    auto copy = values;
    copy[0] = value::of("second");
    CHECK(values[0].string() == "first");
    auto const moved = std::move(copy);
    CHECK(moved[0].string() == "second");
    CHECK(copy.size() == 0);
    values = moved;
    CHECK(values[0].string() == "second");
}

TEST_CASE("an array of zeros has them, none too") {
    auto const zeros = relocating_array<std::uint32_t>::zeros(1'000'000);
    CHECK(zeros.size() == 1'000'000);
    CHECK(std::accumulate(zeros.begin(), zeros.end(), 0u) == 0);
    CHECK(relocating_array<std::uint32_t>::zeros(0).empty());
}
