// Where in a statement something is: its line, clipped to what is around the place, with carets below. Pure function.
#pragma once

#include <string>
#include <string_view>

#include "wafer/error.hpp"

namespace wafer::engine {

/// The range must begin within the text.
std::string picture_of(std::string_view statement, text_range at);

}  // namespace wafer::engine
