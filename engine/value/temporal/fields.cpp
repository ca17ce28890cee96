#include "engine/value/temporal/fields.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include <wafer/error.hpp>

#include "engine/value/format.hpp"
#include "engine/value/temporal/build.hpp"
#include "engine/value/temporal/duration.hpp"

namespace wafer::engine {

namespace {

using number = std::optional<std::int64_t>;

[[noreturn]] void refuse(std::string const& message) { throw error(error_code::argument, "InvalidArgumentValue", message); }

number integer_field(value const& map, std::string_view name) {
    auto const* const field = map.field(name);
    if (!field) return std::nullopt;
    if (!field->is(kind::integer)) refuse(fmt::format("The field `{}` wants an INTEGER, not {}.", name, to_excerpt(*field)));
    return field->integer();
}

bool has(value const& map, std::string_view name) { return map.field(name) != nullptr; }

constexpr std::array<std::string_view, 8> date_fields = {"year",    "month",        "day",        "week",
                                                         "quarter", "dayOfQuarter", "ordinalDay", "dayOfWeek"};
constexpr std::array<std::string_view, 6> time_fields = {"hour", "minute", "second", "millisecond", "microsecond", "nanosecond"};

template <std::size_t size>
bool is_one_of(std::array<std::string_view, size> const& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

struct parts_of_kind {
    bool date;
    bool time;
    bool zone;
};

parts_of_kind parts_of(kind kind) {
    return {kind == kind::date || kind == kind::local_datetime || kind == kind::zoned_datetime, kind != kind::date,
            kind == kind::zoned_time || kind == kind::zoned_datetime};
}

/// Every field must be one that the kind has a use for.
void check_names(value const& map, kind to) {
    auto const parts = parts_of(to);
    for (auto const& field : map.map()) {
        auto const name = field.key.string();
        bool const known = (parts.date && (is_one_of(date_fields, name) || name == "date")) ||
                           (parts.time && (is_one_of(time_fields, name) || name == "time")) || (parts.zone && name == "timezone") ||
                           name == "datetime" || (to == kind::zoned_datetime && (name == "epochSeconds" || name == "epochMillis"));
        if (!known) refuse(fmt::format("{} cannot be made from the field `{}`.", name_of(to), name));
    }
}

/// The field's instant, which has to have a date or a time.
std::optional<sketch> selected(value const& map, std::string_view name, bool wants_date, bool wants_time) {
    auto const* const field = map.field(name);
    if (!field) return std::nullopt;
    auto const parts = parts_of(field->type());
    bool const temporal = field->type() >= kind::date && field->type() <= kind::zoned_datetime;
    if (!temporal || (wants_date && !parts.date) || (wants_time && !parts.time)) {
        refuse(fmt::format("The field `{}` wants a value with {}, not {}.", name,
                           wants_date && wants_time ? "a date and a time" : (wants_date ? "a date" : "a time"), to_excerpt(*field)));
    }
    return sketch_of(*field);
}

void require(bool there, std::string_view name, std::string_view because) {
    if (!there) refuse(fmt::format("The field `{}` is missing, which `{}` needs.", name, because));
}

std::int64_t week_day(value const& map, number year, std::optional<date_value> base) {
    auto const from = base ? std::optional(week_from_days(base->days)) : std::nullopt;
    auto const week = integer_field(map, "week");
    require(week || from, "week", "dayOfWeek");
    auto const pick = [](number given, auto own) { return given ? *given : std::int64_t{own}; };
    auto const week_year = pick(year, from ? from->year : 0);
    auto const number_of_week = within(pick(week, from ? from->week : 0), 1, 53, "week");
    auto const day = within(pick(integer_field(map, "dayOfWeek"), from ? from->weekday : 1), 1, 7, "day of the week");
    return days_from_week({week_year, static_cast<int>(number_of_week), static_cast<int>(day)});
}

std::int64_t quarter_day(value const& map, std::int64_t year, std::optional<date_value> base) {
    auto const quarter = integer_field(map, "quarter");
    require(quarter || base, "quarter", "dayOfQuarter");
    auto const own = base ? quarter_of(civil_from_days(base->days).month) : 0;
    return days_from_quarter(year, quarter.value_or(own),
                             integer_field(map, "dayOfQuarter").value_or(base ? day_of_quarter(base->days) : 1));
}

std::int64_t calendar_day(value const& map, std::int64_t year, std::optional<date_value> base) {
    auto const own = base ? civil_from_days(base->days) : civil_date{};
    auto const month = integer_field(map, "month");
    auto const day = integer_field(map, "day");
    require(!day || month || base, "month", "day");
    auto const month_number = static_cast<int>(within(month.value_or(own.month), 1, 12, "month"));
    within(year, least_year, greatest_year, "year");
    // A day taken over from the base may be more than the month has.
    auto const kept = std::min(own.day, days_in_month(year, month_number));
    auto const day_number = static_cast<int>(within(day.value_or(kept), 1, 31, "day"));
    return days_from_calendar({year, month_number, day_number});
}

date_value date_from(value const& map, std::optional<date_value> base) {
    auto const year = integer_field(map, "year");
    if (!year && !base) refuse("A date needs the field `year`, or another value in `date` or `datetime`.");
    auto const own_year = base ? civil_from_days(base->days).year : 0;
    if (has(map, "week") || has(map, "dayOfWeek")) return {week_day(map, year, base)};
    if (has(map, "quarter") || has(map, "dayOfQuarter")) return {quarter_day(map, year.value_or(own_year), base)};
    if (auto const ordinal = integer_field(map, "ordinalDay")) return {days_from_ordinal(year.value_or(own_year), *ordinal)};
    return {calendar_day(map, year.value_or(own_year), base)};
}

/// The three fields below a second, each up to where the next larger one begins if that is given too.
number subseconds(value const& map) {
    auto const milli = integer_field(map, "millisecond");
    auto const micro = integer_field(map, "microsecond");
    auto const nano = integer_field(map, "nanosecond");
    if (!milli && !micro && !nano) return std::nullopt;
    within(milli.value_or(0), 0, 999, "millisecond");
    within(micro.value_or(0), 0, milli ? 999 : 999'999, "microsecond");
    within(nano.value_or(0), 0, micro ? 999 : (milli ? 999'999 : 999'999'999), "nanosecond");
    return milli.value_or(0) * 1'000'000 + micro.value_or(0) * 1'000 + nano.value_or(0);
}

bool has_any_time(value const& map) {
    return std::any_of(time_fields.begin(), time_fields.end(), [&](std::string_view name) { return has(map, name); });
}

local_time_value time_from(value const& map, std::optional<local_time_value> base, bool add_subseconds) {
    auto const own = base ? base->nanoseconds : 0;
    auto const hour = integer_field(map, "hour");
    auto const minute = integer_field(map, "minute");
    auto const second = integer_field(map, "second");
    auto const below = subseconds(map);
    require(base || hour || !has_any_time(map), "hour", "minute or the like");
    require(base || minute || !second, "minute", "second");
    require(base || second || !below, "second", "nanosecond or the like");
    auto const own_below = own % nanoseconds_per_second;
    clock_fields clock{hour.value_or(own / (3600 * nanoseconds_per_second)), minute.value_or(own / (60 * nanoseconds_per_second) % 60),
                       second.value_or(own / nanoseconds_per_second % 60), below.value_or(own_below)};
    if (add_subseconds && below) clock.nanosecond += own_below;
    return {nanoseconds_of(clock)};
}

/// The sketch's time of day (and with `date` also its date) as clocks of another zone show it.
sketch moved_to(sketch const& from, date_value on, zone const& place, bool date) {
    auto const instant = in_zone(join(on, from.time.value_or(local_time_value{})), *from.place);
    auto const there = sketch_at(instant.seconds, instant.nanoseconds, place);
    return {date ? there.date : from.date, there.time, place};
}

std::optional<sketch> from_epoch(value const& map, zone const& fallback) {
    auto const seconds = integer_field(map, "epochSeconds");
    auto const millis = integer_field(map, "epochMillis");
    if (!seconds && !millis) return std::nullopt;
    if (seconds && millis) refuse("The fields `epochSeconds` and `epochMillis` exclude each other.");
    auto const whole = seconds ? *seconds : floor_divide<std::int64_t>(*millis, 1'000);
    auto const rest = seconds ? 0 : floor_modulo<std::int64_t>(*millis, 1'000) * 1'000'000;
    auto const nanoseconds = within(rest + subseconds(map).value_or(0), 0, nanoseconds_per_second - 1, "nanosecond");
    return sketch_at(whole, static_cast<std::uint32_t>(nanoseconds), has(map, "timezone") ? zone_field(map) : fallback);
}

/// What the map takes over from other values.
sketch base_of(value const& map, kind to) {
    auto const parts = parts_of(to);
    if (auto const both = selected(map, "datetime", parts.date, parts.time)) {
        if (has(map, "date") || has(map, "time")) refuse("The field `datetime` excludes `date` and `time`.");
        return *both;
    }
    sketch base;
    if (auto const date = selected(map, "date", true, false)) base.date = date->date;
    if (auto const time = selected(map, "time", false, true)) {
        base.time = time->time;
        base.place = time->place;
        // A time of a named zone has its offset from its own date unless there is another.
        if (!base.date && !parts.date) base.date = time->date;
    }
    return base;
}

}  // namespace

bool names_only_zone(value const& map) { return map.map().size() == 1 && has(map, "timezone"); }

zone zone_field(value const& map) {
    auto const& field = *map.field("timezone");
    if (!field.is(kind::string)) refuse(fmt::format("The field `timezone` wants a STRING, not {}.", to_excerpt(field)));
    return zone_of(field.string());
}

value moment_from_map(value const& map, kind to, zone const& fallback) {
    check_names(map, to);
    if (auto const instant = from_epoch(map, fallback)) return moment_of(*instant, to, fallback);
    auto const parts = parts_of(to);
    auto base = base_of(map, to);
    if (has(map, "timezone")) {
        auto const place = zone_field(map);
        if (base.place) {
            bool const whole = has(map, "datetime");
            auto const on = parts.date && !whole ? date_from(map, base.date) : base.date.value_or(date_value{});
            base = moved_to(base, on, place, whole);
        }
        base.place = place;
    }
    if (parts.date) base.date = date_from(map, base.date);
    if (parts.time) {
        if (!base.time && !parts.date && !has(map, "hour")) refuse("A time needs the field `hour`, or another value in `time`.");
        base.time = time_from(map, base.time, false);
    }
    return moment_of(base, to, fallback);
}

sketch overlaid(sketch base, value const& map) {
    if (has(map, "timezone")) base.place = zone_field(map);
    if (base.date) base.date = date_from(map, base.date);
    if (base.time) base.time = time_from(map, base.time, true);
    return base;
}

duration_value duration_from_map(value const& map) {
    constexpr std::array<std::pair<std::string_view, duration_unit>, 11> units = {{{"years", duration_unit::years},
                                                                                   {"quarters", duration_unit::quarters},
                                                                                   {"months", duration_unit::months},
                                                                                   {"weeks", duration_unit::weeks},
                                                                                   {"days", duration_unit::days},
                                                                                   {"hours", duration_unit::hours},
                                                                                   {"minutes", duration_unit::minutes},
                                                                                   {"seconds", duration_unit::seconds},
                                                                                   {"milliseconds", duration_unit::milliseconds},
                                                                                   {"microseconds", duration_unit::microseconds},
                                                                                   {"nanoseconds", duration_unit::nanoseconds}}};
    duration_sum sum;
    for (auto const& field : map.map()) {
        auto const name = field.key.string();
        auto const* const unit = std::find_if(units.begin(), units.end(), [&](auto const& entry) { return entry.first == name; });
        if (unit == units.end()) refuse(fmt::format("DURATION cannot be made from the field `{}`.", name));
        auto const& amount = field.content;
        if (amount.is(kind::integer)) {
            sum.add(unit->second, amount.integer(), 0);
        } else if (amount.is(kind::floating) && std::abs(amount.floating()) < 9e18) {
            long double const whole = std::trunc(static_cast<long double>(amount.floating()));
            sum.add(unit->second, static_cast<std::int64_t>(whole), static_cast<long double>(amount.floating()) - whole);
        } else {
            refuse(fmt::format("The field `{}` wants a number, not {}.", name, to_excerpt(amount)));
        }
    }
    return sum.total();
}

}  // namespace wafer::engine
