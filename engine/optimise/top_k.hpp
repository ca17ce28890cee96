// A sort that is cut afterwards keeps only the rows that can stay.
#pragma once

#include "engine/plan/plan.hpp"

namespace wafer::engine::optimise {

/// `ORDER BY x SKIP 5 LIMIT 10`
///   before: Limit(10) ← Skip(5) ← Sort(x)
///   after:  Limit(10) ← Skip(5) ← Sort(x, top 5 + 10)
plan::node_ptr top_k(plan::node_ptr root, plan::statement& statement);

}  // namespace wafer::engine::optimise
