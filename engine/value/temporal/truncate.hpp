// Instants cut down to the beginning of a unit. Throws `wafer::error` (argument: InvalidArgumentValue) for an unknown unit, or one that is
// smaller (or, for a time, larger) than the kind has. Pure functions.
#pragma once

#include <string_view>

#include "engine/value/temporal/sketch.hpp"

namespace wafer::engine {

/// `unit` is `'millennium'` … `'microsecond'`. What the sketch has not got stays absent, so a date is cut by units of days and up.
sketch truncated(sketch from, std::string_view unit);

}  // namespace wafer::engine
