// Which part of an index a search needs: conditions on its first keys become an interval of entries. Pure; thread-safe.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/graph/index_tree.hpp"
#include "engine/value/value.hpp"

namespace wafer::engine {

enum class seek_test : std::uint8_t {
    equal,   // = content
    in,      // IN content, a list
    range,   // above `content` and below `upper`, where they are given
    prefix,  // STARTS WITH content
    exists,  // any value
};

/// A condition with its operands' values.
struct value_condition {
    seek_test test = seek_test::equal;
    value content = {};
    bool has_content = false;  // Of a range: whether it has a lower bound.
    bool inclusive = false;
    value upper = {};
    bool has_upper = false;
    bool upper_inclusive = false;
};

/// Whether the condition is true of a value, as the language's own operators have it.
[[nodiscard]] bool meets(value const& content, value_condition const& condition);

struct index_interval {
    std::vector<value> low;
    std::vector<value> high;
    bool low_after = false;
    bool high_after = true;
    bool rough = false;  // Not every entry in it need meet the conditions.

    [[nodiscard]] index_bound from() const { return {low, low_after}; }
    [[nodiscard]] index_bound to() const { return {high, high_after}; }
};

/// The entries that meet the conditions: equalities on the first keys, and perhaps something else on the next one, but no IN. Nothing if no
/// value can.
[[nodiscard]] std::optional<index_interval> interval_of(std::span<value_condition const> conditions);

}  // namespace wafer::engine
