// Four bits for the kind, in the order of kinds, and 60 for the value:
//
//   number           59 bits of the float, as a whole number that orders as floats do; 1 if it is greater than they say
//   string           seven bytes; their number, or 8 if there are more
//   local date-time  56 bits of seconds; 0, or 8 if there are nanoseconds
//   boolean, date, local time: all of it. Zoned time and date-time, duration: the instant or length; 1, as that is not all. List and point: nothing.
#include "engine/graph/index_prefix.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace wafer::engine {

namespace {

constexpr unsigned value_bits = 60;
constexpr std::uint64_t value_mask = (std::uint64_t{1} << value_bits) - 1;
constexpr std::uint64_t more_text = 8;

/// The place of a kind among the kinds that can be stored, as `order` has it.
std::uint64_t tag_of(kind kind) {
    switch (kind) {
        case kind::list: return 3;
        case kind::point: return 5;
        case kind::zoned_datetime: return 6;
        case kind::local_datetime: return 7;
        case kind::date: return 8;
        case kind::zoned_time: return 9;
        case kind::local_time: return 10;
        case kind::duration: return 11;
        case kind::string: return 12;
        case kind::boolean: return 13;
        case kind::integer:
        case kind::floating: return 14;
        case kind::null:
        case kind::map:
        case kind::node:
        case kind::relationship:
        case kind::path: break;
    }
    return 15;
}

/// A signed number as `bits` unsigned bits; those that do not fit are drawn to the ends.
std::uint64_t shifted(std::int64_t number, unsigned bits) {
    std::int64_t const half = std::int64_t{1} << (bits - 1);
    return static_cast<std::uint64_t>(std::clamp(number, -half, half - 1) + half);
}

std::uint64_t of_floating(double number, bool greater) {
    if (std::isnan(number)) return value_mask - 1;
    std::uint64_t bits = 0;
    std::memcpy(&bits, &number, sizeof bits);
    constexpr std::uint64_t sign = std::uint64_t{1} << 63;
    // Both zeros become the middle.
    std::uint64_t const ordered = (bits & sign) != 0 ? sign - (bits & ~sign) : sign + bits;
    return ordered >> 5 << 1 | (greater || (ordered & 31) != 0 ? 1u : 0u);
}

/// The greatest float that is not above the integer, and whether it is below.
std::uint64_t of_integer(std::int64_t number) {
    auto nearest = static_cast<double>(number);
    constexpr double two_to_63 = 9223372036854775808.0;
    bool const above = nearest >= two_to_63 || static_cast<std::int64_t>(nearest) > number;
    if (above) nearest = std::nextafter(nearest, -two_to_63);
    return of_floating(nearest, static_cast<std::int64_t>(nearest) != number);
}

std::uint64_t of_text(std::string_view text) {
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < 7; ++i) bytes = bytes << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0u);
    return bytes << 4 | (text.size() > 7 ? more_text : text.size());
}

std::uint64_t of_duration(duration_value const& duration) {
    auto const seconds = static_cast<__int128>(duration.months) * 2'629'746 + static_cast<__int128>(duration.days) * 86'400 + duration.seconds;
    constexpr std::int64_t most = std::int64_t{1} << 57;
    auto const drawn = std::clamp<__int128>(seconds, -most, most);
    return shifted(static_cast<std::int64_t>(drawn), value_bits - 1) << 1 | 1;
}

std::uint64_t of_value(value const& content) {
    switch (content.type()) {
        case kind::boolean: return content.boolean() ? 2 : 0;
        case kind::integer: return of_integer(content.integer());
        case kind::floating: return of_floating(content.floating(), false);
        case kind::string: return of_text(content.string());
        case kind::date: return shifted(content.date().days, value_bits);
        case kind::local_time: return shifted(content.local_time().nanoseconds, value_bits);
        case kind::zoned_time: {
            auto const time = content.zoned_time();
            return shifted(time.nanoseconds - std::int64_t{time.offset_seconds} * 1'000'000'000, value_bits - 1) << 1 | 1;
        }
        case kind::local_datetime:
            return shifted(content.local_datetime().seconds, value_bits - 4) << 4 | (content.local_datetime().nanoseconds == 0 ? 0u : 8u);
        case kind::zoned_datetime: return shifted(content.zoned_datetime().seconds, value_bits - 1) << 1 | 1;
        case kind::duration: return of_duration(content.duration());
        case kind::null:
        case kind::list:
        case kind::point:
        case kind::map:
        case kind::node:
        case kind::relationship:
        case kind::path: break;
    }
    return 1;
}

}  // namespace

std::uint64_t index_prefix(value const& content) { return tag_of(content.type()) << value_bits | of_value(content); }

bool is_exact(std::uint64_t prefix) {
    switch (prefix >> value_bits) {
        case 14: return (prefix & 1) == 0;
        case 12: return (prefix & 15) < more_text;
        case 8:
        case 10:
        case 13: return true;
        case 7: return (prefix & 15) == 0;
        default: return false;
    }
}

}  // namespace wafer::engine
