// Temporal values from ISO 8601 text, in the basic and the extended form: calendar, week, quarter and ordinal dates, times down to
// nanoseconds, offsets and zone names in brackets. Throws `wafer::error` (argument: InvalidArgumentValue). Pure functions.
#pragma once

#include <optional>
#include <string_view>

#include "engine/value/temporal/zone.hpp"
#include "engine/value/value.hpp"

namespace wafer::engine {

/// A text's parts. What the text leaves out is absent.
struct parsed_moment {
    std::optional<date_value> date;
    std::optional<local_time_value> time;
    std::optional<std::int32_t> offset_seconds;
    std::string_view zone;  // The name in brackets, or empty.
};

date_value parse_date(std::string_view text);
/// `12:31:14.5+01:00`: a time with or without an offset or zone.
parsed_moment parse_time(std::string_view text);
/// `2015-W30-2T214032.142Z`: a date, with or without a time after `T`, with or without an offset and zone.
parsed_moment parse_datetime(std::string_view text);

}  // namespace wafer::engine
