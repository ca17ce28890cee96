// Temporal values from maps: `{year: 1984, week: 10, dayOfWeek: 3, hour: 12, timezone: 'Europe/Stockholm'}`, also on top of other values:
// `{date: d, time: t, day: 28}`. Throws `wafer::error` (argument: InvalidArgumentValue, NumberOutOfRange). Pure but for the zones' rules.
#pragma once

#include <optional>

#include "engine/value/temporal/sketch.hpp"
#include "engine/value/value.hpp"

namespace wafer::engine {

/// A value of `to`, one of the kinds of instants, from the fields of a map.
value moment_from_map(value const& map, kind to, zone const& fallback);

/// `base` with what the map says in place of its own fields. Nanoseconds and the like are added to those of the base, and another zone
/// leaves the clock as it is: what `truncate` does with its last argument.
sketch overlaid(sketch base, value const& map);

/// Whether the map has a `timezone` and nothing else.
bool names_only_zone(value const& map);
zone zone_field(value const& map);

duration_value duration_from_map(value const& map);

}  // namespace wafer::engine
