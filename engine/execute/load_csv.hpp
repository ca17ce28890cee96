// LOAD CSV: a row per record of a file, read piece by piece while rows are asked for.
#pragma once

#include "engine/execute/operator.hpp"
#include "engine/plan/plan.hpp"

namespace wafer::engine {

built build_load_csv(built input, plan::load_csv const& load, std::span<bound::symbol const> output, compile_context const& context);

}  // namespace wafer::engine
