// percentileCont and percentileDisc: all values of a group are kept, and the wanted place is found without sorting them all.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include <wafer/error.hpp>

#include "engine/function/accumulate.hpp"
#include "engine/function/arguments.hpp"
#include "engine/function/families.hpp"
#include "engine/value/format.hpp"
#include "engine/value/growing_list.hpp"
#include "engine/value/relations.hpp"

namespace wafer::engine {

namespace {

constexpr std::size_t between_polls = 65'536;

double fraction_of(std::string_view name, value const& percentile) {
    if (!percentile.is_number()) refuse_kind(name, "a number as its percentile", percentile);
    double const fraction = percentile.number();
    if (!(fraction >= 0.0 && fraction <= 1.0)) refuse_argument(name, "a percentile between 0.0 and 1.0", percentile, "NumberOutOfRange");
    return fraction;
}

class percentile : public accumulator {
public:
    percentile(std::string_view name, value const& parameter) : name_(name), fraction_(fraction_of(name, parameter)) {}

    void resize(std::size_t groups) override { groups_.resize(groups); }

    void update(column const* argument, row_groups groups, std::size_t rows) override {
        each_present(*argument, groups, rows, [&](std::uint32_t group, std::size_t at) {
            auto number = argument->get(at);
            if (!number.is_number()) refuse_kind(name_, "numbers", number);
            groups_[group].push_back(std::move(number));
            ++count_;
        });
    }

    [[nodiscard]] std::size_t memory_bytes() const override { return groups_.capacity() * sizeof(growing_list) + count_ * 2 * sizeof(value); }

protected:
    [[nodiscard]] double fraction() const { return fraction_; }
    /// In one piece; a group is asked for once.
    value_list& group(std::size_t group) { return numbers_ = groups_[group].finish(); }
    /// The value that sorting would put there.
    static value const& nth(value_list& numbers, std::size_t place) {
        auto const at = numbers.begin() + static_cast<std::ptrdiff_t>(place);
        std::size_t comparisons = 0;
        std::nth_element(numbers.begin(), at, numbers.end(), [&](value const& left, value const& right) {
            if (++comparisons % between_polls == 0) value_memory::poll();
            return order(left, right) < 0;
        });
        return *at;
    }

private:
    std::string_view name_;
    double fraction_;
    std::vector<growing_list> groups_;
    value_list numbers_;
    std::size_t count_ = 0;
};

/// The nearest value that is there.
class discrete_percentile final : public percentile {
public:
    explicit discrete_percentile(value const& parameter) : percentile("percentileDisc", parameter) {}

    value finish(std::size_t index) override {
        auto& numbers = group(index);
        if (numbers.empty()) return {};
        auto const rank = std::ceil(fraction() * static_cast<double>(numbers.size()));
        return nth(numbers, rank < 1 ? 0 : static_cast<std::size_t>(rank) - 1);
    }
};

/// Between the two nearest values, in proportion.
class continuous_percentile final : public percentile {
public:
    explicit continuous_percentile(value const& parameter) : percentile("percentileCont", parameter) {}

    value finish(std::size_t index) override {
        auto& numbers = group(index);
        if (numbers.empty()) return {};
        double const place = fraction() * static_cast<double>(numbers.size() - 1);
        auto const lower = static_cast<std::size_t>(std::floor(place));
        double const low = nth(numbers, lower).number();
        double const share = place - static_cast<double>(lower);
        if (share == 0.0) return value::of(low);
        double const high = nth(numbers, lower + 1).number();
        return value::of(low + (high - low) * share);
    }
};

template <class Percentile>
std::unique_ptr<accumulator> start(value const& parameter) {
    return std::make_unique<Percentile>(parameter);
}

}  // namespace

std::vector<aggregate_function> percentile_aggregates() {
    return {
        {"percentileCont", 2, number_kinds, kind::floating, start<continuous_percentile>,
         "percentileCont(number :: INTEGER or FLOAT, percentile :: FLOAT) :: FLOAT", "The percentile, between two values if need be."},
        {"percentileDisc", 2, number_kinds, number_kinds, start<discrete_percentile>,
         "percentileDisc(number :: INTEGER or FLOAT, percentile :: FLOAT) :: INTEGER or FLOAT", "The value nearest to the percentile."},
        {"percentile_cont", 2, number_kinds, kind::floating, start<continuous_percentile>,
         "percentile_cont(number :: INTEGER or FLOAT, percentile :: FLOAT) :: FLOAT", "GQL's name of percentileCont()."},
        {"percentile_disc", 2, number_kinds, number_kinds, start<discrete_percentile>,
         "percentile_disc(number :: INTEGER or FLOAT, percentile :: FLOAT) :: INTEGER or FLOAT", "GQL's name of percentileDisc()."},
    };
}

}  // namespace wafer::engine
