#include "engine/value/temporal/pattern_duration.hpp"

#include <array>

#include <fmt/format.h>

#include "engine/value/temporal/moment.hpp"

namespace wafer::engine {

namespace {

using wide = __int128;

enum class group { months, days, nanoseconds };

struct unit {
    std::string_view letters;
    group of;
    std::int64_t size;  // In months, days or nanoseconds.
};

// Of one group the larger ones come first.
constexpr std::array<unit, 10> units = {{
    {"yYu", group::months, 12},
    {"qQ", group::months, 3},
    {"ML", group::months, 1},
    {"wW", group::days, 7},
    {"dD", group::days, 1},
    {"hHkK", group::nanoseconds, 3600 * nanoseconds_per_second},
    {"m", group::nanoseconds, 60 * nanoseconds_per_second},
    {"s", group::nanoseconds, nanoseconds_per_second},
    {"A", group::nanoseconds, 1'000'000},
    {"N", group::nanoseconds, 1},
}};

wide total_of(duration_value const& duration, group of) {
    switch (of) {
        case group::months: return duration.months;
        case group::days: return duration.days;
        case group::nanoseconds: return static_cast<wide>(duration.seconds) * nanoseconds_per_second + duration.nanoseconds;
    }
    return 0;
}

/// The letters that stand outside of quotes.
std::string letters_outside_quotes(std::string_view pattern) {
    std::string letters;
    bool quoted = false;
    for (char const byte : pattern) {
        if (byte == '\'') quoted = !quoted;
        else if (!quoted) letters += byte;
    }
    return letters;
}

}  // namespace

std::optional<std::string> fraction_digits(std::int64_t nanoseconds, std::size_t count) {
    if (count > 9) return std::nullopt;
    return fmt::format("{:09}", nanoseconds).substr(0, count);
}

duration_fields::duration_fields(duration_value const& duration, std::string_view pattern)
    : duration_(duration), letters_(letters_outside_quotes(pattern)) {}

std::optional<std::string> duration_fields::text(pattern_field field) const {
    if (field.letter == 'S' || field.letter == 'n') {
        auto const below = total_of(duration_, group::nanoseconds) % nanoseconds_per_second;
        auto const size = static_cast<std::int64_t>(below < 0 ? -below : below);
        return field.letter == 'S' ? fraction_digits(size, field.count) : fmt::format("{:0{}}", size, field.count);
    }
    wide left = 0;
    std::optional<group> at;
    for (auto const& unit : units) {
        if (at != unit.of) left = total_of(duration_, unit.of);
        at = unit.of;
        if (unit.letters.find(field.letter) != std::string_view::npos) {
            auto const amount = left / unit.size;
            return fmt::format("{}{:0{}}", amount < 0 ? "-" : "", amount < 0 ? -amount : amount, field.count);
        }
        if (letters_.find_first_of(unit.letters) != std::string::npos) left %= unit.size;
    }
    return std::nullopt;
}

}  // namespace wafer::engine
