// Walking relationships: one step, any number of steps, shortest trails, segments of paths.
#pragma once

#include "engine/execute/operator.hpp"
#include "engine/plan/plan.hpp"

namespace wafer::engine {

built build_expand(built input, plan::expand const& expand, std::span<bound::symbol const> output, run_context& run);
/// Of an `expand` whose ends alone matter.
built build_expand_distinct(built input, plan::expand const& expand, std::span<bound::symbol const> output, run_context& run);
built build_expand_many(built input, plan::expand_many const& expand, std::span<bound::symbol const> output,
                        compile_context const& context);
/// Of an `expand_many` whose ends alone matter.
built build_expand_ends(built input, plan::expand_many const& expand, std::span<bound::symbol const> output, compile_context const& context);
built build_traverse(built input, plan::traverse const& what, std::span<bound::symbol const> output, compile_context const& context);
built build_shortest_path(built input, plan::shortest_path const& search, std::span<bound::symbol const> output,
                          compile_context const& context);

}  // namespace wafer::engine
