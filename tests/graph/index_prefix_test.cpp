#include "engine/graph/index_prefix.hpp"

#include <cmath>
#include <limits>

#include "engine/value/relations.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::engine;

namespace {

std::vector<value> const& samples() {
    constexpr std::int64_t two_to_53 = std::int64_t{1} << 53;
    static std::vector<value> const all = [] {
        std::vector<value> made;
        for (double const number : {0.0, -0.0, 1.0, -1.0, 1.5, 1.0000000000000002, -1.0000000000000002, 1e300, -1e300, 5e-324, -5e-324,
                                    9007199254740993.0, 9223372036854775808.0, std::numeric_limits<double>::infinity(),
                                    -std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()})
            made.push_back(value::of(number));
        for (std::int64_t const number : {std::int64_t{0}, std::int64_t{1}, std::int64_t{-1}, two_to_53, two_to_53 + 1, -two_to_53 - 1,
                                          std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::max() - 1,
                                          std::numeric_limits<std::int64_t>::min()})
            made.push_back(value::of(number));
        for (auto const* text : {"", "a", "ab", "abcdefg", "abcdefgh", "abcdefgi", "中文", "中文字符", "z"}) made.push_back(value::of(text));
        made.push_back(value::of(std::string_view("a\0", 2)));
        made.push_back(value::of(true));
        made.push_back(value::of(false));
        for (std::int64_t const days : {std::int64_t{-365'000'000'000}, std::int64_t{0}, std::int64_t{365'000'000'000}})
            made.push_back(value::of(date_value{days}));
        for (std::uint32_t const nanoseconds : {0u, 1u, 999'999'999u}) made.push_back(value::of(local_datetime_value{7, nanoseconds}));
        made.push_back(value::of(zoned_datetime_value{7, 0, 0, ""}));
        made.push_back(value::of(zoned_datetime_value{7, 0, 3600, ""}));
        made.push_back(value::of(zoned_time_value{3'600'000'000'000, 3600}));
        made.push_back(value::of(zoned_time_value{0, 0}));
        made.push_back(value::of(local_time_value{5}));
        made.push_back(value::of(duration_value{1, 0, 0, 0}));
        made.push_back(value::of(duration_value{0, 30, 0, 5}));
        made.push_back(value::of(duration_value{std::numeric_limits<std::int64_t>::max(), 0, 0, 0}));
        made.push_back(value::of(value_list{}));
        made.push_back(value::of(value_list{value::of(true)}));
        return made;
    }();
    return all;
}

}  // namespace

TEST_CASE("prefixes never contradict the order of values, and exact ones are equal for equivalent values alone") {
    for (auto const& left : samples())
        for (auto const& right : samples()) {
            auto const one = index_prefix(left);
            auto const other = index_prefix(right);
            if (one < other) CHECK((order(left, right) < 0));
            if (one == other && is_exact(one)) CHECK((order(left, right) == 0));
            if (order(left, right) == 0) CHECK(one == other);
        }
}

TEST_CASE("small numbers and short texts need no second look") {
    for (auto const& content : {value::of(std::int64_t{-1'000'000'007}), value::of(std::int64_t{1} << 47), value::of(-0.25), value::of("abcdefg"),
                                value::of(true), value::of(date_value{19'000}), value::of(local_datetime_value{1'000'000, 0})})
        CHECK(is_exact(index_prefix(content)));
    for (auto const& content : {value::of("abcdefgh"), value::of(0.1), value::of(value_list{})}) CHECK_FALSE(is_exact(index_prefix(content)));
}
