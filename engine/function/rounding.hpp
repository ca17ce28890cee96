// Decimal rounding of floats, on the digits that a float is written with: 1.005 to two places is 1.01, though the float lies below 1.005.
#pragma once

#include <optional>
#include <string_view>

namespace wafer::engine {

enum class rounding { up, down, ceiling, floor, half_up, half_down, half_even };

/// `UP`, `HALF_EVEN` …, in any case.
std::optional<rounding> rounding_of(std::string_view name);

/// `number` with at most `places` decimal places.
double rounded(double number, unsigned places, rounding mode);

}  // namespace wafer::engine
