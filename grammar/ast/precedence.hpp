// How tightly operators bind, and how they are written. Pure functions.
#pragma once

#include <cstdint>
#include <string_view>

#include "grammar/ast/expression.hpp"

namespace wafer::ast {

/// From the loosest to the tightest, an atom.
enum class level : std::uint8_t { or_, xor_, and_, not_, comparison, predicate, sum, product, power, sign, labelled, postfix, atom };

/// The next tighter one; not of an atom.
constexpr level above(level of) { return static_cast<level>(static_cast<int>(of) + 1); }

level level_of(binary_operator op);
/// `STARTS WITH`, `+`
std::string_view spelling_of(binary_operator op);

}  // namespace wafer::ast
