// The loops that the aggregates share: over the rows of a column that are not null, with the group of each.
#pragma once

#include <cstdint>
#include <span>

#include "engine/vector/column.hpp"

namespace wafer::engine {

using row_groups = std::span<std::uint32_t const>;

/// Calls `visit(group, position)` for each row that is not null; `position` is where the row lies in the column's data.
template <class Visit>
void each_present(column const& argument, row_groups groups, std::size_t rows, Visit visit) {
    auto const stride = argument.stride();
    auto const* const valid = argument.kind() == layout::any ? nullptr : argument.validity();
    auto const* const dynamic = argument.kind() == layout::any ? argument.values() : nullptr;
    auto const present = [&](std::size_t position) { return dynamic ? !dynamic[position].is_null() : !valid || valid[position] != 0; };
    for (std::size_t row = 0; row < rows; ++row) {
        auto const position = row * stride;
        if (present(position)) visit(groups.empty() ? 0u : groups[row], position);
    }
}

/// Whether the rows are packed, none of them null, all in one group: what the tight loops want.
inline bool is_dense(column const& argument, row_groups groups) {
    return groups.empty() && argument.kind() != layout::any && !argument.validity() && !argument.constant();
}

}  // namespace wafer::engine
