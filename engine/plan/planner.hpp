// The planner: a bound statement becomes a logical plan. Chooses where each pattern starts and in which order it is walked, from the
// graph's exact counts; everything else follows the order of the clauses. Thread-safe.
#pragma once

#include <memory>

#include "engine/graph/graph.hpp"
#include "engine/plan/plan.hpp"

namespace wafer::engine::plan {

/// Throws `wafer::error` (limit: PlanTooLarge) for a statement that needs more than `most_operators`.
statement plan(std::unique_ptr<bound::statement> source, graph const& data, std::size_t most_operators = 1000);

}  // namespace wafer::engine::plan
