// Temporal values as text, in the ISO 8601 form that `toString` gives. Pure functions.
#pragma once

#include <string>

#include "engine/value/value.hpp"

namespace wafer::engine {

std::string to_text(date_value date);
std::string to_text(local_time_value time);
std::string to_text(zoned_time_value time);
std::string to_text(local_datetime_value time);
std::string to_text(zoned_datetime_value const& time);
std::string to_text(duration_value const& duration);
/// `Z`, `+01:00`, `-00:53:28`.
std::string offset_text(std::int32_t offset_seconds);

}  // namespace wafer::engine
