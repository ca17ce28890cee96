// Equality, equivalence, comparability and orderability on pairs of values.
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "engine/value/format.hpp"
#include "engine/value/relations.hpp"
#include "engine/value/temporal/calendar.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::engine;

namespace {

value whole(std::int64_t number) { return value::of(number); }
value real(double number) { return value::of(number); }
value list(value_list items) { return value::of(std::move(items)); }
value field(char const* key, value content) { return value::of(value_map{{value::of(key), std::move(content)}}); }

double const not_a_number = std::numeric_limits<double>::quiet_NaN();

struct equality {
    value left;
    value right;
    std::optional<bool> verdict;
};

/// One value of each kind, in ascending order.
std::vector<value> ladder() {
    return {field("a", value::of("map")),
            value::of(node_id{0}),
            value::of(node_id{1}),
            value::of(rel_id{type_id{0}, 0}),
            list({}),
            list({value::of("a")}),
            list({value::of("a"), whole(1)}),
            list({whole(1)}),
            list({whole(1), value::of("a")}),
            list({whole(1), value()}),
            list({value(), whole(1)}),
            list({value(), whole(2)}),
            value::path({value::of(node_id{0})}),
            value::of(point_value{reference_system::wgs_84, 5, 5, 0}),
            value::of(point_value{reference_system::cartesian, 0, 2, 0}),
            value::of(point_value{reference_system::cartesian, 1, 0, 0}),
            value::of(point_value{reference_system::cartesian, 1, 1, 0}),
            value::of(point_value{reference_system::cartesian_3d, 0, 0, 0}),
            value::of(point_value{reference_system::cartesian_3d, 0, 0, 1}),
            value::of(zoned_datetime_value{0, 0, 0, ""}),
            value::of(local_datetime_value{0, 0}),
            value::of(date_value{0}),
            value::of(zoned_time_value{0, 0}),
            value::of(local_time_value{0}),
            value::of(duration_value{0, 30, 0, 0}),
            value::of(duration_value{1, 0, 0, 0}),
            value::of(duration_value{0, 31, 0, 0}),
            value::of(""),
            value::of("a"),
            value::of("ab"),
            value::of("b"),
            value::of("é"),
            value::of(false),
            value::of(true),
            real(-std::numeric_limits<double>::infinity()),
            whole(std::numeric_limits<std::int64_t>::min()),
            whole(-1),
            real(-0.5),
            whole(0),
            real(1.5),
            real(9007199254740992.0),
            whole(9007199254740993),
            whole(std::numeric_limits<std::int64_t>::max()),
            real(9223372036854775808.0),
            real(std::numeric_limits<double>::infinity()),
            real(not_a_number),
            value()};
}

std::vector<equality> equalities() {
    return {
        {whole(1), whole(1), true},
        {whole(1), real(1.0), true},
        {whole(9007199254740993), real(9007199254740992.0), false},
        {real(not_a_number), real(not_a_number), false},
        {whole(1), value::of("1"), false},
        {value(), value(), std::nullopt},
        {value(), whole(1), std::nullopt},
        {list({whole(1), whole(2)}), list({whole(1)}), false},
        {list({value()}), list({whole(1)}), std::nullopt},
        {list({value::of("a")}), list({whole(1)}), false},
        {list({list({whole(1)}), list({whole(2), whole(3)})}), list({list({whole(1)}), list({value()})}), false},
        {list({list({whole(1)}), list({whole(2)})}), list({list({whole(1)}), list({value()})}), std::nullopt},
        {list({value(), whole(1)}), list({value(), whole(2)}), false},
        {field("k", value()), value::of(value_map{}), false},
        {field("k", value()), field("k", value()), std::nullopt},
        {field("k", whole(1)), field("k", real(1.0)), true},
        {field("k", whole(1)), field("l", whole(1)), false},
        {value::of(date_value{1}), value::of(date_value{1}), true},
        {value::of(date_value{1}), value::of(local_datetime_value{86400, 0}), false},
        {value::of(duration_value{0, 1, 0, 0}), value::of(duration_value{0, 0, 86400, 0}), false},
        {value::of(point_value{reference_system::cartesian, 0.0, 1, 0}), value::of(point_value{reference_system::cartesian, -0.0, 1, 0}), true},
        {value::of(point_value{reference_system::cartesian, 0, 1, 0}), value::of(point_value{reference_system::wgs_84, 0, 1, 0}), false},
        {value::of(node_id{1}), value::of(node_id{1}), true},
        {value::of(node_id{1}), value::of(node_id{2}), false},
    };
}

}  // namespace

TEST_CASE("equality knows three answers") {
    auto const [left, right, verdict] = GENERATE(from_range(equalities()));
    CAPTURE(to_literal(left), to_literal(right));
    CHECK(equals(left, right) == verdict);
    CHECK(equals(right, left) == verdict);
}

TEST_CASE("values of different kinds cannot be compared, but for numbers") {
    CHECK_FALSE(compare(whole(1), value::of("1")));
    CHECK_FALSE(compare(value(), whole(1)));
    CHECK_FALSE(compare(value::of(value_map{}), value::of(value_map{})));
    CHECK_FALSE(compare(value::of(duration_value{}), value::of(duration_value{})));
    CHECK_FALSE(compare(value::of(point_value{}), value::of(point_value{})));
    CHECK((*compare(whole(1), real(1.5)) < 0));
    CHECK((*compare(real(1.5), whole(1)) > 0));
    CHECK((*compare(whole(1), real(not_a_number)) == std::partial_ordering::unordered));
    CHECK((*compare(value::of(false), value::of(true)) < 0));
}

TEST_CASE("lists are compared element by element up to the first difference") {
    CHECK((*compare(list({whole(1), whole(0)}), list({whole(1)})) > 0));
    CHECK((*compare(list({whole(1), value()}), list({whole(1)})) > 0));
    CHECK_FALSE(compare(list({whole(1), whole(2)}), list({whole(1), value()})));
    CHECK_FALSE(compare(list({whole(1), value::of("a")}), list({whole(1), value()})));
    CHECK((*compare(list({whole(1), whole(2)}), list({whole(3), value()})) < 0));
}

TEST_CASE("all values have one order") {
    auto const steps = ladder();
    for (std::size_t i = 0; i < steps.size(); ++i) {
        for (std::size_t j = 0; j < steps.size(); ++j) {
            CAPTURE(to_literal(steps[i]), to_literal(steps[j]));
            CHECK((order(steps[i], steps[j]) < 0) == (i < j));
            CHECK(equivalent(steps[i], steps[j]) == (i == j));
        }
    }
}

TEST_CASE("equivalent values have one hash") {
    CHECK(equivalent(whole(1), real(1.0)));
    CHECK(hash_of(whole(1)) == hash_of(real(1.0)));
    CHECK(equivalent(real(0.0), real(-0.0)));
    CHECK(hash_of(real(0.0)) == hash_of(real(-0.0)));
    CHECK(equivalent(real(not_a_number), real(-not_a_number)));
    CHECK(hash_of(real(not_a_number)) == hash_of(real(-not_a_number)));
    CHECK(hash_of(list({whole(2), value()})) == hash_of(list({real(2.0), value()})));
    CHECK(hash_of(field("a", whole(1))) == hash_of(field("a", real(1.0))));
    CHECK(hash_of(value()) == hash_of(value()));
}

TEST_CASE("values that differ seldom share a hash") {
    auto const steps = ladder();
    std::vector<std::uint64_t> hashes;
    for (auto const& step : steps) hashes.push_back(hash_of(step));
    std::sort(hashes.begin(), hashes.end());
    CHECK(std::adjacent_find(hashes.begin(), hashes.end()) == hashes.end());
}

TEST_CASE("one instant in two zones is two values in a fixed order") {
    auto const here = value::of(zoned_time_value{std::int64_t{3600} * 1'000'000'000, 3600});
    auto const there = value::of(zoned_time_value{0, 0});
    CHECK(equals(here, there) == false);
    CHECK((*compare(there, here) < 0));
    CHECK((order(there, here) < 0));
}
