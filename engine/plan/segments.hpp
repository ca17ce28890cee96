// What a segment of a path makes and which of its conditions can be asked where.
#pragma once

#include <set>
#include <vector>

#include "engine/plan/plan.hpp"

namespace wafer::engine::plan {

/// The symbols that stand for something only while the segment is walked, the two ends included.
[[nodiscard]] std::set<bound::symbol> symbols_within(bound::path_segment const& segment);
/// Those that it adds to a row, besides the end that it finds and the list of its relationships.
[[nodiscard]] std::set<bound::symbol> symbols_made(bound::path_segment const& segment);

/// The conditions of a whole path, by what must be known to ask them.
struct split_conditions {
    std::vector<bound::expr> ends;                // Nothing of the segment but its two ends, or nothing at all.
    std::vector<std::vector<bound::expr>> parts;  // One relationship, and the nodes around it.
    std::vector<std::vector<bound::expr>> joints;  // One node between two parts.
    std::vector<bound::expr> whole;               // The path.
};
[[nodiscard]] split_conditions split(bound::path_segment const& segment);

/// How the segment is walked: as relationships of variable length where it is no more than that, which is faster.
[[nodiscard]] std::vector<node::operation> operators_of(traverse walked, statement& out);

/// The same paths, walked from the other end.
[[nodiscard]] bound::path_segment turned(bound::path_segment const& segment);

}  // namespace wafer::engine::plan
