#include "engine/graph/index_interval.hpp"

#include <limits>

#include "engine/value/relations.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::engine;

namespace {

value_list const& samples() {
    static value_list const all{value::of(std::int64_t{1}), value::of(2.5), value::of(std::numeric_limits<double>::quiet_NaN()),
                                value::of(-std::numeric_limits<double>::infinity()), value::of(std::numeric_limits<double>::infinity()),
                                value::of(""), value::of("ab"), value::of("abc"), value::of("ac"), value::of("中"), value::of(true), value::of(false),
                                value::of(date_value{3}), value::of(local_time_value{4}), value::of(zoned_time_value{5, 3600}),
                                value::of(local_datetime_value{6, 7}), value::of(zoned_datetime_value{8, 9, 0, ""}),
                                value::of(duration_value{1, 2, 3, 4}), value::of(value_list{}), value::of(value_list{value::of(std::int64_t{1})}),
                                value::of(value_list{value()}), value::of(value_list{value::of("x")})};
    return all;
}

/// Whether the interval holds an entry with this one value.
bool holds(std::optional<index_interval> const& interval, value const& content, value_condition const& condition) {
    if (!interval) return false;
    auto const before = [&](std::vector<value> const& bound, bool after) {
        if (bound.empty()) return after;
        auto const found = order(content, bound[0]);
        return found == 0 ? after : found < 0;
    };
    bool const inside = !before(interval->low, interval->low_after) && before(interval->high, interval->high_after);
    return inside && (!interval->rough || meets(content, condition));
}

void check(value_condition const& condition) {
    auto const interval = interval_of({&condition, 1});
    for (auto const& content : samples()) CHECK(holds(interval, content, condition) == meets(content, condition));
}

}  // namespace

TEST_CASE("an interval holds what meets its condition, and nothing else") {
    check({seek_test::exists});
    for (auto const& one : samples()) {
        check({seek_test::equal, one});
        check({seek_test::prefix, one});
        for (bool const inclusive : {false, true}) {
            check({seek_test::range, one, true, inclusive});
            check({seek_test::range, {}, false, false, one, true, inclusive});
            for (auto const& other : samples()) check({seek_test::range, one, true, inclusive, other, true, !inclusive});
        }
    }
}

TEST_CASE("nothing equals null, is in a range from it, or begins with it") {
    for (auto const test : {seek_test::equal, seek_test::prefix}) {
        value_condition const condition{test, {}};
        CHECK_FALSE(interval_of({&condition, 1}));
    }
    value_condition const range{seek_test::range, {}, true, true};
    CHECK_FALSE(interval_of({&range, 1}));
    CHECK_FALSE(meets({}, {seek_test::exists}));
}

TEST_CASE("equalities come before what the next key must meet") {
    std::vector<value_condition> const conditions{{seek_test::equal, value::of("a")}, {seek_test::range, value::of(std::int64_t{1}), true, false}};
    auto const interval = interval_of(conditions);
    REQUIRE(interval);
    CHECK(interval->low.size() == 2);
    CHECK(interval->high.size() == 2);
    CHECK(interval->low_after);
}

TEST_CASE("what a list holds meets IN") {
    value const list = value::of(value_list{value(), value::of(std::int64_t{1}), value::of("ab")});
    CHECK(meets(value::of(1.0), {seek_test::in, list}));
    CHECK_FALSE(meets(value::of("b"), {seek_test::in, list}));
    CHECK_FALSE(meets(value::of("b"), {seek_test::in, {}}));
}
