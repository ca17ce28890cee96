#include "engine/execute/group_table.hpp"

#include <cmath>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"

namespace {

using namespace wafer::engine;
using numbers = std::vector<std::uint32_t>;

column column_of(std::vector<value> const& values) {
    column made;
    made.reset(layout::any);
    made.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) made.values()[i] = values[i];
    return made;
}

column integers(std::vector<std::int64_t> const& values) {
    column made;
    made.reset(layout::integer);
    made.resize(values.size());
    std::copy(values.begin(), values.end(), made.integers());
    return made;
}

/// The groups of rows that have these keys.
template <class... Columns>
numbers groups_of(group_table& table, std::size_t rows, Columns const&... keys) {
    std::vector<column const*> const pointers{&keys...};
    numbers groups;
    table.find_or_insert(pointers, rows, groups);
    return groups;
}

value number(std::int64_t content) { return value::of(content); }

}  // namespace

TEST_CASE("rows with the same keys are one group, numbered as they come up") {
    group_table table;
    table.reset(1);
    CHECK(groups_of(table, 4, integers({7, 8, 7, 9})) == numbers{0, 1, 0, 2});
    CHECK(groups_of(table, 2, integers({9, 10})) == numbers{2, 3});
    CHECK(table.size() == 4);
    CHECK(table.keys(0).get(3).integer() == 10);
}

TEST_CASE("groups go by equivalence: null is null, NaN is NaN, 1 is 1.0, and '1' is another") {
    group_table table;
    table.reset(1);
    auto const nan = value::of(std::nan(""));
    CHECK(groups_of(table, 9,
                    column_of({number(1), value::of(1.0), value(), value(), nan, nan, value::of("1"), value::of(value_list{value()}),
                               value::of(value_list{value()})})) == numbers{0, 0, 1, 1, 2, 2, 3, 4, 4});
}

TEST_CASE("layouts may change from batch to batch") {
    group_table table;
    table.reset(1);
    CHECK(groups_of(table, 2, integers({1, 2})) == numbers{0, 1});
    CHECK(groups_of(table, 3, column_of({value::of("a"), number(2), value::of(1.0)})) == numbers{2, 1, 0});
    CHECK(groups_of(table, 2, integers({2, 3})) == numbers{1, 3});
}

TEST_CASE("several keys are told apart together") {
    group_table table;
    table.reset(2);
    CHECK(groups_of(table, 4, integers({1, 1, 2, 1}), integers({1, 2, 1, 1})) == numbers{0, 1, 2, 0});
}

TEST_CASE("without keys all rows are one group, and a table can start over") {
    group_table table;
    table.reset(0);
    CHECK(groups_of(table, 3) == numbers{0, 0, 0});
    table.reset(1);
    CHECK(table.size() == 0);
    CHECK(groups_of(table, 1, integers({5})) == numbers{0});
}

TEST_CASE("many groups stay apart and count as memory") {
    group_table table;
    table.reset(1);
    std::vector<std::int64_t> keys;
    for (std::int64_t i = 0; i < 100'000; ++i) keys.push_back(i * 1024);
    auto const first = groups_of(table, keys.size(), integers(keys));
    auto const again = groups_of(table, keys.size(), integers(keys));
    CHECK(first == again);
    CHECK(table.size() == keys.size());
    CHECK(table.memory_bytes() >= keys.size() * sizeof(std::int64_t));
}
