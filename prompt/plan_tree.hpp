// A plan as EXPLAIN and PROFILE show it: a tree beside columns of figures, or JSON. Pure.
#pragma once

#include <string>

#include <wafer/result.hpp>

namespace wafer::prompt {

/// Whether it holds rows and times, as PROFILE finds them.
bool was_measured(plan_description const& plan);

/// `3.4`, `12`.
std::string estimate_text(double rows);

/// One line an operator, the last to run at the top. Rows and time only where the plan was measured.
std::string drawn_plan(plan_description const& plan);

std::string plan_json(plan_description const& plan);

}  // namespace wafer::prompt
