// Between the values of the engine and those of the public interface. Entities are spelled out from the graph they are in.
#pragma once

#include "engine/graph/graph.hpp"
#include "engine/value/value.hpp"
#include "wafer/value.hpp"

namespace wafer::engine {

/// Owns everything. An entity that was deleted keeps its id and nothing else (a relationship: its type as well).
wafer::value to_public(value const& content, graph const& data);
/// Throws `wafer::error` (argument: InvalidArgumentValue) for nodes, relationships and paths, which a program cannot make.
value from_public(wafer::value const& content);

}  // namespace wafer::engine
