// `+ - * / % ^` and unary minus on values: null in, null out; 64-bit integers are checked; strings, lists and temporal values where
// openCypher defines them. Throws `wafer::error` (type: InvalidArgumentType; arithmetic: NumberOverflow, DivisionByZero). Thread-safe.
#pragma once

#include "engine/value/value.hpp"

namespace wafer::engine {

value add(value const& left, value const& right);
value subtract(value const& left, value const& right);
value multiply(value const& left, value const& right);
value divide(value const& left, value const& right);
value modulo(value const& left, value const& right);
value power(value const& left, value const& right);
value negate(value const& operand);
/// `left || right` of strings or lists.
value concatenate(value const& left, value const& right);

}  // namespace wafer::engine
