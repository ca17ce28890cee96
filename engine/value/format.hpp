// Values as text. Entities are shown by what `describe_entity` makes of them, as a value knows only their ids.
#pragma once

#include <functional>
#include <string>

#include "engine/value/value.hpp"

namespace wafer::engine {

/// `toString()` of a scalar or temporal value: `1.0`, `1e300`, `true`, `P1Y`, `2015-07-21T21:40:32.142+01:00[Europe/London]`.
std::string to_text(value const& value);
/// A literal of the query language: strings quoted, lists and maps spelled out, `(id)` and `[id]` for entities. For plans and the prompt.
std::string to_literal(value const& value);
/// The beginning of the literal, some 80 bytes at most: for messages, as values can be huge.
std::string to_excerpt(value const& value);
/// A float in the shortest form that reads back the same, always with `.`, `e`, or a word (`1.0`, `1e22`, `NaN`, `Infinity`).
std::string to_text(double number);

}  // namespace wafer::engine
