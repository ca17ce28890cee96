// Runs prepared statements: picks the graph, the transaction and the limits.
#pragma once

#include <memory>

#include "engine/session/state.hpp"

namespace wafer::engine {

/// Starts a run and returns its result: for a statement that changes data, EXPLAIN and PROFILE after the last row, else before the first.
/// `kept` is where a prepared statement keeps its executable, which is used again and made anew after it failed; or a null pointer.
/// Throws `wafer::error`.
std::unique_ptr<result_state> run(connection_state& connection, std::shared_ptr<prepared const> plan, std::unique_ptr<executable>* kept,
                                  parameters const& parameters);

/// What a statement ends with when the machine gives it no more memory.
error out_of_memory();

}  // namespace wafer::engine
