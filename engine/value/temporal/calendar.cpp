#include "engine/value/temporal/calendar.hpp"

#include <algorithm>
#include <array>

namespace wafer::engine {

namespace {

constexpr std::int64_t days_per_era = 146'097;  // 400 years.
constexpr std::int64_t epoch_shift = 719'468;   // From 0000-03-01 to 1970-01-01.

}  // namespace

// Years are counted from March, so that the day that may be missing is the last one. From March on the months have 31, 30, 31, 30, 31
// days twice, which (153 * month + 2) / 5 sums up.
std::int64_t days_from_civil(civil_date date) {
    std::int64_t const year = date.year - (date.month <= 2 ? 1 : 0);
    std::int64_t const era = floor_divide<std::int64_t>(year, 400);
    std::int64_t const year_of_era = year - era * 400;
    std::int64_t const month_from_march = (date.month + 9) % 12;
    std::int64_t const day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
    std::int64_t const day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * days_per_era + day_of_era - epoch_shift;
}

civil_date civil_from_days(std::int64_t days) {
    std::int64_t const shifted = days + epoch_shift;
    std::int64_t const era = floor_divide(shifted, days_per_era);
    std::int64_t const day_of_era = shifted - era * days_per_era;
    std::int64_t const year_of_era = (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    std::int64_t const day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    std::int64_t const month_from_march = (5 * day_of_year + 2) / 153;
    auto const day = static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
    auto const month = static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
    return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

bool is_leap(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(std::int64_t year, int month) {
    constexpr std::array<int, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : lengths[static_cast<std::size_t>(month - 1)];
}

int days_in_year(std::int64_t year) { return is_leap(year) ? 366 : 365; }

// 1970-01-01 was a Thursday.
int weekday_of(std::int64_t days) { return static_cast<int>(floor_modulo<std::int64_t>(days + 3, 7)) + 1; }

std::int64_t first_week_day(std::int64_t week_year) {
    std::int64_t const fourth = days_from_civil({week_year, 1, 4});
    return fourth - (weekday_of(fourth) - 1);
}

int weeks_in_year(std::int64_t week_year) { return static_cast<int>((first_week_day(week_year + 1) - first_week_day(week_year)) / 7); }

week_date week_from_days(std::int64_t days) {
    // A week belongs to the year of its Thursday.
    std::int64_t const thursday = days - (weekday_of(days) - 1) + 3;
    std::int64_t const year = civil_from_days(thursday).year;
    return {year, static_cast<int>((days - first_week_day(year)) / 7) + 1, weekday_of(days)};
}

int ordinal_day_of(std::int64_t days) { return static_cast<int>(days - days_from_civil({civil_from_days(days).year, 1, 1})) + 1; }

int day_of_quarter(std::int64_t days) {
    auto const date = civil_from_days(days);
    int const first_month = (quarter_of(date.month) - 1) * 3 + 1;
    return static_cast<int>(days - days_from_civil({date.year, first_month, 1})) + 1;
}

civil_date plus_months(civil_date date, std::int64_t months) {
    std::int64_t const total = date.year * 12 + (date.month - 1) + months;
    civil_date moved{floor_divide<std::int64_t>(total, 12), static_cast<int>(floor_modulo<std::int64_t>(total, 12)) + 1, 1};
    moved.day = std::min(date.day, days_in_month(moved.year, moved.month));
    return moved;
}

}  // namespace wafer::engine
