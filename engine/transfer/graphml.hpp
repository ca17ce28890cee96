// Graphs as GraphML, with what Neo4j's APOC adds to it: labels and types as attributes of nodes and edges, lists as JSON. What GraphML has no
// type for carries an attribute of our own namespace on its key. Stateless.
#pragma once

#include "engine/storage/csv_import.hpp"
#include "engine/transfer/output.hpp"

namespace wafer::engine {

/// Reads as the source comes. Document types, and so entities of their own, are refused. Throws `wafer::error`: corruption (InvalidData)
/// with the place of the first thing that is wrong, limit (a value of more than `most_bytes`), io.
import_report import_graphml(graph& into, std::unique_ptr<byte_source> source, std::string name, std::size_t most_bytes,
                             row_counter& counter);
/// Throws `wafer::error` (argument: NotExpressible) for names with control characters, which XML lacks.
import_report export_graphml(graph const& from, output& out, row_counter& counter);

/// The namespace of our own attributes.
inline constexpr std::string_view graphml_namespace = "urn:wafer:graphml";

}  // namespace wafer::engine
