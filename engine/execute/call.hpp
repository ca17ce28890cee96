// Procedure calls.
#pragma once

#include "engine/execute/operator.hpp"
#include "engine/plan/plan.hpp"

namespace wafer::engine {

built build_procedure_call(built input, plan::procedure_call const& call, std::span<bound::symbol const> output,
                           compile_context const& context);

}  // namespace wafer::engine
