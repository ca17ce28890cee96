// What a format has no way to say is refused, never dropped.
#pragma once

#include <string>

#include <fmt/format.h>

#include "wafer/error.hpp"

namespace wafer::engine {

[[noreturn]] inline void refuse_expressing(std::string_view format, std::string_view what) {
    throw error(error_code::argument, "NotExpressible", fmt::format("{} cannot hold {}.", format, what));
}

}  // namespace wafer::engine
