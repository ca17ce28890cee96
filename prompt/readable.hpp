// Values as people read them. Pure.
#pragma once

#include <string>

#include <wafer/value.hpp>

namespace wafer::prompt {

/// Lists, maps, nodes, relationships and paths.
bool holds_structure(value const& content);

/// Strings without quotes, evidence as lines, everything else as the query language writes it.
std::string readable(value const& content);

bool is_number(value const& content);

}  // namespace wafer::prompt
