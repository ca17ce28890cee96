// Durations added to instants and to each other. All sums are checked: `wafer::error` (arithmetic: NumberOverflow; argument:
// NumberOutOfRange for a year outside of ±999,999,999). Pure functions.
#pragma once

#include "engine/value/value.hpp"

namespace wafer::engine {

/// The instant `moment` (a date, time or date-time) moved by months, then days, then seconds. A day that the month reached does not have
/// becomes its last one. A date ignores the time part but for its whole days, a time ignores months and days.
value shifted(value const& moment, duration_value const& by);

duration_value sum_of(duration_value const& left, duration_value const& right);
duration_value negated(duration_value const& duration);
/// Fractions of a month become days of its average length, fractions of a day seconds.
duration_value multiplied(duration_value const& duration, value const& number);
duration_value divided(duration_value const& duration, value const& number);

/// A duration of fractional parts: each part's fraction goes to the next smaller one.
duration_value duration_of_parts(long double months, long double days, long double seconds, long double nanoseconds);
/// Seconds and any number of nanoseconds, brought into the form of `duration_value`.
duration_value duration_of(std::int64_t months, std::int64_t days, __int128 seconds, __int128 nanoseconds);

/// The length in seconds with a month of average length; for averages.
long double average_seconds(duration_value const& duration);

}  // namespace wafer::engine
