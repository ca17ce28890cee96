// Aggregates over columns of each layout, in one group and in many.
#include <cmath>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include <wafer/error.hpp>

#include "engine/function/registry.hpp"
#include "engine/value/format.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::engine;

namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

value whole(std::int64_t number) { return value::of(number); }

std::unique_ptr<accumulator> start(std::string_view name, value const& parameter = {}) {
    auto aggregate = find_aggregate(name)->start(parameter);
    aggregate->resize(1);
    return aggregate;
}

column column_of(std::vector<value> const& rows, bool packed) {
    column result(layout::any);
    for (auto const& row : rows) result.append(row);
    if (packed) result.specialise();
    return result;
}

/// The aggregate of the rows in one group as a literal, or the detail of the error.
std::string over(std::string_view name, std::vector<value> const& rows, value const& parameter = {}, bool packed = true) {
    try {
        auto const aggregate = start(name, parameter);
        auto const argument = column_of(rows, packed);
        aggregate->update(&argument, {}, rows.size());
        return to_literal(aggregate->finish(0));
    } catch (wafer::error const& error) {
        return error.detail();
    }
}

struct row {
    char const* name;
    std::vector<value> rows;
    char const* result;
};

std::vector<row> cases() {
    value const nothing;
    return {
        {"count", {}, "0"},
        {"count", {whole(1), nothing, whole(1)}, "2"},
        {"sum", {}, "0"},
        {"sum", {nothing}, "0"},
        {"sum", {whole(1), whole(2), nothing}, "3"},
        {"sum", {whole(1), value::of(0.5)}, "1.5"},
        {"sum", {whole(most), whole(1)}, "NumberOverflow"},
        {"sum", {whole(most), whole(1), whole(-1)}, "9223372036854775807"},
        {"sum", {value::of(0.5), value::of(0.25), value::of(1.0), value::of(2.0), value::of(4.0)}, "7.75"},
        {"sum", {value::of("a")}, "InvalidArgumentValue"},
        {"sum", {value::of(true)}, "InvalidArgumentValue"},
        {"sum", {value::of(duration_value{1, 0, 1, 0}), value::of(duration_value{1, 2, 3, 0})}, "duration('P2M2DT4S')"},
        {"sum", {value::of(duration_value{1, 0, 1, 0}), whole(1)}, "InvalidArgumentValue"},
        {"sum", {whole(1), value::of(duration_value{1, 0, 1, 0})}, "InvalidArgumentValue"},
        {"avg", {}, "null"},
        {"avg", {whole(1), whole(2), nothing}, "1.5"},
        {"avg", {whole(most), whole(most)}, "9.223372036854776e18"},
        {"avg", {value::of(duration_value{0, 0, 2, 0}), value::of(duration_value{0, 0, 4, 0})}, "duration('PT3S')"},
        {"min", {}, "null"},
        {"min", {whole(1), whole(2), nothing, whole(-1)}, "-1"},
        {"max", {whole(1), whole(2), nothing, whole(-1)}, "2"},
        {"min", {value::of(1.0), value::of(0.5)}, "0.5"},
        {"max", {value::of(1.0), value::of(std::nan("")), value::of(0.5)}, "NaN"},
        {"min", {value::of(std::nan("")), value::of(0.5)}, "0.5"},
        {"min", {whole(1), value::of(2.0), value::of(0.1)}, "0.1"},
        {"min", {value::of("a"), value::of("B"), value::of("abc")}, "'B'"},
        {"max", {whole(1), value::of("a"), value::of(value_list{whole(1), whole(2)}), value::of("b")}, "1"},
        {"min", {whole(1), value::of("a"), value::of(value_list{whole(1), whole(2)}), value::of("b")}, "[1, 2]"},
        {"max", {value::of(true), value::of(false)}, "true"},
        {"collect", {}, "[]"},
        {"collect", {whole(1), nothing, value::of("a")}, "[1, 'a']"},
        {"collect", {whole(1), nothing, whole(2)}, "[1, 2]"},
        {"stDev", {}, "0.0"},
        {"stDev", {whole(1)}, "0.0"},
        {"stDev", {whole(1), whole(3)}, "1.4142135623730951"},
        {"stDevP", {whole(1), whole(3), nothing}, "1.0"},
        {"stDevP", {value::of(1.0), value::of(3.0)}, "1.0"},
        {"stDev", {value::of("a")}, "InvalidArgumentValue"},
    };
}

struct percentile_case {
    char const* name;
    double fraction;
    char const* result;
};

}  // namespace

TEST_CASE("an aggregate of one group gives the same for packed and for dynamic rows") {
    auto const [name, rows, result] = GENERATE(from_range(cases()));
    CAPTURE(name, rows.size());
    CHECK(over(name, rows, {}, true) == result);
    CHECK(over(name, rows, {}, false) == result);
}

TEST_CASE("percentiles lie at or between the values") {
    auto const [name, fraction, result] = GENERATE(values<percentile_case>({
        {"percentileDisc", 0.0, "10"},
        {"percentileDisc", 0.5, "20"},
        {"percentileDisc", 0.51, "30"},
        {"percentileDisc", 1.0, "40"},
        {"percentileCont", 0.0, "10.0"},
        {"percentileCont", 0.5, "25.0"},
        {"percentileCont", 1.0, "40.0"},
        {"percentileCont", -1.0, "NumberOutOfRange"},
        {"percentileDisc", 1.1, "NumberOutOfRange"},
    }));
    CAPTURE(name, fraction);
    CHECK(over(name, {whole(30), whole(10), value(), whole(40), whole(20)}, value::of(fraction)) == result);
}

TEST_CASE("a percentile of nothing is null and its fraction a number") {
    CHECK(over("percentileDisc", {}, value::of(0.5)) == "null");
    CHECK(over("percentileCont", {value()}, whole(1)) == "null");
    CHECK(over("percentileCont", {}, value::of("a")) == "InvalidArgumentValue");
    CHECK(over("percentileCont", {}, value()) == "InvalidArgumentValue");
}

TEST_CASE("groups are kept apart and may come later") {
    auto const name = GENERATE(as<std::string>{}, "count", "sum", "min", "max", "avg", "collect");
    auto const packed = GENERATE(true, false);
    CAPTURE(name, packed);
    auto const aggregate = find_aggregate(name)->start({});
    aggregate->resize(2);
    auto const rows = column_of({whole(1), whole(2), whole(3)}, packed);
    std::vector<std::uint32_t> const first{0, 1, 0};
    aggregate->update(&rows, first, 3);
    aggregate->resize(3);
    std::vector<std::uint32_t> const second{2, 2, 2};
    aggregate->update(&rows, second, 3);
    std::string results;
    for (std::size_t group = 0; group < 3; ++group) results += to_literal(aggregate->finish(group)) + " ";
    if (name == "count") CHECK(results == "2 1 3 ");
    if (name == "sum") CHECK(results == "4 2 6 ");
    if (name == "min") CHECK(results == "1 2 1 ");
    if (name == "max") CHECK(results == "3 2 3 ");
    if (name == "avg") CHECK(results == "2.0 2.0 2.0 ");
    if (name == "collect") CHECK(results == "[1, 3] [2] [1, 2, 3] ");
    CHECK(aggregate->memory_bytes() > 0);
}

TEST_CASE("a constant column counts for each of its rows") {
    column constant(layout::integer);
    constant.make_constant(whole(5));
    auto const sum = start("sum");
    sum->update(&constant, {}, 1'000);
    CHECK(sum->finish(0).integer() == 5'000);
    auto const count = start("count");
    count->update(&constant, {}, 1'000);
    count->update(nullptr, {}, 10);
    CHECK(count->finish(0).integer() == 1'010);
    column none;
    none.make_constant(value());
    auto const empty = start("count");
    empty->update(&none, {}, 1'000);
    CHECK(empty->finish(0).integer() == 0);
}

TEST_CASE("deviations of many batches merge to that of all") {
    column numbers(layout::floating);
    numbers.resize(1'000);
    auto const batched = start("stDevP");
    auto const dynamic = start("stDevP");
    for (int batch = 0; batch < 5; ++batch) {
        for (std::size_t i = 0; i < 1'000; ++i) numbers.floatings()[i] = 1e9 + static_cast<double>(batch * 1'000) + static_cast<double>(i);
        batched->update(&numbers, {}, 1'000);
        column any(layout::any);
        for (std::size_t i = 0; i < 1'000; ++i) any.append(numbers.get(i));
        dynamic->update(&any, {}, 1'000);
    }
    // The deviation of n consecutive integers: sqrt((n * n - 1) / 12).
    double const exact = std::sqrt((5'000.0 * 5'000.0 - 1) / 12);
    CHECK(batched->finish(0).floating() == Approx(exact).epsilon(1e-12));
    CHECK(dynamic->finish(0).floating() == Approx(exact).epsilon(1e-9));
}

TEST_CASE("what an aggregate keeps does not borrow from its rows") {
    std::string memory = "text";
    auto const greatest = start("max");
    auto const list = start("collect");
    auto const rows = column_of({value::borrowed(memory)}, false);
    greatest->update(&rows, {}, 1);
    list->update(&rows, {}, 1);
    memory = "gone";
    CHECK(to_literal(greatest->finish(0)) == "'text'");
    CHECK(to_literal(list->finish(0)) == "['text']");
}
