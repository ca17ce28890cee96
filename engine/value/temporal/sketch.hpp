// An instant of any kind taken apart: date, time of day and zone, as far as its kind has them; and put together as another kind.
// Pure functions but for the zones' rules.
#pragma once

#include <optional>

#include "engine/value/temporal/moment.hpp"
#include "engine/value/value.hpp"

namespace wafer::engine {

struct sketch {
    std::optional<date_value> date;
    std::optional<local_time_value> time;
    std::optional<zone> place;
};

/// `moment` is a date, a time or a date-time.
sketch sketch_of(value const& moment);

/// A value of `to`, one of the kinds of instants. What the sketch lacks is midnight, 1970-01-01 or `fallback`.
value moment_of(sketch const& from, kind to, zone const& fallback);

/// What clocks in the zone show at the instant.
sketch sketch_at(std::int64_t seconds, std::uint32_t nanoseconds, zone const& place);

}  // namespace wafer::engine
