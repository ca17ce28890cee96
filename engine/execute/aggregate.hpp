// Operators that look at all rows: grouping, DISTINCT, UNION, sorting.
#pragma once

#include "engine/execute/operator.hpp"
#include "engine/plan/plan.hpp"

namespace wafer::engine {

built build_aggregate(built input, plan::aggregate const& aggregate, std::span<bound::symbol const> output,
                      compile_context const& context);
built build_distinct(built input, plan::distinct const& distinct, std::span<bound::symbol const> output, run_context& run);
built build_sort(built input, plan::sort const& sort, std::span<bound::symbol const> output, compile_context const& context);
built build_union(std::vector<built> inputs, plan::union_all const& what, std::span<bound::symbol const> output);

}  // namespace wafer::engine
