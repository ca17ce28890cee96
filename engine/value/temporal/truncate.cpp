#include "engine/value/temporal/truncate.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include <wafer/error.hpp>

namespace wafer::engine {

namespace {

std::int64_t first_day_of_years(std::int64_t days, std::int64_t years) {
    auto const year = civil_from_days(days).year;
    return checked_days({year - floor_modulo(year, years), 1, 1});
}

std::int64_t first_day_of_month(std::int64_t days) {
    auto const date = civil_from_days(days);
    return days_from_civil({date.year, date.month, 1});
}

struct day_unit {
    std::string_view name;
    std::int64_t (*first_day)(std::int64_t days);
};

constexpr std::array<day_unit, 9> day_units = {{
    {"millennium", [](std::int64_t days) { return first_day_of_years(days, 1'000); }},
    {"century", [](std::int64_t days) { return first_day_of_years(days, 100); }},
    {"decade", [](std::int64_t days) { return first_day_of_years(days, 10); }},
    {"year", [](std::int64_t days) { return first_day_of_years(days, 1); }},
    {"weekYear", [](std::int64_t days) { return checked_days(first_week_day(week_from_days(days).year)); }},
    {"quarter", [](std::int64_t days) { return days - day_of_quarter(days) + 1; }},
    {"month", first_day_of_month},
    {"week", [](std::int64_t days) { return checked_days(days - weekday_of(days) + 1); }},
    {"day", [](std::int64_t days) { return days; }},
}};

constexpr std::array<std::pair<std::string_view, std::int64_t>, 6> clock_units = {{
    {"day", nanoseconds_per_day},
    {"hour", 3'600 * nanoseconds_per_second},
    {"minute", 60 * nanoseconds_per_second},
    {"second", nanoseconds_per_second},
    {"millisecond", 1'000'000},
    {"microsecond", 1'000},
}};

[[noreturn]] void refuse(sketch const& from, std::string_view unit) {
    throw error(error_code::argument, "InvalidArgumentValue",
                fmt::format("A value {} cannot be truncated to '{}'.",
                            from.date && from.time ? "with date and time" : (from.date ? "without a time" : "without a date"), unit));
}

}  // namespace

sketch truncated(sketch from, std::string_view unit) {
    auto const* const day = std::find_if(day_units.begin(), day_units.end(), [&](auto const& entry) { return entry.name == unit; });
    if (from.date && day != day_units.end()) {
        from.date = date_value{day->first_day(from.date->days)};
        if (from.time) from.time = local_time_value{};
        return from;
    }
    auto const* const clock = std::find_if(clock_units.begin(), clock_units.end(), [&](auto const& entry) { return entry.first == unit; });
    if (!from.time || clock == clock_units.end()) refuse(from, unit);
    from.time->nanoseconds -= from.time->nanoseconds % clock->second;
    return from;
}

}  // namespace wafer::engine
