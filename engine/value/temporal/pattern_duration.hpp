// The fields of a duration in a pattern. Months, days and seconds are told apart; within each of the three the largest unit of the pattern
// takes what it can, and the next one what is left. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/value/value.hpp"

namespace wafer::engine {

/// A letter of a pattern and how often it is repeated.
struct pattern_field {
    char letter = ' ';
    std::size_t count = 0;
};

/// The first digits of a fraction of a second, at most nine.
std::optional<std::string> fraction_digits(std::int64_t nanoseconds, std::size_t count);

class duration_fields {
public:
    /// `pattern` tells which units there are.
    duration_fields(duration_value const& duration, std::string_view pattern);
    /// Nothing for a letter without a meaning.
    [[nodiscard]] std::optional<std::string> text(pattern_field field) const;

private:
    duration_value duration_;
    std::string letters_;
};

}  // namespace wafer::engine
