// Relationships whose ends alone matter, and those once each: any length is searched breadth-first instead of trail by trail, and a single step goes
// from each node once.
#pragma once

#include "engine/plan/plan.hpp"

namespace wafer::engine::optimise {

/// `MATCH (a)-[:T*1..3]->(b) RETURN DISTINCT b`
///   before: Distinct(b) ← VarLengthExpand((a)-[:T*1..3]->(b))
///   after:  Distinct(b) ← VarLengthExpandEnds((a)-[:T*1..3]->(b))
/// The same where rows are grouped and each aggregate is DISTINCT, `min` or `max`. Nobody may ask for the list of relationships, and the
/// least length is 0 or 1: a shortest walk to another node, or around a circle, takes no relationship twice, so it is a trail.
///
/// `MATCH (a)-[:T]->(b) MATCH (b)-[:U]->(c) RETURN count(DISTINCT c)`
///   before: Aggregation(count(DISTINCT c)) ← Expand((b)-[:U]->(c)) ← Expand((a)-[:T]->(b))
///   after:  Aggregation(count(DISTINCT c)) ← ExpandEnds((b)-[:U]->(c)) ← ExpandEnds((a)-[:T]->(b))
/// Only where nothing above reads any other column, which is known when columns are assigned.
plan::node_ptr distinct_ends(plan::node_ptr root);

}  // namespace wafer::engine::optimise
