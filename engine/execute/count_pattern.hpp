// Builds the operator that counts a pattern without listing its occurrences.
#pragma once

#include "engine/execute/operator.hpp"
#include "engine/plan/count_pattern.hpp"

namespace wafer::engine {

/// Blocking. Throws `wafer::error` (arithmetic: NumberOverflow) for a count beyond 64 bits.
built build_count_pattern(std::vector<built> candidates, plan::count_pattern const& what, std::span<bound::symbol const> output,
                          run_context& run);

}  // namespace wafer::engine
