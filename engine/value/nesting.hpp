// How deep the recursive walks over lists and maps go. Values may be nested deeper than a stack is high: whoever walks one counts its
// levels.
#pragma once

namespace wafer::engine {

inline constexpr unsigned nesting_limit = 4'096;

/// Throws `wafer::error` (limit: NestingTooDeep).
[[noreturn]] void refuse_nesting();

/// The depth below `depth`; throws when that passes the limit.
inline unsigned deeper(unsigned depth) {
    if (depth >= nesting_limit) refuse_nesting();
    return depth + 1;
}

}  // namespace wafer::engine
