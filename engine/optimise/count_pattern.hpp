// Counts a pattern by eliminating its variables where its occurrences need not be listed.
//
//   MATCH (a:A)-[:R]->(b)-[:S]->(c) RETURN count(*)
//
//   Aggregation count(*)                        Projection n AS `count(*)`
//     Expand (b)-[:S]->(c)            becomes     CountPattern (a:A)-[:R]->(b), (b)-[:S]->(c)
//       Expand (a)-[:R]->(b)
//         NodeByLabelScan a:A
//
// With keys of one variable the operator yields that variable's nodes with their counts, which an aggregation above adds up. The pass applies
// below an aggregation that reads at most one node variable, over a chain of scans, expands, filters and OPTIONAL MATCHes.
#pragma once

#include "engine/optimise/optimizer.hpp"

namespace wafer::engine::optimise {

plan::node_ptr count_pattern(plan::node_ptr root, pass_context const& context);

}  // namespace wafer::engine::optimise
