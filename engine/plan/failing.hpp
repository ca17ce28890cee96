// Which expressions can end a statement with an error, as far as can be said before it runs. Pure functions.
#pragma once

#include "engine/plan/plan.hpp"

namespace wafer::engine::plan {

/// No row can end a statement that only reads, so that it does no harm to compute rows that nobody asked for.
[[nodiscard]] bool cannot_fail(expr expression);

}  // namespace wafer::engine::plan
