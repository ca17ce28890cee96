#include "engine/value/temporal/arithmetic.hpp"

#include <cmath>
#include <limits>

#include <fmt/format.h>

#include <wafer/error.hpp>

#include "engine/value/format.hpp"
#include "engine/value/temporal/moment.hpp"

namespace wafer::engine {

namespace {

using wide = __int128;

constexpr std::int64_t average_month_seconds = 2'629'746;  // A 4,800th of the calendar's 400 years.

[[noreturn]] void overflow() {
    throw error(error_code::arithmetic, "NumberOverflow", "A part of the duration does not fit a 64-bit integer.");
}

std::int64_t narrow(wide number) {
    if (number < std::numeric_limits<std::int64_t>::min() || number > std::numeric_limits<std::int64_t>::max()) overflow();
    return static_cast<std::int64_t>(number);
}

std::int64_t narrow(long double number) {
    constexpr long double bound = 9223372036854775808.0L;
    if (!(number >= -bound && number < bound)) overflow();
    return static_cast<std::int64_t>(number);
}

/// Whole days in the duration's seconds, towards zero.
std::int64_t whole_days(duration_value const& duration) {
    bool const borrow = duration.seconds < 0 && duration.nanoseconds > 0;
    return (duration.seconds + (borrow ? 1 : 0)) / seconds_per_day;
}

date_value shifted_date(date_value date, std::int64_t months, wide days) {
    // No duration within bounds is longer than the calendar: more overflows what the calendar counts in.
    constexpr std::int64_t most_months = 24'000'000'000;
    if (months < -most_months || months > most_months) checked_days({greatest_year + 1, 1, 1});
    auto const moved = plus_months(civil_from_days(date.days), months);
    return {checked_days(narrow(days_from_civil(moved) + days))};
}

std::int64_t shifted_time(std::int64_t nanoseconds, duration_value const& by) {
    std::int64_t const seconds = by.seconds % seconds_per_day;
    return floor_modulo(nanoseconds + seconds * nanoseconds_per_second + by.nanoseconds, nanoseconds_per_day);
}

local_datetime_value plus_seconds(local_datetime_value time, duration_value const& by) {
    wide const nanoseconds = wide{time.nanoseconds} + by.nanoseconds;
    wide const seconds = wide{time.seconds} + by.seconds + nanoseconds / nanoseconds_per_second;
    local_datetime_value const moved{narrow(seconds), static_cast<std::uint32_t>(nanoseconds % nanoseconds_per_second)};
    checked_days(floor_divide(moved.seconds, seconds_per_day));
    return moved;
}

local_datetime_value shifted_calendar(local_datetime_value time, duration_value const& by) {
    return join(shifted_date(date_of(time), by.months, by.days), time_of(time));
}

/// Months and days by the clocks of the zone, seconds by the world's.
zoned_datetime_value shifted_zoned(zoned_datetime_value const& time, duration_value const& by) {
    auto const place = zone_of(time);
    auto moved = time;
    if (by.months != 0 || by.days != 0) moved = in_zone(shifted_calendar(local_of(time), by), place);
    auto const instant = plus_seconds({moved.seconds, moved.nanoseconds}, by);
    return at_instant(instant.seconds, instant.nanoseconds, place);
}

}  // namespace

value shifted(value const& moment, duration_value const& by) {
    if (moment.is(kind::date)) return value::of(shifted_date(moment.date(), by.months, wide{by.days} + whole_days(by)));
    if (moment.is(kind::local_time)) return value::of(local_time_value{shifted_time(moment.local_time().nanoseconds, by)});
    if (moment.is(kind::zoned_time)) {
        auto const time = moment.zoned_time();
        return value::of(zoned_time_value{shifted_time(time.nanoseconds, by), time.offset_seconds});
    }
    if (moment.is(kind::local_datetime)) return value::of(plus_seconds(shifted_calendar(moment.local_datetime(), by), by));
    return value::of(shifted_zoned(moment.zoned_datetime(), by));
}

duration_value duration_of(std::int64_t months, std::int64_t days, __int128 seconds, __int128 nanoseconds) {
    wide const carried = floor_divide<wide>(nanoseconds, nanoseconds_per_second);
    return {months, days, narrow(seconds + carried), static_cast<std::int32_t>(floor_modulo<wide>(nanoseconds, nanoseconds_per_second))};
}

duration_value sum_of(duration_value const& left, duration_value const& right) {
    return duration_of(narrow(wide{left.months} + right.months), narrow(wide{left.days} + right.days), wide{left.seconds} + right.seconds,
                       wide{left.nanoseconds} + right.nanoseconds);
}

duration_value negated(duration_value const& duration) {
    return duration_of(narrow(-wide{duration.months}), narrow(-wide{duration.days}), -wide{duration.seconds}, -wide{duration.nanoseconds});
}

duration_value duration_of_parts(long double months, long double days, long double seconds, long double nanoseconds) {
    std::int64_t const whole_months = narrow(months);
    days += (months - static_cast<long double>(whole_months)) * average_month_seconds / seconds_per_day;
    std::int64_t const whole_days = narrow(days);
    seconds += (days - static_cast<long double>(whole_days)) * seconds_per_day;
    std::int64_t const whole_seconds = narrow(seconds);
    nanoseconds += (seconds - static_cast<long double>(whole_seconds)) * nanoseconds_per_second;
    // What is left of a decimal fraction after binary rounding: 0.9999999 ns is 1 ns.
    nanoseconds += std::copysign(1e-3L, nanoseconds);
    return duration_of(whole_months, whole_days, whole_seconds, narrow(nanoseconds));
}

duration_value multiplied(duration_value const& duration, value const& number) {
    if (number.is(kind::integer)) {
        auto const factor = wide{number.integer()};
        return duration_of(narrow(duration.months * factor), narrow(duration.days * factor), duration.seconds * factor,
                           duration.nanoseconds * factor);
    }
    long double const factor = number.floating();
    return duration_of_parts(static_cast<long double>(duration.months) * factor, static_cast<long double>(duration.days) * factor,
                             static_cast<long double>(duration.seconds) * factor, static_cast<long double>(duration.nanoseconds) * factor);
}

duration_value divided(duration_value const& duration, value const& number) {
    if (number.number() == 0.0) {
        throw error(error_code::arithmetic, "DivisionByZero",
                    fmt::format("The duration {} cannot be divided by 0.", to_text(value::of(duration))));
    }
    long double const divisor = number.is(kind::integer) ? static_cast<long double>(number.integer()) : number.floating();
    return duration_of_parts(static_cast<long double>(duration.months) / divisor, static_cast<long double>(duration.days) / divisor,
                             static_cast<long double>(duration.seconds) / divisor,
                             static_cast<long double>(duration.nanoseconds) / divisor);
}

long double average_seconds(duration_value const& duration) {
    return static_cast<long double>(duration.months) * average_month_seconds + static_cast<long double>(duration.days) * seconds_per_day +
           static_cast<long double>(duration.seconds) + static_cast<long double>(duration.nanoseconds) / nanoseconds_per_second;
}

}  // namespace wafer::engine
