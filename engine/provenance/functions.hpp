// What rewritten statements call and no text can name: comparing group keys, and closing a list of witnesses. Pure.
//
// Raw evidence is any nesting of lists around nodes and relationships; null says nothing. In it, a string is a pattern that was not found,
// `true` says that there is more evidence than was gathered, and a map names the procedure whose result a row rests on.
#pragma once

#include "engine/function/registry.hpp"

namespace wafer::engine::provenance {

/// `same(left, right)`: whether grouping takes them for one value; null is null.
scalar_function const& same_function();

/// `witnesses(evidence of each, limit, pattern)`: the first `limit` of them, and `true` if there are more; the pattern if there are none.
scalar_function const& witnesses_function();

}  // namespace wafer::engine::provenance
