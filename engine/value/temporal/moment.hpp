// Instants taken apart and put together: dates and times of day into date-times, local times into zones. Throws `wafer::error` (argument:
// NumberOutOfRange) for years outside of ±999,999,999. Pure functions but for the zones' rules.
#pragma once

#include <cstdint>

#include "engine/value/temporal/calendar.hpp"
#include "engine/value/temporal/zone.hpp"
#include "engine/value/value.hpp"

namespace wafer::engine {

inline constexpr std::int64_t seconds_per_day = 86'400;
inline constexpr std::int64_t nanoseconds_per_second = 1'000'000'000;
inline constexpr std::int64_t nanoseconds_per_day = seconds_per_day * nanoseconds_per_second;

/// The days of a date whose year is within bounds.
std::int64_t checked_days(std::int64_t days);
std::int64_t checked_days(civil_date date);

local_datetime_value join(date_value date, local_time_value time);
date_value date_of(local_datetime_value time);
local_time_value time_of(local_datetime_value time);

/// What clocks in the zone show.
local_datetime_value local_of(zoned_datetime_value const& time);
zone zone_of(zoned_datetime_value const& time);

zoned_datetime_value in_zone(local_datetime_value local, zone const& zone);
zoned_datetime_value at_instant(std::int64_t seconds, std::uint32_t nanoseconds, zone const& zone);

}  // namespace wafer::engine
