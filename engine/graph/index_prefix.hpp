// The first 64 bits of an index entry: what orders most values without a look at them. Pure; thread-safe.
#pragma once

#include <cstdint>

#include "engine/value/value.hpp"

namespace wafer::engine {

/// For any two values that can be stored: if the prefix of one is less than that of the other, so is the value by `order`. Equal prefixes
/// decide nothing, unless they are exact.
std::uint64_t index_prefix(value const& content);

/// Whether all values with this prefix are equivalent.
bool is_exact(std::uint64_t prefix);

}  // namespace wafer::engine
