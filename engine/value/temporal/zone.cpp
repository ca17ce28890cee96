#include "engine/value/temporal/zone.hpp"

#include <algorithm>
#include <chrono>
#include <vector>

#include <date/tz.h>
#include <fmt/format.h>

#include <wafer/error.hpp>

#include "engine/value/temporal/zone_links.hpp"

namespace wafer::engine {

namespace {

/// 400 years, after which the calendar and with it every rule of a zone repeats.
constexpr std::int64_t cycle_seconds = std::int64_t{146'097} * 86'400;
constexpr std::int64_t last_year_start = 32'503'680'000;    // 3000-01-01, behind all that is not a rule.
constexpr std::int64_t first_year_start = -62'167'219'200;  // 0000-01-01, before any clock had a zone.

/// The zone library's years are ±32767; ours are many more. An instant far off has the offset of one that the library can look at.
std::int64_t within_rules(std::int64_t seconds) {
    if (seconds < first_year_start) return first_year_start;
    return seconds < last_year_start ? seconds : last_year_start + (seconds - last_year_start) % cycle_seconds;
}

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& byte : lower) {
        if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
    }
    return lower;
}

date::time_zone const* find_rules(std::string_view name) {
    auto const& zones = date::get_tzdb().zones;
    auto const found = std::lower_bound(zones.begin(), zones.end(), name,
                                        [](date::time_zone const& zone, std::string_view wanted) { return zone.name() < wanted; });
    return found != zones.end() && found->name() == name ? &*found : nullptr;
}

/// For a name in another case than that of the database.
date::time_zone const* find_rules_in_any_case(std::string_view name) {
    auto const wanted = lower_ascii(name);
    auto const& zones = date::get_tzdb().zones;
    auto const found = std::find_if(zones.begin(), zones.end(), [&](auto const& zone) { return lower_ascii(zone.name()) == wanted; });
    return found != zones.end() ? &*found : nullptr;
}

[[noreturn]] void refuse(std::string_view text) {
    throw error(error_code::argument, "InvalidArgumentValue",
                fmt::format("'{}' is no time zone: neither an offset such as +01:00 nor a name such as Europe/London.", text));
}

date::time_zone const& rules_of(zone const& zone) {
    auto const* rules = find_rules(rules_name(zone.name));
    if (!rules) rules = find_rules(zone.name);
    if (!rules) refuse(zone.name);
    return *rules;
}

std::int32_t seconds_of(std::chrono::seconds offset) { return static_cast<std::int32_t>(offset.count()); }

/// Digits in groups of two, with or without colons between them.
std::optional<std::vector<int>> digit_pairs(std::string_view text) {
    bool const colons = text.find(':') != std::string_view::npos;
    std::vector<int> pairs;
    while (!text.empty()) {
        if (colons && !pairs.empty()) {
            if (text[0] != ':') return std::nullopt;
            text.remove_prefix(1);
        }
        auto const digit = [](char byte) { return byte >= '0' && byte <= '9'; };
        if (text.size() < 2 || !digit(text[0]) || !digit(text[1])) return std::nullopt;
        pairs.push_back((text[0] - '0') * 10 + (text[1] - '0'));
        text.remove_prefix(2);
    }
    return pairs;
}

}  // namespace

std::optional<std::int32_t> offset_of(std::string_view text) {
    if (text == "Z" || text == "z") return 0;
    if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    auto const pairs = digit_pairs(text.substr(1));
    if (!pairs || pairs->size() > 3) return std::nullopt;
    auto const part = [&](std::size_t i) { return i < pairs->size() ? (*pairs)[i] : 0; };
    if (part(0) > 18 || part(1) > 59 || part(2) > 59) return std::nullopt;
    std::int32_t const size = part(0) * 3600 + part(1) * 60 + part(2);
    return text[0] == '-' ? -size : size;
}

zone zone_of(std::string_view text) {
    if (auto const offset = offset_of(text)) return {"", *offset};
    auto const* rules = find_rules(text);
    if (!rules) rules = find_rules_in_any_case(text);
    if (!rules) refuse(text);
    return {rules->name(), 0};
}

std::int32_t offset_at(zone const& zone, std::int64_t instant) {
    if (zone.name.empty()) return zone.offset_seconds;
    date::sys_seconds const point{std::chrono::seconds{within_rules(instant)}};
    return seconds_of(rules_of(zone).get_info(point).offset);
}

std::int32_t offset_at_local(zone const& zone, std::int64_t local_seconds) {
    if (zone.name.empty()) return zone.offset_seconds;
    date::local_seconds const point{std::chrono::seconds{within_rules(local_seconds)}};
    // `first` is the only period, the earlier one of two, or the one before a gap.
    return seconds_of(rules_of(zone).get_info(point).first.offset);
}

}  // namespace wafer::engine
