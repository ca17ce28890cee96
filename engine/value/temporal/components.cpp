#include "engine/value/temporal/components.hpp"

#include <array>
#include <cstdlib>

#include <fmt/format.h>

#include <wafer/error.hpp>

#include "engine/value/format.hpp"
#include "engine/value/temporal/moment.hpp"
#include "engine/value/temporal/text.hpp"

namespace wafer::engine {

namespace {

/// What the parts are read from: those of a value that its kind has.
struct parts {
    std::optional<std::int64_t> days;         // Local.
    std::optional<std::int64_t> nanoseconds;  // Since midnight, local.
    std::optional<std::int32_t> offset_seconds;
    std::optional<zoned_datetime_value> instant;
};

struct entry {
    std::string_view name;
    value (*read)(parts const&);
};

value whole(std::int64_t number) { return value::of(number); }

std::int64_t nanosecond(parts const& from) { return *from.nanoseconds % nanoseconds_per_second; }

std::string_view zone_name(parts const& from) { return from.instant ? std::string_view(from.instant->zone) : std::string_view(); }

/// Of far years it does not fit, as their seconds nearly fill the 64 bits.
value epoch_milliseconds(zoned_datetime_value const& instant) {
    auto const total = static_cast<__int128>(instant.seconds) * 1'000 + instant.nanoseconds / 1'000'000;
    auto const milliseconds = static_cast<std::int64_t>(total);
    if (milliseconds != total) throw error(error_code::arithmetic, "NumberOverflow", "The milliseconds since 1970 do not fit a 64-bit integer.");
    return whole(milliseconds);
}

constexpr std::array<entry, 12> date_entries = {{
    {"year", [](parts const& from) { return whole(civil_from_days(*from.days).year); }},
    {"quarter", [](parts const& from) { return whole(quarter_of(civil_from_days(*from.days).month)); }},
    {"month", [](parts const& from) { return whole(civil_from_days(*from.days).month); }},
    {"week", [](parts const& from) { return whole(week_from_days(*from.days).week); }},
    {"weekYear", [](parts const& from) { return whole(week_from_days(*from.days).year); }},
    {"day", [](parts const& from) { return whole(civil_from_days(*from.days).day); }},
    {"ordinalDay", [](parts const& from) { return whole(ordinal_day_of(*from.days)); }},
    {"weekDay", [](parts const& from) { return whole(weekday_of(*from.days)); }},
    {"dayOfWeek", [](parts const& from) { return whole(weekday_of(*from.days)); }},
    {"dayOfQuarter", [](parts const& from) { return whole(day_of_quarter(*from.days)); }},
    {"dayOfYear", [](parts const& from) { return whole(ordinal_day_of(*from.days)); }},
    {"quarterDay", [](parts const& from) { return whole(day_of_quarter(*from.days)); }},
}};

constexpr std::array<entry, 6> time_entries = {{
    {"hour", [](parts const& from) { return whole(*from.nanoseconds / (3600 * nanoseconds_per_second)); }},
    {"minute", [](parts const& from) { return whole(*from.nanoseconds / (60 * nanoseconds_per_second) % 60); }},
    {"second", [](parts const& from) { return whole(*from.nanoseconds / nanoseconds_per_second % 60); }},
    {"millisecond", [](parts const& from) { return whole(nanosecond(from) / 1'000'000); }},
    {"microsecond", [](parts const& from) { return whole(nanosecond(from) / 1'000); }},
    {"nanosecond", [](parts const& from) { return whole(nanosecond(from)); }},
}};

constexpr std::array<entry, 4> offset_entries = {{
    {"timezone",
     [](parts const& from) {
         auto const zone = zone_name(from);
         return zone.empty() ? value::of(offset_text(*from.offset_seconds)) : value::of(zone);
     }},
    {"offset", [](parts const& from) { return value::of(offset_text(*from.offset_seconds)); }},
    {"offsetMinutes", [](parts const& from) { return whole(*from.offset_seconds / 60); }},
    {"offsetSeconds", [](parts const& from) { return whole(*from.offset_seconds); }},
}};

constexpr std::array<entry, 2> instant_entries = {{
    {"epochSeconds", [](parts const& from) { return whole(from.instant->seconds); }},
    {"epochMillis", [](parts const& from) { return epoch_milliseconds(*from.instant); }},
}};

parts parts_of(local_datetime_value time) { return {date_of(time).days, time_of(time).nanoseconds, std::nullopt, std::nullopt}; }

std::optional<parts> parts_of(value const& moment) {
    if (moment.is(kind::date)) return parts{moment.date().days, std::nullopt, std::nullopt, std::nullopt};
    if (moment.is(kind::local_time)) return parts{std::nullopt, moment.local_time().nanoseconds, std::nullopt, std::nullopt};
    if (moment.is(kind::zoned_time)) {
        auto const time = moment.zoned_time();
        return parts{std::nullopt, time.nanoseconds, time.offset_seconds, std::nullopt};
    }
    if (moment.is(kind::local_datetime)) return parts_of(moment.local_datetime());
    if (!moment.is(kind::zoned_datetime)) return std::nullopt;
    auto result = parts_of(local_of(moment.zoned_datetime()));
    result.offset_seconds = moment.zoned_datetime().offset_seconds;
    result.instant = moment.zoned_datetime();
    return result;
}

template <std::size_t size>
std::optional<value> read(std::array<entry, size> const& entries, bool there, std::string_view name, parts const& from) {
    if (!there) return std::nullopt;
    for (auto const& entry : entries) {
        if (entry.name == name) return entry.read(from);
    }
    return std::nullopt;
}

[[noreturn]] void refuse(value const& moment, std::string_view name) {
    throw error(error_code::argument, "InvalidArgumentValue",
                fmt::format("{}, which is {}, has no component `{}`.", to_excerpt(moment), name_of(moment.type()), name));
}

/// A duration's seconds rounded towards zero, with what is left in nanoseconds of the same sign.
struct clock_parts {
    std::int64_t seconds;
    std::int64_t nanoseconds;
};

clock_parts signed_clock(duration_value const& duration) {
    if (duration.seconds < 0 && duration.nanoseconds > 0) return {duration.seconds + 1, duration.nanoseconds - nanoseconds_per_second};
    return {duration.seconds, duration.nanoseconds};
}

/// Seconds in a smaller unit, checked.
value scaled(duration_value const& duration, std::int64_t units_per_second) {
    auto const total =
        static_cast<__int128>(duration.seconds) * units_per_second + duration.nanoseconds / (nanoseconds_per_second / units_per_second);
    auto const narrow = static_cast<std::int64_t>(total);
    if (narrow != total) throw error(error_code::arithmetic, "NumberOverflow", "The duration in this unit does not fit a 64-bit integer.");
    return value::of(narrow);
}

struct duration_entry {
    std::string_view name;
    value (*read)(duration_value const&);
};

constexpr std::array<duration_entry, 20> duration_entries = {{
    {"years", [](duration_value const& d) { return whole(d.months / 12); }},
    {"quarters", [](duration_value const& d) { return whole(d.months / 3); }},
    {"months", [](duration_value const& d) { return whole(d.months); }},
    {"weeks", [](duration_value const& d) { return whole(d.days / 7); }},
    {"days", [](duration_value const& d) { return whole(d.days); }},
    {"hours", [](duration_value const& d) { return whole(signed_clock(d).seconds / 3600); }},
    {"minutes", [](duration_value const& d) { return whole(signed_clock(d).seconds / 60); }},
    {"seconds", [](duration_value const& d) { return whole(d.seconds); }},
    {"milliseconds", [](duration_value const& d) { return scaled(d, 1'000); }},
    {"microseconds", [](duration_value const& d) { return scaled(d, 1'000'000); }},
    {"nanoseconds", [](duration_value const& d) { return scaled(d, nanoseconds_per_second); }},
    {"quartersOfYear", [](duration_value const& d) { return whole(d.months / 3 % 4); }},
    {"monthsOfYear", [](duration_value const& d) { return whole(d.months % 12); }},
    {"monthsOfQuarter", [](duration_value const& d) { return whole(d.months % 3); }},
    {"daysOfWeek", [](duration_value const& d) { return whole(d.days % 7); }},
    {"minutesOfHour", [](duration_value const& d) { return whole(signed_clock(d).seconds / 60 % 60); }},
    {"secondsOfMinute", [](duration_value const& d) { return whole(d.seconds % 60); }},
    {"millisecondsOfSecond", [](duration_value const& d) { return whole(d.nanoseconds / 1'000'000); }},
    {"microsecondsOfSecond", [](duration_value const& d) { return whole(d.nanoseconds / 1'000); }},
    {"nanosecondsOfSecond", [](duration_value const& d) { return whole(d.nanoseconds); }},
}};

value duration_component(value const& duration, std::string_view name) {
    for (auto const& entry : duration_entries) {
        if (entry.name == name) return entry.read(duration.duration());
    }
    refuse(duration, name);
}

}  // namespace

std::optional<value> component(value const& moment, std::string_view name) {
    if (moment.is(kind::duration)) return duration_component(moment, name);
    auto const from = parts_of(moment);
    if (!from) return std::nullopt;
    if (auto found = read(date_entries, from->days.has_value(), name, *from)) return found;
    if (auto found = read(time_entries, from->nanoseconds.has_value(), name, *from)) return found;
    if (auto found = read(offset_entries, from->offset_seconds.has_value(), name, *from)) return found;
    if (auto found = read(instant_entries, from->instant.has_value(), name, *from)) return found;
    refuse(moment, name);
}

}  // namespace wafer::engine
