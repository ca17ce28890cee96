// What a graph has at a place of a pattern: the labels, types, properties and values that occur there. Counts come from the statistics;
// properties and values from a few hundred entities, so that the size of the graph does not matter. Pure.
#pragma once

#include <string>
#include <vector>

#include "engine/complete/offers.hpp"
#include "engine/complete/position.hpp"
#include "engine/graph/graph.hpp"

namespace wafer::engine::complete {

/// Written as it must be in a statement: in backticks unless it is a plain word.
std::string written_name(std::string_view name);

/// Labels that the node can have: those that are written, or those at the other end of the relationship to its neighbour. Empty: unknown.
std::vector<label_id> labels_of(graph const& data, element const& node);

/// Those that occur beside the neighbour first.
void offer_labels(graph const& data, element const& node, offers& to);
/// Those that occur between the two nodes first.
void offer_types(graph const& data, position const& here, offers& to);
/// Those of the element first.
void offer_properties(graph const& data, position const& here, offers& to);
/// Texts that the property has in some of the entities and that fit what was typed.
std::vector<std::string> values_of(graph const& data, element const& owner, std::string_view key, std::string_view typed);

}  // namespace wafer::engine::complete
