// Column pruning: every operator hands on just the columns that something above it reads. Every plan needs it before it is built.
#pragma once

#include <set>

#include "engine/plan/plan.hpp"

namespace wafer::engine::optimise {

/// `MATCH (a)-[r]->(b) RETURN b.x`
///   after: Extend(b.x) hands on [b.x] ← Expand hands on [b] ← AllNodesScan hands on [a]
/// Computed columns that nobody reads are not computed.
void assign_columns(plan::node& root, std::set<plan::symbol> const& needed);

}  // namespace wafer::engine::optimise
