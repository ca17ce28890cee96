// Graphs as JSON lines, a node or a relationship each, in the layout of Neo4j's APOC:
//   {"type":"node","id":"0","labels":["User"],"properties":{"name":"Adam"}}
//   {"id":"0","type":"relationship","label":"KNOWS","properties":{},"start":{"id":"0","labels":["User"]},"end":{"id":"1","labels":["User"]}}
// Values that JSON has no word for are typed objects (json_value.hpp). Stateless.
#pragma once

#include "engine/storage/csv_import.hpp"
#include "engine/transfer/line_reader.hpp"
#include "engine/transfer/output.hpp"

namespace wafer::engine {

/// Throws `wafer::error`: corruption (InvalidData) with the place of the first thing that is wrong, limit, io.
import_report import_jsonl(graph& into, line_reader lines, std::string name, row_counter& counter);
import_report export_jsonl(graph const& from, output& out, row_counter& counter);

}  // namespace wafer::engine
