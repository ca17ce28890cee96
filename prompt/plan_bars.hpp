// A plan as it is drawn on a terminal: a tree of operators, each with its figures and a bar, and below each what it works on. Pure.
#pragma once

#include <cstddef>
#include <string>

#include <wafer/result.hpp>

#include "prompt/formats.hpp"

namespace wafer::prompt {

/// The last operator to run stands at the top, its input below it; further inputs branch off. A bar is an operator's share of the time, or of
/// the estimated rows where nothing was measured. No line is wider than the style allows, but for a plan that branches too deep for that.
std::string plan_with_bars(plan_description const& plan, print_style const& style);

}  // namespace wafer::prompt
