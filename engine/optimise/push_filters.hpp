// Moves each conjunct of a filter as near to its data as it can go.
#pragma once

#include "engine/plan/plan.hpp"

namespace wafer::engine::optimise {

/// `MATCH (a:A) WITH a, a.x AS x ORDER BY x MATCH (a)-->(b) WHERE x > 1`
///   before: Filter(x > 1) ← Expand ← Sort ← Extend(x) ← NodeByLabelScan
///   after:  Expand ← Sort ← Filter(x > 1) ← Extend(x) ← NodeByLabelScan
/// A conjunct stops above the operator that makes one of its columns, above whatever counts, groups or cuts rows, writes or is eager, and at
/// another filter, which it joins behind that filter's own conjuncts: what guards it still does.
plan::node_ptr push_filters(plan::node_ptr root, plan::statement& statement);

}  // namespace wafer::engine::optimise
