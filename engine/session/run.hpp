// Runs prepared statements: picks the graph, the transaction and the limits.
#pragma once

#include <memory>

#include "engine/session/state.hpp"

namespace wafer::engine {

/// Starts a run and returns its result: for a statement that changes data, EXPLAIN and PROFILE after the last row, else before the first.
/// `run` is the statement's own executable to be used again, or a null pointer for a new one. Throws `wafer::error`.
std::unique_ptr<result_state> run(connection_state& connection, std::shared_ptr<prepared const> plan, executable* run,
                                  parameters const& parameters);

/// What a statement ends with when the machine gives it no more memory.
error out_of_memory();

}  // namespace wafer::engine
