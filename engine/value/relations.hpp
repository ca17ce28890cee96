// The four relations on values, as openCypher tells them apart (CIP2016-06-14), plus hashing that fits equivalence.
// Thread-safe; no allocation.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

#include "engine/value/value.hpp"

namespace wafer::engine {

/// `left = right`: true, false, or nothing for null. Lists and maps element by element; numbers by value (1 = 1.0); NaN equals nothing.
std::optional<bool> equals(value const& left, value const& right);

/// DISTINCT, grouping, UNION: null is null, NaN is NaN, 1 is 1.0.
bool equivalent(value const& left, value const& right);
/// Fits `equivalent`. Seeded per process, so that crafted data cannot pick its collisions.
std::uint64_t hash_of(value const& value);

/// `left < right` and its kin: nothing (null) for values of different or unordered types.
std::optional<std::partial_ordering> compare(value const& left, value const& right);

/// ORDER BY, min, max: a total order over all values: maps, nodes, relationships, lists, paths, date-times …, strings, booleans,
/// numbers (NaN last), null last.
std::weak_ordering order(value const& left, value const& right);

}  // namespace wafer::engine
