// The parts of temporal values by name: `d.year`, `t.hour`, `dt.epochMillis`, `dur.minutesOfHour`. Pure functions.
#pragma once

#include <optional>
#include <string_view>

#include "engine/value/value.hpp"

namespace wafer::engine {

/// Nothing if `moment` is not temporal; throws `wafer::error` (argument: InvalidArgumentValue) for a name that its kind does not have.
std::optional<value> component(value const& moment, std::string_view name);

}  // namespace wafer::engine
