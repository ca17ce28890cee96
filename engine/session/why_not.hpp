// Runs WHY NOT: the small queries that it asks, and the steps as the rows of the result.
#pragma once

#include "engine/session/state.hpp"

namespace wafer::engine {

/// Fills the rows of a result whose statement is a WHY NOT and whose graph is chosen. `parameters` are in the statement's order.
void answer_missing(result_state& result, run_context const& context, provenance_rules const& declared);

}  // namespace wafer::engine
