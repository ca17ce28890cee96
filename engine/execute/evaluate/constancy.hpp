// What can be said of an expression before it runs: that it is a constant.
#pragma once

#include <optional>

#include "engine/execute/evaluator.hpp"

namespace wafer::engine::evaluate {

/// The same for all rows of every run: no variables but its own, no parameters, no subqueries, deterministic functions only.
bool is_constant(bound::expr expression);

/// The value of a literal, also of a list or map of nothing but literals.
std::optional<value> literal_value(bound::expr expression);

}  // namespace wafer::engine::evaluate
