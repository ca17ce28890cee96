#include "engine/value/temporal/build.hpp"

#include <fmt/format.h>

#include <wafer/error.hpp>

#include "engine/value/temporal/moment.hpp"

namespace wafer::engine {

std::int64_t within(std::int64_t number, std::int64_t least, std::int64_t most, char const* name) {
    if (number >= least && number <= most) return number;
    throw error(error_code::argument, "NumberOutOfRange", fmt::format("The {} {} is not between {} and {}.", name, number, least, most));
}

std::int64_t days_from_calendar(civil_date date) {
    within(date.year, least_year, greatest_year, "year");
    within(date.month, 1, 12, "month");
    within(date.day, 1, days_in_month(date.year, date.month), "day");
    return days_from_civil(date);
}

std::int64_t days_from_week(week_date date) {
    within(date.year, least_year, greatest_year, "year");
    within(date.week, 1, weeks_in_year(date.year), "week");
    within(date.weekday, 1, 7, "day of the week");
    return checked_days(first_week_day(date.year) + (date.week - 1) * 7 + (date.weekday - 1));
}

std::int64_t days_from_ordinal(std::int64_t year, std::int64_t ordinal_day) {
    within(year, least_year, greatest_year, "year");
    within(ordinal_day, 1, days_in_year(year), "ordinal day");
    return days_from_civil({year, 1, 1}) + ordinal_day - 1;
}

std::int64_t days_from_quarter(std::int64_t year, std::int64_t quarter, std::int64_t day_of_quarter) {
    within(year, least_year, greatest_year, "year");
    within(quarter, 1, 4, "quarter");
    auto const first = days_from_civil({year, static_cast<int>(quarter - 1) * 3 + 1, 1});
    auto const next = days_from_civil(plus_months({year, static_cast<int>(quarter - 1) * 3 + 1, 1}, 3));
    within(day_of_quarter, 1, next - first, "day of the quarter");
    return first + day_of_quarter - 1;
}

std::int64_t nanoseconds_of(clock_fields const& clock) {
    within(clock.hour, 0, 23, "hour");
    within(clock.minute, 0, 59, "minute");
    within(clock.second, 0, 59, "second");
    within(clock.nanosecond, 0, nanoseconds_per_second - 1, "nanosecond");
    return ((clock.hour * 60 + clock.minute) * 60 + clock.second) * nanoseconds_per_second + clock.nanosecond;
}

}  // namespace wafer::engine
