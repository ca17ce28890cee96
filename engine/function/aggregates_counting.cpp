// count, min, max, collect: aggregates of values of any kind.
#include <algorithm>
#include <cmath>

#include "engine/function/accumulate.hpp"
#include "engine/function/families.hpp"
#include "engine/value/growing_list.hpp"
#include "engine/value/relations.hpp"

namespace wafer::engine {

namespace {

class counting final : public accumulator {
public:
    void resize(std::size_t groups) override { counts_.resize(groups); }

    void update(column const* argument, row_groups groups, std::size_t rows) override {
        bool const all_count = !argument || !argument->may_have_nulls();
        if (all_count && groups.empty()) {
            counts_[0] += static_cast<std::int64_t>(rows);
        } else if (all_count) {
            for (auto const group : groups.first(rows)) ++counts_[group];
        } else {
            each_present(*argument, groups, rows, [&](std::uint32_t group, std::size_t) { ++counts_[group]; });
        }
    }

    value finish(std::size_t group) override { return value::of(counts_[group]); }

    [[nodiscard]] std::size_t memory_bytes() const override { return counts_.capacity() * sizeof(std::int64_t); }

private:
    std::vector<std::int64_t> counts_;
};

/// The least or the greatest value in the order of ORDER BY, which has null last: a group without values keeps its null.
class extreme : public accumulator {
public:
    explicit extreme(bool greatest) : greatest_(greatest) {}

    void resize(std::size_t groups) override { best_.resize(groups); }

    void update(column const* argument, row_groups groups, std::size_t rows) override {
        if (rows == 0) return;
        if (is_dense(*argument, groups) && argument->kind() == layout::integer) {
            offer(0, value::of(best_of(argument->integers(), rows)));
        } else if (argument->kind() == layout::integer) {
            each_present(*argument, groups, rows,
                         [&](std::uint32_t group, std::size_t at) { offer_integer(group, argument->integers()[at]); });
        } else if (argument->kind() == layout::floating) {
            each_present(*argument, groups, rows,
                         [&](std::uint32_t group, std::size_t at) { offer_float(group, argument->floatings()[at]); });
        } else if (argument->kind() == layout::any) {
            each_present(*argument, groups, rows, [&](std::uint32_t group, std::size_t at) { offer(group, argument->values()[at]); });
        } else {
            each_present(*argument, groups, rows, [&](std::uint32_t group, std::size_t at) { offer(group, argument->get(at)); });
        }
    }

    value finish(std::size_t group) override { return best_[group]; }

    [[nodiscard]] std::size_t memory_bytes() const override { return best_.capacity() * sizeof(value); }

private:
    [[nodiscard]] std::int64_t best_of(std::int64_t const* numbers, std::size_t rows) const {
        std::int64_t best = numbers[0];
        if (greatest_) {
            for (std::size_t i = 1; i < rows; ++i) best = std::max(best, numbers[i]);
        } else {
            for (std::size_t i = 1; i < rows; ++i) best = std::min(best, numbers[i]);
        }
        return best;
    }

    void offer_integer(std::uint32_t group, std::int64_t number) {
        auto const& best = best_[group];
        if (best.is(kind::integer) && (greatest_ ? number <= best.integer() : number >= best.integer())) return;
        offer(group, value::of(number));
    }

    void offer_float(std::uint32_t group, double number) {
        // A comparison with NaN is false, which leaves it to `offer`.
        auto const& best = best_[group];
        if (best.is(kind::floating) && (greatest_ ? number <= best.floating() : number >= best.floating())) return;
        offer(group, value::of(number));
    }

    void offer(std::uint32_t group, value const& candidate) {
        auto& best = best_[group];
        if (!best.is_null()) {
            auto const order = engine::order(candidate, best);
            if (greatest_ ? order <= 0 : order >= 0) return;
        }
        best = candidate.owned();
    }

    bool greatest_;
    std::vector<value> best_;
};

class collecting final : public accumulator {
public:
    void resize(std::size_t groups) override { lists_.resize(groups); }

    void update(column const* argument, row_groups groups, std::size_t rows) override {
        each_present(*argument, groups, rows, [&](std::uint32_t group, std::size_t at) {
            auto& list = lists_[group];
            auto const before = list.capacity();
            auto item = argument->kind() == layout::any ? argument->values()[at].owned() : argument->get(at);
            list.push_back(std::move(item));
            bytes_ += (list.capacity() - before) * sizeof(value);
        });
    }

    value finish(std::size_t group) override { return value::of(lists_[group].finish()); }

    [[nodiscard]] std::size_t memory_bytes() const override { return lists_.capacity() * sizeof(growing_list) + bytes_; }

private:
    std::vector<growing_list> lists_;
    std::size_t bytes_ = 0;
};

std::unique_ptr<accumulator> start_count(value const&) { return std::make_unique<counting>(); }
std::unique_ptr<accumulator> start_min(value const&) { return std::make_unique<extreme>(false); }
std::unique_ptr<accumulator> start_max(value const&) { return std::make_unique<extreme>(true); }
std::unique_ptr<accumulator> start_collect(value const&) { return std::make_unique<collecting>(); }

}  // namespace

std::vector<aggregate_function> counting_aggregates() {
    return {
        {"count", 1, any_kind, kind::integer, start_count, "count(content :: ANY) :: INTEGER",
         "How many values are not null; count(*): rows."},
        {"min", 1, any_kind, any_kind, start_min, "min(content :: ANY) :: ANY", "The first value in the order of ORDER BY."},
        {"max", 1, any_kind, any_kind, start_max, "max(content :: ANY) :: ANY", "The last value in the order of ORDER BY."},
        {"collect", 1, any_kind, kind::list, start_collect, "collect(content :: ANY) :: LIST", "The values that are not null."},
        {"collect_list", 1, any_kind, kind::list, start_collect, "collect_list(content :: ANY) :: LIST", "GQL's name of collect()."},
    };
}

}  // namespace wafer::engine
