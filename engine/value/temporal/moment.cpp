#include "engine/value/temporal/moment.hpp"

#include <fmt/format.h>

#include <wafer/error.hpp>

namespace wafer::engine {

std::int64_t checked_days(civil_date date) {
    if (date.year < least_year || date.year > greatest_year) {
        throw error(error_code::argument, "NumberOutOfRange",
                    fmt::format("The year {} is not within {} and {}.", date.year, least_year, greatest_year));
    }
    return days_from_civil(date);
}

std::int64_t checked_days(std::int64_t days) {
    // A first look keeps the calendar's own arithmetic from overflowing.
    constexpr std::int64_t far = 400'000'000'000;
    if (days < -far || days > far) {
        throw error(error_code::argument, "NumberOutOfRange",
                    fmt::format("A date {} days away from 1970-01-01 is not within the years {} and {}.", days, least_year, greatest_year));
    }
    checked_days(civil_from_days(days));
    return days;
}

local_datetime_value join(date_value date, local_time_value time) {
    return {date.days * seconds_per_day + time.nanoseconds / nanoseconds_per_second,
            static_cast<std::uint32_t>(time.nanoseconds % nanoseconds_per_second)};
}

date_value date_of(local_datetime_value time) { return {floor_divide(time.seconds, seconds_per_day)}; }

local_time_value time_of(local_datetime_value time) {
    return {floor_modulo(time.seconds, seconds_per_day) * nanoseconds_per_second + time.nanoseconds};
}

local_datetime_value local_of(zoned_datetime_value const& time) { return {time.seconds + time.offset_seconds, time.nanoseconds}; }

zone zone_of(zoned_datetime_value const& time) { return {time.zone, time.offset_seconds}; }

zoned_datetime_value in_zone(local_datetime_value local, zone const& zone) {
    // Through the instant, as a skipped local time shows another clock time than the one asked for.
    return at_instant(local.seconds - offset_at_local(zone, local.seconds), local.nanoseconds, zone);
}

zoned_datetime_value at_instant(std::int64_t seconds, std::uint32_t nanoseconds, zone const& zone) {
    checked_days(floor_divide(seconds, seconds_per_day));
    auto const offset = offset_at(zone, seconds);
    checked_days(floor_divide(seconds + offset, seconds_per_day));
    return {seconds, nanoseconds, offset, zone.name};
}

}  // namespace wafer::engine
