// Plans for people: EXPLAIN and PROFILE.
#pragma once

#include "engine/execute/build.hpp"
#include "engine/session/prepared.hpp"
#include "wafer/result.hpp"

namespace wafer::engine {

/// The plan's operators from the result down, with what `run` measured where it was built to measure. Subqueries of expressions follow
/// their operator's inputs.
plan_description describe(prepared const& prepared, executable const& run);

}  // namespace wafer::engine
