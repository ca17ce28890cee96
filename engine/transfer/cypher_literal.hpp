// Names and property values as statements of openCypher write them, read back without loss. Pure functions.
#pragma once

#include <string>
#include <string_view>

#include "engine/value/value.hpp"

namespace wafer::engine {

/// In backticks.
void append_cypher_name(std::string& out, std::string_view name);
void append_cypher_string(std::string& out, std::string_view text);
/// A scalar, a temporal value or a list.
void append_cypher(std::string& out, value const& content);

}  // namespace wafer::engine
