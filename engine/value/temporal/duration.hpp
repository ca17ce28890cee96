// Durations made from parts that may be fractions, from text (`P1Y2M10DT2.5S`, `P2012-02-02T14:37:21`) and between two instants.
// Throws `wafer::error` (argument: InvalidArgumentValue; arithmetic: NumberOverflow). Pure functions but for the zones' rules.
#pragma once

#include <string_view>

#include "engine/value/value.hpp"

namespace wafer::engine {

enum class duration_unit { years, quarters, months, weeks, days, hours, minutes, seconds, milliseconds, microseconds, nanoseconds };

/// Adds parts up: whole ones exactly, a fraction goes to the next smaller unit.
class duration_sum {
public:
    void add(duration_unit unit, std::int64_t whole, long double fraction);
    [[nodiscard]] duration_value total() const;

private:
    __int128 months_ = 0;
    __int128 days_ = 0;
    __int128 seconds_ = 0;
    __int128 nanoseconds_ = 0;
    long double month_fraction_ = 0;
    long double day_fraction_ = 0;
    long double second_fraction_ = 0;
    long double nanosecond_fraction_ = 0;
};

duration_value parse_duration(std::string_view text);

/// `between` keeps months, days and seconds apart; the others give one unit, rounded towards zero.
enum class duration_span { between, in_months, in_days, in_seconds };

/// From one instant to another, of any kinds. What one lacks of date or zone it takes from the other, else midnight.
duration_value duration_between(value const& from, value const& to, duration_span span);

}  // namespace wafer::engine
