// Temporal values written by a pattern of letters, as in Java's DateTimeFormatter: `yyyy-MM-dd`, `EEEE d MMMM`, `HH:mm:ss.SSS XX`. Names of
// months and days are English; weeks begin on Monday. Pure functions.
#pragma once

#include <string>
#include <string_view>

#include "engine/value/value.hpp"

namespace wafer::engine {

/// `moment` is an instant or a duration. Throws `wafer::error` (argument: InvalidArgumentValue) for a letter that its kind has nothing for,
/// or as often as it has no meaning.
std::string written_by(std::string_view pattern, value const& moment);

}  // namespace wafer::engine
