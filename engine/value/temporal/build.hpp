// Days and times of day from their numbers, checked. Throws `wafer::error` (argument: NumberOutOfRange) for a number that the calendar or
// the clock does not have. Pure functions.
#pragma once

#include <cstdint>

#include "engine/value/temporal/calendar.hpp"

namespace wafer::engine {

struct clock_fields {
    std::int64_t hour = 0;
    std::int64_t minute = 0;
    std::int64_t second = 0;
    std::int64_t nanosecond = 0;
};

std::int64_t days_from_calendar(civil_date date);
std::int64_t days_from_week(week_date date);
std::int64_t days_from_ordinal(std::int64_t year, std::int64_t ordinal_day);
std::int64_t days_from_quarter(std::int64_t year, std::int64_t quarter, std::int64_t day_of_quarter);
std::int64_t nanoseconds_of(clock_fields const& clock);

/// Throws unless `least <= number <= most`; returns the number.
std::int64_t within(std::int64_t number, std::int64_t least, std::int64_t most, char const* name);

}  // namespace wafer::engine
