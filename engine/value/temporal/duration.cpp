#include "engine/value/temporal/duration.hpp"

#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include <wafer/error.hpp>

#include "engine/value/temporal/arithmetic.hpp"
#include "engine/value/temporal/parse.hpp"

namespace wafer::engine {

namespace {

using wide = __int128;

[[noreturn]] void refuse(std::string_view text) {
    throw error(error_code::argument, "InvalidArgumentValue", fmt::format("'{}' is not a duration that can be read.", text));
}

std::int64_t narrow(wide number) {
    auto const narrow = static_cast<std::int64_t>(number);
    if (narrow != number) throw error(error_code::arithmetic, "NumberOverflow", "A part of the duration does not fit a 64-bit integer.");
    return narrow;
}

/// `-12.5` at the start of `text`, which is moved behind it.
struct amount {
    std::int64_t whole = 0;
    long double fraction = 0;
};

std::optional<amount> read_amount(std::string_view& text) {
    bool const negative = !text.empty() && text[0] == '-';
    if (negative || (!text.empty() && text[0] == '+')) text.remove_prefix(1);
    wide whole = 0;
    std::size_t digits = 0;
    auto const digit = [&] { return digits < text.size() && text[digits] >= '0' && text[digits] <= '9'; };
    for (; digit(); ++digits) {
        whole = whole * 10 + (text[digits] - '0');
        if (whole > std::numeric_limits<std::int64_t>::max()) narrow(whole);
    }
    if (digits == 0) return std::nullopt;
    long double fraction = 0;
    if (digits < text.size() && (text[digits] == '.' || text[digits] == ',')) {
        long double place = 1;
        std::size_t const point = digits++;
        for (; digit(); ++digits) {
            fraction = fraction * 10 + (text[digits] - '0');
            place *= 10;
        }
        if (digits == point + 1) return std::nullopt;
        fraction /= place;
    }
    text.remove_prefix(digits);
    if (negative) return amount{narrow(-whole), -fraction};
    return amount{narrow(whole), fraction};
}

/// The units that a letter stands for, before and after `T`, in the order in which they may come.
constexpr std::pair<char, duration_unit> date_units[] = {{'Y', duration_unit::years},
                                                         {'Q', duration_unit::quarters},
                                                         {'M', duration_unit::months},
                                                         {'W', duration_unit::weeks},
                                                         {'D', duration_unit::days}};
constexpr std::pair<char, duration_unit> time_units[] = {
    {'H', duration_unit::hours}, {'M', duration_unit::minutes}, {'S', duration_unit::seconds}};

/// Amounts with their letters up to the end or to `T`; returns whether there were any.
template <std::size_t size>
bool read_units(std::string_view& text, std::pair<char, duration_unit> const (&units)[size], bool negative, duration_sum& sum) {
    std::size_t next = 0;
    bool any = false;
    while (!text.empty() && text[0] != 'T') {
        auto const part = read_amount(text);
        if (!part || text.empty()) return false;
        while (next < size && units[next].first != text[0]) ++next;
        if (next == size) return false;
        sum.add(units[next++].second, negative ? narrow(-wide{part->whole}) : part->whole, negative ? -part->fraction : part->fraction);
        text.remove_prefix(1);
        any = true;
    }
    return any;
}

/// `P2012-02-02T14:37:21.545`: the numbers of a date and time as amounts.
std::optional<duration_value> read_date_form(std::string_view text) {
    auto const take = [&](std::size_t digits, char after) -> std::optional<std::int64_t> {
        if (text.size() < digits) return std::nullopt;
        std::int64_t number = 0;
        for (char const digit : text.substr(0, digits)) {
            if (digit < '0' || digit > '9') return std::nullopt;
            number = number * 10 + (digit - '0');
        }
        text.remove_prefix(digits);
        if (after == '\0' || text.empty()) return number;
        if (text[0] != after) return std::nullopt;
        text.remove_prefix(1);
        return number;
    };
    auto const years = take(4, '-');
    auto const months = years ? take(2, '-') : std::nullopt;
    auto const days = months ? take(2, 'T') : std::nullopt;
    if (!days) return std::nullopt;
    duration_sum sum;
    sum.add(duration_unit::years, *years, 0);
    sum.add(duration_unit::months, *months, 0);
    sum.add(duration_unit::days, *days, 0);
    if (!text.empty()) sum.add(duration_unit::nanoseconds, parse_time(text).time->nanoseconds, 0);
    return sum.total();
}

}  // namespace

void duration_sum::add(duration_unit unit, std::int64_t whole, long double fraction) {
    // Units of a fixed ratio to the one that is kept: the product's own fraction stays.
    auto const scaled = [&](wide& sum, long double& rest, std::int64_t factor) {
        long double const product = fraction * static_cast<long double>(factor);
        long double const integral = std::trunc(product);
        sum += wide{whole} * factor + static_cast<wide>(integral);
        rest += product - integral;
    };
    switch (unit) {
        case duration_unit::years: scaled(months_, month_fraction_, 12); break;
        case duration_unit::quarters: scaled(months_, month_fraction_, 3); break;
        case duration_unit::months: scaled(months_, month_fraction_, 1); break;
        case duration_unit::weeks: scaled(days_, day_fraction_, 7); break;
        case duration_unit::days: scaled(days_, day_fraction_, 1); break;
        case duration_unit::hours: scaled(seconds_, second_fraction_, 3'600); break;
        case duration_unit::minutes: scaled(seconds_, second_fraction_, 60); break;
        case duration_unit::seconds: scaled(seconds_, second_fraction_, 1); break;
        case duration_unit::milliseconds: scaled(nanoseconds_, nanosecond_fraction_, 1'000'000); break;
        case duration_unit::microseconds: scaled(nanoseconds_, nanosecond_fraction_, 1'000); break;
        case duration_unit::nanoseconds: scaled(nanoseconds_, nanosecond_fraction_, 1); break;
    }
}

duration_value duration_sum::total() const {
    auto const rest = duration_of_parts(month_fraction_, day_fraction_, second_fraction_, nanosecond_fraction_);
    return duration_of(narrow(months_ + rest.months), narrow(days_ + rest.days), seconds_ + rest.seconds, nanoseconds_ + rest.nanoseconds);
}

duration_value parse_duration(std::string_view text) {
    auto rest = text;
    bool const negative = !rest.empty() && rest[0] == '-';
    if (negative || (!rest.empty() && rest[0] == '+')) rest.remove_prefix(1);
    if (rest.empty() || rest[0] != 'P') refuse(text);
    rest.remove_prefix(1);
    if (auto const dated = read_date_form(rest)) return negative ? negated(*dated) : *dated;
    duration_sum sum;
    bool any = read_units(rest, date_units, negative, sum);
    if (!rest.empty() && rest[0] == 'T') {
        rest.remove_prefix(1);
        any = read_units(rest, time_units, negative, sum);
    }
    if (!any || !rest.empty()) refuse(text);
    return sum.total();
}

}  // namespace wafer::engine
