// Graphs as openCypher statements that make them anew: nodes by label set and relationships by type, in batches of UNWIND. While they run,
// nodes have a label and a property for the relationships to find them by, which the last statement takes away. Stateless.
#pragma once

#include "engine/storage/csv_import.hpp"
#include "engine/transfer/output.hpp"

namespace wafer::engine {

/// The data between `:begin` and `:commit`, which are commands of the prompt and of cypher-shell, then indexes and constraints. Throws `wafer::error` (argument: NotExpressible)
/// for what no statement can write down.
import_report export_cypher(graph const& from, output& out, row_counter& counter);

}  // namespace wafer::engine
