// sum, avg, stDev, stDevP: aggregates of numbers, the first two also of durations. Integers are summed exactly in 128 bits and checked at
// the end, so that a sum fails for its result only, not for the order of its rows.
#include <array>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include <wafer/error.hpp>

#include "engine/function/accumulate.hpp"
#include "engine/function/families.hpp"
#include "engine/value/arithmetic.hpp"
#include "engine/value/format.hpp"

namespace wafer::engine {

namespace {

using wide = __int128;

constexpr kind_set summed_kinds = number_kinds | kind_set(kind::duration);

[[noreturn]] void refuse(std::string_view name, value const& found) {
    throw error(error_code::type, "InvalidArgumentValue",
                fmt::format("{}() does not take {}, which is {}.", name, to_excerpt(found), name_of(found.type())));
}

[[noreturn]] void refuse_mixture(std::string_view name) {
    throw error(error_code::type, "InvalidArgumentValue", fmt::format("{}() cannot add up numbers and durations.", name));
}

double sum_of(double const* numbers, std::size_t rows) {
    // Four sums side by side: one would wait for each addition to end before the next.
    std::array<double, 4> lanes{};
    std::size_t i = 0;
    for (; i + 4 <= rows; i += 4) {
        for (std::size_t lane = 0; lane < 4; ++lane) lanes[lane] += numbers[i + lane];
    }
    for (; i < rows; ++i) lanes[0] += numbers[i];
    return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}

wide sum_of(std::int64_t const* numbers, std::size_t rows) {
    wide sum = 0;
    for (std::size_t i = 0; i < rows; ++i) sum += numbers[i];
    return sum;
}

struct running_sum {
    wide whole = 0;
    double real = 0;
    std::uint64_t count = 0;
    bool has_real = false;
};

/// The sums behind both sum() and avg().
class summing : public accumulator {
public:
    explicit summing(std::string_view name) : name_(name) {}

    void resize(std::size_t groups) override {
        sums_.resize(groups);
        if (!durations_.empty()) durations_.resize(groups);
    }

    void update(column const* argument, row_groups groups, std::size_t rows) override {
        if (rows == 0) return;
        switch (argument->kind()) {
            case layout::integer: add_integers(*argument, groups, rows); break;
            case layout::floating: add_floats(*argument, groups, rows); break;
            case layout::any:
                each_present(*argument, groups, rows, [&](std::uint32_t group, std::size_t at) { add(group, argument->values()[at]); });
                break;
            case layout::boolean:
            case layout::node:
            case layout::relationship:
                each_present(*argument, groups, rows, [&](std::uint32_t, std::size_t at) { refuse(name_, argument->get(at)); });
                break;
        }
    }

    [[nodiscard]] std::size_t memory_bytes() const override {
        return sums_.capacity() * sizeof(running_sum) + durations_.capacity() * (sizeof(value) + sizeof(duration_value));
    }

protected:
    [[nodiscard]] running_sum const& sum(std::size_t group) const { return sums_[group]; }
    /// The sum of the group's durations; null if it has none.
    [[nodiscard]] value duration_sum(std::size_t group) const { return durations_.empty() ? value() : durations_[group]; }
    [[nodiscard]] std::string_view name() const { return name_; }

private:
    void add_integers(column const& argument, row_groups groups, std::size_t rows) {
        auto const* const numbers = argument.integers();
        if (is_dense(argument, groups)) {
            add_whole(0, sum_of(numbers, rows), rows);
        } else if (groups.empty() && argument.constant()) {
            if (!argument.is_null(0)) add_whole(0, static_cast<wide>(numbers[0]) * static_cast<wide>(rows), rows);
        } else {
            each_present(argument, groups, rows, [&](std::uint32_t group, std::size_t at) { add_whole(group, numbers[at], 1); });
        }
    }

    void add_floats(column const& argument, row_groups groups, std::size_t rows) {
        auto const* const numbers = argument.floatings();
        if (is_dense(argument, groups)) {
            add_real(0, sum_of(numbers, rows), rows);
        } else {
            each_present(argument, groups, rows, [&](std::uint32_t group, std::size_t at) { add_real(group, numbers[at], 1); });
        }
    }

    void add_whole(std::uint32_t group, wide number, std::uint64_t count) {
        sums_[group].whole += number;
        sums_[group].count += count;
    }

    void add_real(std::uint32_t group, double number, std::uint64_t count) {
        sums_[group].real += number;
        sums_[group].count += count;
        sums_[group].has_real = true;
    }

    void add(std::uint32_t group, value const& content) {
        if (content.is(kind::integer)) {
            add_whole(group, content.integer(), 1);
        } else if (content.is(kind::floating)) {
            add_real(group, content.floating(), 1);
        } else if (content.is(kind::duration)) {
            add_duration(group, content);
        } else {
            refuse(name_, content);
        }
        if (sums_[group].count > 0 && !durations_.empty() && !durations_[group].is_null() && !content.is(kind::duration))
            refuse_mixture(name_);
    }

    void add_duration(std::uint32_t group, value const& content) {
        if (durations_.empty()) durations_.resize(sums_.size());
        auto& total = durations_[group];
        if (total.is_null() && sums_[group].count > 0) refuse_mixture(name_);
        total = total.is_null() ? content : engine::add(total, content);
        ++sums_[group].count;
    }

    std::string_view name_;
    std::vector<running_sum> sums_;
    std::vector<value> durations_;  // Empty until a duration comes.
};

class total final : public summing {
public:
    total() : summing("sum") {}

    value finish(std::size_t group) override {
        if (auto duration = duration_sum(group); !duration.is_null()) return duration;
        auto const& parts = sum(group);
        if (parts.has_real) return value::of(static_cast<double>(parts.whole) + parts.real);
        if (parts.whole < std::numeric_limits<std::int64_t>::min() || parts.whole > std::numeric_limits<std::int64_t>::max()) {
            throw error(error_code::arithmetic, "NumberOverflow",
                        fmt::format("The result of sum() over {} values does not fit a 64-bit integer.", parts.count));
        }
        return value::of(static_cast<std::int64_t>(parts.whole));
    }
};

class average final : public summing {
public:
    average() : summing("avg") {}

    value finish(std::size_t group) override {
        auto const& parts = sum(group);
        auto const count = value::of(static_cast<std::int64_t>(parts.count));
        if (auto const duration = duration_sum(group); !duration.is_null()) return divide(duration, count);
        if (parts.count == 0) return {};
        return value::of((static_cast<double>(parts.whole) + parts.real) / static_cast<double>(parts.count));
    }
};

/// Mean and sum of squared deviations, as the difference of two sums of squares would cancel. Two such states are merged after Chan, Golub
/// and LeVeque (1979); a single value is a state of its own.
struct deviation_state {
    std::uint64_t count = 0;
    double mean = 0;
    double squares = 0;

    void merge(deviation_state const& other) {
        if (other.count == 0) return;
        auto const total = static_cast<double>(count + other.count);
        double const distance = other.mean - mean;
        double const share = static_cast<double>(other.count) / total;
        squares += other.squares + distance * distance * share * static_cast<double>(count);
        mean += distance * share;
        count += other.count;
    }
};

/// Of packed numbers at once: the rows are still in the cache for the second look.
template <class Number>
deviation_state state_of(Number const* numbers, std::size_t rows) {
    double sum = 0;
    for (std::size_t i = 0; i < rows; ++i) sum += static_cast<double>(numbers[i]);
    deviation_state state{rows, sum / static_cast<double>(rows), 0};
    for (std::size_t i = 0; i < rows; ++i) {
        double const distance = static_cast<double>(numbers[i]) - state.mean;
        state.squares += distance * distance;
    }
    return state;
}

class deviation final : public accumulator {
public:
    explicit deviation(bool whole_population) : whole_population_(whole_population) {}

    void resize(std::size_t groups) override { states_.resize(groups); }

    void update(column const* argument, row_groups groups, std::size_t rows) override {
        if (rows == 0) return;
        if (is_dense(*argument, groups) && argument->kind() == layout::integer) {
            states_[0].merge(state_of(argument->integers(), rows));
        } else if (is_dense(*argument, groups) && argument->kind() == layout::floating) {
            states_[0].merge(state_of(argument->floatings(), rows));
        } else {
            each_present(*argument, groups, rows, [&](std::uint32_t group, std::size_t at) {
                auto const content = argument->get(at);
                if (!content.is_number()) refuse(whole_population_ ? "stDevP" : "stDev", content);
                states_[group].merge({1, content.number(), 0});
            });
        }
    }

    value finish(std::size_t group) override {
        auto const& state = states_[group];
        auto const divisor = whole_population_ ? state.count : state.count - 1;
        if (state.count < 2) return value::of(0.0);
        return value::of(std::sqrt(state.squares / static_cast<double>(divisor)));
    }

    [[nodiscard]] std::size_t memory_bytes() const override { return states_.capacity() * sizeof(deviation_state); }

private:
    bool whole_population_;
    std::vector<deviation_state> states_;
};

std::unique_ptr<accumulator> start_sum(value const&) { return std::make_unique<total>(); }
std::unique_ptr<accumulator> start_average(value const&) { return std::make_unique<average>(); }
std::unique_ptr<accumulator> start_sample_deviation(value const&) { return std::make_unique<deviation>(false); }
std::unique_ptr<accumulator> start_population_deviation(value const&) { return std::make_unique<deviation>(true); }

}  // namespace

std::vector<aggregate_function> numeric_aggregates() {
    return {
        {"sum", 1, summed_kinds, summed_kinds, start_sum, "sum(number :: INTEGER, FLOAT or DURATION) :: INTEGER, FLOAT or DURATION",
         "The sum; 0 of no values."},
        {"avg", 1, summed_kinds, kind::floating | kind::duration, start_average,
         "avg(number :: INTEGER, FLOAT or DURATION) :: FLOAT or DURATION", "The mean; null of no values."},
        {"stDev", 1, number_kinds, kind::floating, start_sample_deviation, "stDev(number :: INTEGER or FLOAT) :: FLOAT",
         "The standard deviation of a sample."},
        {"stDevP", 1, number_kinds, kind::floating, start_population_deviation, "stDevP(number :: INTEGER or FLOAT) :: FLOAT",
         "The standard deviation of a whole population."},
        {"stddev_samp", 1, number_kinds, kind::floating, start_sample_deviation, "stddev_samp(number :: INTEGER or FLOAT) :: FLOAT",
         "GQL's name of stDev()."},
        {"stddev_pop", 1, number_kinds, kind::floating, start_population_deviation, "stddev_pop(number :: INTEGER or FLOAT) :: FLOAT",
         "GQL's name of stDevP()."},
    };
}

}  // namespace wafer::engine
