// Procedures of the embedding program, as the engine calls them.
#pragma once

#include <memory>

#include "engine/function/registry.hpp"
#include "wafer/database.hpp"

namespace wafer::engine {

/// Throws `wafer::error` (argument: InvalidArgumentValue) for a type that there is not.
std::shared_ptr<procedure const> from_definition(procedure_definition definition);

}  // namespace wafer::engine
