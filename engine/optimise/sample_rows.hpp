// Estimates by looking: large patterns that will be listed are walked at random some hundred times.
#pragma once

#include "engine/graph/graph.hpp"
#include "engine/plan/estimate.hpp"
#include "engine/plan/plan.hpp"

namespace wafer::engine::optimise {

/// Replaces estimated rows where a pattern is large enough for the walks to cost nothing beside it; the shape of the plan stays.
///     MATCH (a)-[:T]->(b)-[:T]->(c)-[:T]->(a), where every ring is closed
///     before: expand into a ~9 · expand ~90000 · expand ~3000 · scan ~100
///     after:  expand into a ~88000 · expand ~91000 · expand ~3010 · scan ~100
void sample_rows(plan::node& root, plan::statement& statement, graph const& data, plan::estimator const& estimator);

}  // namespace wafer::engine::optimise
