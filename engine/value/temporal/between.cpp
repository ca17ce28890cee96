// The duration from one instant to another; declared in duration.hpp.
#include <optional>

#include "engine/value/temporal/arithmetic.hpp"
#include "engine/value/temporal/duration.hpp"
#include "engine/value/temporal/sketch.hpp"

namespace wafer::engine {

namespace {

using wide = __int128;

/// Both ends as local times of one zone, or of none.
struct interval {
    local_datetime_value from;
    local_datetime_value to;
    std::optional<zone> place;
};

local_datetime_value filled(sketch const& end, sketch const& other) {
    // Two times of day without a date lie on the same one, whichever.
    auto const date = end.date ? *end.date : other.date.value_or(date_value{});
    return join(date, end.time.value_or(local_time_value{}));
}

interval interval_of(sketch const& from, sketch const& to) {
    interval result{filled(from, to), filled(to, from), from.place ? from.place : to.place};
    if (from.place && to.place) {
        // The end as clocks of the start's zone show it.
        auto const end = in_zone(result.to, *to.place);
        result.to = local_of(at_instant(end.seconds, end.nanoseconds, *from.place));
    }
    return result;
}

bool earlier(local_time_value left, local_time_value right) { return left.nanoseconds < right.nanoseconds; }

/// The last day before the end (seen from the start) by which whole days have passed.
std::int64_t whole_days_end(local_datetime_value from, local_datetime_value to) {
    auto const start = date_of(from).days;
    auto const end = date_of(to).days;
    if (end > start && earlier(time_of(to), time_of(from))) return end - 1;
    if (end < start && earlier(time_of(from), time_of(to))) return end + 1;
    return end;
}

std::int64_t whole_days(local_datetime_value from, local_datetime_value to) { return whole_days_end(from, to) - date_of(from).days; }

std::int64_t whole_months(local_datetime_value from, local_datetime_value to) {
    // A month as 32 days makes one number of month and day whose quotient counts the whole months.
    auto const place = [](civil_date date) { return (date.year * 12 + date.month - 1) * 32 + date.day; };
    return (place(civil_from_days(whole_days_end(from, to))) - place(civil_from_days(date_of(from).days))) / 32;
}

local_datetime_value moved(local_datetime_value time, std::int64_t months, std::int64_t days) {
    auto const date = plus_months(civil_from_days(date_of(time).days), months);
    return join({checked_days(days_from_civil(date) + days)}, time_of(time));
}

duration_value seconds_between(local_datetime_value from, local_datetime_value to, std::optional<zone> const& place) {
    wide seconds = wide{to.seconds} - from.seconds;
    if (place) seconds = wide{in_zone(to, *place).seconds} - in_zone(from, *place).seconds;
    return duration_of(0, 0, seconds, wide{to.nanoseconds} - from.nanoseconds);
}

}  // namespace

duration_value duration_between(value const& from, value const& to, duration_span span) {
    auto const start = sketch_of(from);
    auto const end = sketch_of(to);
    bool const dated = start.date && end.date;
    auto const [first, last, place] = interval_of(start, end);
    if (span == duration_span::in_months) return {dated ? whole_months(first, last) : 0, 0, 0, 0};
    if (span == duration_span::in_days) return {0, dated ? whole_days(first, last) : 0, 0, 0};
    if (span == duration_span::in_seconds || !dated) return seconds_between(first, last, place);
    auto const months = whole_months(first, last);
    auto const after_months = moved(first, months, 0);
    auto const days = whole_days(after_months, last);
    auto result = seconds_between(moved(after_months, 0, days), last, place);
    result.months = months;
    result.days = days;
    return result;
}

}  // namespace wafer::engine
