// Cells of a data set's files as values.
#include <charconv>
#include <cmath>
#include <limits>

#include "engine/base/text.hpp"
#include "engine/storage/csv_point.hpp"
#include "engine/storage/csv_table.hpp"
#include "engine/value/temporal/duration.hpp"
#include "engine/value/temporal/moment.hpp"
#include "engine/value/temporal/parse.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {
namespace {

std::optional<value> parse_integer(std::string_view text, std::int64_t least, std::int64_t greatest) {
    std::int64_t number = 0;
    auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size() || number < least || number > greatest) return std::nullopt;
    return value::of(number);
}

template <class T>
std::optional<value> parse_integer_of(std::string_view text) {
    return parse_integer(text, std::numeric_limits<T>::min(), std::numeric_limits<T>::max());
}

std::optional<value> parse_floating(std::string_view text) {
    if (text == "NaN") return value::of(std::numeric_limits<double>::quiet_NaN());
    if (text == "Infinity") return value::of(std::numeric_limits<double>::infinity());
    if (text == "-Infinity") return value::of(-std::numeric_limits<double>::infinity());
    double number = 0;
    auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
    return value::of(number);
}

/// A zone's offset depends on the day; a time of day takes the one that it had in 1970.
std::optional<value> parse_zoned_time(std::string_view text, zone const* place) {
    auto const parts = parse_time(text);
    if ((!parts.offset_seconds && !place) || !parts.time || !parts.zone.empty()) return std::nullopt;
    auto const offset = parts.offset_seconds ? *parts.offset_seconds : offset_at(*place, 0);
    return value::of(zoned_time_value{parts.time->nanoseconds, offset});
}

std::optional<value> parse_local_time(std::string_view text) {
    auto const parts = parse_time(text);
    if (parts.offset_seconds || !parts.zone.empty() || !parts.time) return std::nullopt;
    return value::of(*parts.time);
}

std::optional<value> parse_local_datetime(std::string_view text) {
    auto const parts = parse_datetime(text);
    if (parts.offset_seconds || !parts.zone.empty() || !parts.date) return std::nullopt;
    return value::of(join(*parts.date, parts.time.value_or(local_time_value{})));
}

/// Behind an offset, the name of a zone tells nothing of the instant: clocks may show the time twice.
std::optional<value> parse_zoned_datetime(std::string_view text, zone const* place) {
    auto const parts = parse_datetime(text);
    if (!parts.date || (!parts.offset_seconds && parts.zone.empty() && !place)) return std::nullopt;
    auto const local = join(*parts.date, parts.time.value_or(local_time_value{}));
    auto const fixed = engine::zone{{}, parts.offset_seconds.value_or(0)};
    if (parts.zone.empty()) return value::of(in_zone(local, parts.offset_seconds ? fixed : *place));
    auto const named = zone_of(parts.zone);
    if (!parts.offset_seconds) return value::of(in_zone(local, named));
    auto const instant = in_zone(local, fixed);
    return value::of(at_instant(instant.seconds, instant.nanoseconds, named));
}

/// The readers of temporal text throw; here it is only the answer that the text is none.
std::optional<value> parse_temporal(std::string_view text, cell_kind kind, zone const* place) {
    try {
        if (kind == cell_kind::date) return value::of(parse_date(text));
        if (kind == cell_kind::local_time) return parse_local_time(text);
        if (kind == cell_kind::zoned_time) return parse_zoned_time(text, place);
        if (kind == cell_kind::local_datetime) return parse_local_datetime(text);
        if (kind == cell_kind::zoned_datetime) return parse_zoned_datetime(text, place);
        return value::of(parse_duration(text));
    } catch (error const&) {
        return std::nullopt;
    }
}

}  // namespace

std::optional<value> parse_cell(std::string_view text, cell_kind kind, zone const* place, std::optional<reference_system> system) {
    switch (kind) {
        case cell_kind::string: return value::borrowed(text);
        case cell_kind::character: return code_points(text) == 1 ? std::optional(value::borrowed(text)) : std::nullopt;
        case cell_kind::byte: return parse_integer_of<std::int8_t>(text);
        case cell_kind::short_integer: return parse_integer_of<std::int16_t>(text);
        case cell_kind::integer: return parse_integer_of<std::int64_t>(text);
        case cell_kind::floating: return parse_floating(text);
        case cell_kind::boolean:
            if (text == "true" || text == "false") return value::of(text == "true");
            return std::nullopt;
        case cell_kind::date:
        case cell_kind::local_time:
        case cell_kind::zoned_time:
        case cell_kind::local_datetime:
        case cell_kind::zoned_datetime:
        case cell_kind::duration: return parse_temporal(text, kind, place);
        case cell_kind::point: return parse_point(text, system);
    }
    return std::nullopt;
}

std::string_view wanted_for(cell_kind kind) {
    switch (kind) {
        case cell_kind::string: return "a string";
        case cell_kind::character: return "one character";
        case cell_kind::byte: return "an integer from -128 to 127";
        case cell_kind::short_integer: return "an integer from -32768 to 32767";
        case cell_kind::integer: return "a 64-bit integer";
        case cell_kind::floating: return "a number";
        case cell_kind::boolean: return "true or false";
        case cell_kind::date: return "a date such as 2023-10-16";
        case cell_kind::local_time: return "a time such as 12:30:00";
        case cell_kind::zoned_time: return "a time with an offset such as 12:30:00+08:00";
        case cell_kind::local_datetime: return "a date-time such as 2023-10-16T12:30:00";
        case cell_kind::zoned_datetime: return "a date-time with an offset or a zone such as 2023-10-16T12:30:00+08:00";
        case cell_kind::duration: return "a duration such as P1Y2M3DT4H";
        case cell_kind::point: return "a point such as {x: 1.5, y: 2, crs: cartesian}";
    }
    return "";
}

std::vector<std::string_view> split(std::string_view text, char delimiter) {
    std::vector<std::string_view> items;
    for (;;) {
        auto const end = text.find(delimiter);
        items.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return items;
        text.remove_prefix(end + 1);
    }
}

}  // namespace wafer::engine
