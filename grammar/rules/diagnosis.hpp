// Turns where and why the rules failed into an error worth reading. Pure.
#pragma once

#include "grammar/rules/state.hpp"

namespace wafer::grammar::rules {

/// The error of a recorded parse that failed.
parse_error diagnose(parse_state const& state);

}  // namespace wafer::grammar::rules
