// Loops over packed rows, one value or a constant on each side. Rows that are null are computed too and mean nothing.
#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/vector/column.hpp"

namespace wafer::engine::evaluate {

/// Packed rows, or one for all.
template <class T>
struct packed_rows {
    T const* data = nullptr;
    bool constant = false;
};

/// `out[i] = operation(left[i], right[i])`. A constant side is read once. `out` overlaps neither side.
template <class Left, class Right, class Out, class Operation>
void map_rows(packed_rows<Left> left, packed_rows<Right> right, Out* __restrict out, std::size_t rows, Operation operation) {
    Left const* __restrict const lefts = left.data;
    Right const* __restrict const rights = right.data;
    if (left.constant) {
        Left const one = *lefts;
        for (std::size_t i = 0; i < rows; ++i) out[i] = operation(one, rights[i]);
    } else if (right.constant) {
        Right const one = *rights;
        for (std::size_t i = 0; i < rows; ++i) out[i] = operation(lefts[i], one);
    } else {
        for (std::size_t i = 0; i < rows; ++i) out[i] = operation(lefts[i], rights[i]);
    }
}

/// Makes `out`, a packed column of `rows` rows, null where an operand is. Constant operands are not null.
inline void join_validity(column const& left, column const& right, column& out, std::size_t rows) {
    for (auto const* side : {&left, &right}) {
        auto const* const valid = side->constant() ? nullptr : side->validity();
        if (!valid) continue;
        auto* const joined = out.make_validity();
        for (std::size_t i = 0; i < rows; ++i) joined[i] = static_cast<std::uint8_t>(joined[i] & valid[i]);
    }
}

}  // namespace wafer::engine::evaluate
