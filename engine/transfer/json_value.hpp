// Property values as JSON and back without loss. A float always has a `.` or an `e`; what JSON has no word for is an object with one `$`
// member: `{"$date":"1984-10-11"}`, `{"$float":"NaN"}`. Pure functions.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/value/value.hpp"

namespace wafer::engine {

/// Only ASCII controls, quotes, backslashes and the two non-characters that XML lacks are escaped.
void append_json_string(std::string& out, std::string_view text);
/// A property's value: a scalar, a temporal value, a point or a list.
void append_json(std::string& out, value const& content);

/// What is no JSON, and where.
struct json_problem {
    std::size_t offset = 0;  // In bytes.
    std::string message;
};

/// Whether it is or holds a map, which no property can.
bool holds_map(value const& content);

/// One JSON text; objects become maps, and from `typed_depth` on (1 is the outermost) objects of one `$` member that is known the values
/// that they stand for.
std::optional<json_problem> read_json(std::string_view text, unsigned typed_depth, value& into);

}  // namespace wafer::engine
