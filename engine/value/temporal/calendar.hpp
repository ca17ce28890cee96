// The proleptic Gregorian calendar on days since 1970-01-01: months, ISO weeks, quarters and ordinal days, for years of ±999,999,999 and
// some more. Pure functions. `days_from_civil` and its inverse after the derivation in Howard Hinnant's "chrono-Compatible Low-Level Date
// Algorithms".
#pragma once

#include <cstdint>

namespace wafer::engine {

inline constexpr std::int64_t least_year = -999'999'999;
inline constexpr std::int64_t greatest_year = 999'999'999;

struct civil_date {
    std::int64_t year = 1970;
    int month = 1;  // 1 - 12
    int day = 1;    // 1 - 31
};

/// A year of ISO weeks: it begins on the Monday of the week with 4 January.
struct week_date {
    std::int64_t year = 1970;
    int week = 1;     // 1 - 53
    int weekday = 1;  // Monday is 1.
};

std::int64_t days_from_civil(civil_date date);
civil_date civil_from_days(std::int64_t days);

bool is_leap(std::int64_t year);
int days_in_month(std::int64_t year, int month);
int days_in_year(std::int64_t year);

/// Monday is 1, Sunday 7.
int weekday_of(std::int64_t days);
week_date week_from_days(std::int64_t days);
/// The Monday of week 1.
std::int64_t first_week_day(std::int64_t week_year);
int weeks_in_year(std::int64_t week_year);

/// 1 - 366.
int ordinal_day_of(std::int64_t days);
inline int quarter_of(int month) { return (month - 1) / 3 + 1; }
/// Days since the quarter's first day, from 1.
int day_of_quarter(std::int64_t days);

/// The same day `months` later, or the last day of that month.
civil_date plus_months(civil_date date, std::int64_t months);

/// Rounded towards minus infinity; the remainder is never negative.
template <class T>
constexpr T floor_divide(T dividend, T divisor) {
    return dividend / divisor - (dividend % divisor < 0 ? 1 : 0);
}
template <class T>
constexpr T floor_modulo(T dividend, T divisor) {
    return dividend % divisor + (dividend % divisor < 0 ? divisor : 0);
}

}  // namespace wafer::engine
