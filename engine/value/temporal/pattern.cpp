#include "engine/value/temporal/pattern.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include <fmt/format.h>

#include <wafer/error.hpp>

#include "engine/value/format.hpp"
#include "engine/value/temporal/moment.hpp"
#include "engine/value/temporal/pattern_duration.hpp"
#include "engine/value/temporal/sketch.hpp"

namespace wafer::engine {

namespace {

constexpr std::array<std::string_view, 12> month_names = {"January", "February", "March",     "April",   "May",      "June",
                                                          "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> day_names = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

constexpr std::size_t most_letters = 19;

[[noreturn]] void refuse(pattern_field field, value const& moment) {
    throw error(error_code::argument, "InvalidArgumentValue",
                fmt::format("`{}` in a pattern means nothing for {}, which is {}.", std::string(field.count, field.letter),
                            to_excerpt(moment), name_of(moment.type())));
}

/// A date, time of day and offset, as far as the value has them.
struct instant_parts {
    std::optional<std::int64_t> days;
    std::optional<std::int64_t> nanoseconds;
    std::optional<std::int32_t> offset_seconds;
    std::string zone;
};

instant_parts parts_of(value const& moment) {
    instant_parts parts;
    auto const from = sketch_of(moment);
    if (from.date) parts.days = from.date->days;
    if (from.time) parts.nanoseconds = from.time->nanoseconds;
    if (moment.is(kind::zoned_time)) parts.offset_seconds = moment.zoned_time().offset_seconds;
    if (moment.is(kind::zoned_datetime)) {
        parts.offset_seconds = moment.zoned_datetime().offset_seconds;
        parts.zone = moment.zoned_datetime().zone;
    }
    return parts;
}

/// A number in at least as many digits as there are letters.
std::string digits(std::int64_t number, std::size_t width) {
    auto const text = fmt::format("{:0{}}", number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number), width);
    return number < 0 ? "-" + text : text;
}

/// Two letters stand for the last two digits.
std::string year_digits(std::int64_t year, std::size_t count) {
    if (count == 2) return digits(floor_modulo<std::int64_t>(year, 100), 2);
    bool const wide = count >= 4 && year > 0 && fmt::formatted_size("{}", year) > count;
    return (wide ? "+" : "") + digits(year, count);
}

/// The whole name by four letters, its beginning by three, one character by five.
std::optional<std::string> styled(std::string_view name, std::size_t count) {
    if (count <= 3) return std::string(name.substr(0, 3));
    if (count == 4) return std::string(name);
    return count == 5 ? std::optional(std::string(name.substr(0, 1))) : std::nullopt;
}

std::optional<std::string> quarter_text(int quarter, std::size_t count) {
    constexpr std::array<std::string_view, 4> ordinals = {"1st", "2nd", "3rd", "4th"};
    if (count <= 2) return digits(quarter, count);
    if (count == 3) return fmt::format("Q{}", quarter);
    if (count == 4) return fmt::format("{} quarter", ordinals[static_cast<std::size_t>(quarter - 1)]);
    return count == 5 ? std::optional(digits(quarter, 1)) : std::nullopt;
}

std::optional<std::string> era_text(bool common, std::size_t count) {
    if (count <= 3) return common ? "AD" : "BC";
    if (count == 4) return common ? "Anno Domini" : "Before Christ";
    return count == 5 ? std::optional<std::string>(common ? "A" : "B") : std::nullopt;
}

std::optional<std::string> date_text(pattern_field field, std::int64_t days) {
    auto const date = civil_from_days(days);
    auto const weekday = weekday_of(days);
    auto const count = field.count;
    switch (field.letter) {
        case 'G': return era_text(date.year > 0, count);
        case 'u': return year_digits(date.year, count);
        case 'y': return year_digits(date.year > 0 ? date.year : 1 - date.year, count);
        case 'Y': return year_digits(week_from_days(days).year, count);
        case 'D': return count <= 3 ? std::optional(digits(ordinal_day_of(days), count)) : std::nullopt;
        case 'M':
        case 'L': return count <= 2 ? digits(date.month, count) : styled(month_names[static_cast<std::size_t>(date.month - 1)], count);
        case 'd': return count <= 2 ? std::optional(digits(date.day, count)) : std::nullopt;
        case 'Q':
        case 'q': return quarter_text(quarter_of(date.month), count);
        case 'w': return count <= 2 ? std::optional(digits(week_from_days(days).week, count)) : std::nullopt;
        case 'F': return count == 1 ? std::optional(digits((date.day - 1) / 7 + 1, 1)) : std::nullopt;
        case 'E': return styled(day_names[static_cast<std::size_t>(weekday - 1)], count);
        case 'e':
        case 'c': return count <= 2 ? digits(weekday, count) : styled(day_names[static_cast<std::size_t>(weekday - 1)], count);
        case 'g': return digits(days + 40'587, count);  // Days since 1858-11-17.
        default: return std::nullopt;
    }
}

std::optional<std::string> time_text(pattern_field field, std::int64_t nanoseconds) {
    auto const hour = nanoseconds / (3600 * nanoseconds_per_second);
    auto const below_second = nanoseconds % nanoseconds_per_second;
    auto const two_digits = [&](std::int64_t number) {
        return field.count <= 2 ? std::optional(digits(number, field.count)) : std::nullopt;
    };
    switch (field.letter) {
        case 'a': return field.count == 1 ? std::optional<std::string>(hour < 12 ? "AM" : "PM") : std::nullopt;
        case 'H': return two_digits(hour);
        case 'k': return two_digits(hour == 0 ? 24 : hour);
        case 'K': return two_digits(hour % 12);
        case 'h': return two_digits(hour % 12 == 0 ? 12 : hour % 12);
        case 'm': return two_digits(nanoseconds / (60 * nanoseconds_per_second) % 60);
        case 's': return two_digits(nanoseconds / nanoseconds_per_second % 60);
        case 'S': return fraction_digits(below_second, field.count);
        case 'A': return digits(nanoseconds / 1'000'000, field.count);
        case 'n': return digits(below_second, field.count);
        case 'N': return digits(nanoseconds, field.count);
        default: return std::nullopt;
    }
}

struct offset_shape {
    bool colon = false;
    bool minutes = true;  // Else only where they are not zero.
    bool seconds = false;
};

std::string offset_digits(std::int32_t seconds, offset_shape shape) {
    auto const size = std::abs(seconds);
    auto const minute = size / 60 % 60;
    std::string text = fmt::format("{}{:02}", seconds < 0 ? '-' : '+', size / 3600);
    char const* const colon = shape.colon ? ":" : "";
    if (shape.minutes || minute != 0) text += fmt::format("{}{:02}", colon, minute);
    if (shape.seconds && size % 60 != 0) text += fmt::format("{}{:02}", colon, size % 60);
    return text;
}

/// `GMT+8`, or `GMT+08:00` in full.
std::optional<std::string> offset_from_greenwich(std::int32_t seconds, std::size_t count) {
    if (count != 1 && count != 4) return std::nullopt;
    if (seconds == 0) return "GMT";
    if (count == 4) return "GMT" + offset_digits(seconds, {true, true, true});
    auto text = offset_digits(seconds, {true, false, true});
    if (text[1] == '0') text.erase(1, 1);
    return "GMT" + text;
}

std::optional<std::string> offset_text(pattern_field field, std::int32_t seconds, std::string const& zone) {
    auto const count = field.count;
    bool const colon = count == 3 || count == 5;
    switch (field.letter) {
        case 'V':
            if (count != 2) return std::nullopt;
            return !zone.empty() ? zone : seconds == 0 ? "Z" : offset_digits(seconds, {true, true, true});
        case 'O': return offset_from_greenwich(seconds, count);
        case 'X':
            if (seconds == 0 && count <= 5) return "Z";
            [[fallthrough]];
        case 'x': return count <= 5 ? std::optional(offset_digits(seconds, {colon, count > 1, count > 3})) : std::nullopt;
        case 'Z':
            if (count <= 3) return offset_digits(seconds, {});
            if (count == 4) return offset_from_greenwich(seconds, 4);
            if (count > 5) return std::nullopt;
            return seconds == 0 ? "Z" : offset_digits(seconds, {true, true, true});
        default: return std::nullopt;
    }
}

std::optional<std::string> instant_text(pattern_field field, instant_parts const& from) {
    std::optional<std::string> text;
    if (from.days) text = date_text(field, *from.days);
    if (!text && from.nanoseconds) text = time_text(field, *from.nanoseconds);
    if (!text && from.offset_seconds) text = offset_text(field, *from.offset_seconds, from.zone);
    return text;
}

bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

/// The field at the start of the pattern: a letter as often as it is repeated.
pattern_field field_at(std::string_view pattern) {
    auto const end = std::min(pattern.find_first_not_of(pattern.front()), pattern.size());
    return {pattern.front(), end};
}

/// What stands in quotes at the start of the pattern, which moves behind it; two quotes are one.
std::string take_quoted(std::string_view& pattern) {
    auto const end = pattern.find('\'', 1);
    if (end == std::string_view::npos) throw error(error_code::argument, "InvalidArgumentValue", "A quote in a pattern has no end.");
    std::string text = end == 1 ? "'" : std::string(pattern.substr(1, end - 1));
    pattern.remove_prefix(end + 1);
    return text;
}

/// Walks over a pattern and writes its parts; `write` gives nothing for a field that the value does not have.
template <class Write>
class pattern_writer {
public:
    pattern_writer(value const& moment, Write write) : moment_(&moment), write_(std::move(write)) {}

    std::string run(std::string_view pattern) {
        while (!pattern.empty()) {
            char const next = pattern.front();
            if (next == '\'') {
                put(take_quoted(pattern));
            } else if (is_letter(next)) {
                auto const field = field_at(pattern);
                put(field);
                pattern.remove_prefix(field.count);
            } else {
                put(next);
                pattern.remove_prefix(1);
            }
        }
        if (!sections_.empty()) refuse_bracket();
        return std::move(text_);
    }

private:
    /// A section in brackets, which is left out when the value lacks one of its fields.
    struct section {
        std::size_t begin = 0;
        bool left_out = false;
    };

    [[noreturn]] static void refuse_bracket() {
        throw error(error_code::argument, "InvalidArgumentValue", "A bracket in a pattern has no counterpart.");
    }

    void put(std::string_view text) { text_ += text; }
    void put(pattern_field field) {
        auto const text = field.count <= most_letters ? write_(field) : std::nullopt;
        if (!text && sections_.empty()) refuse(field, *moment_);
        if (text) text_ += *text;
        else sections_.back().left_out = true;
    }
    void put(char sign) {
        if (sign == '[') {
            sections_.push_back({text_.size(), false});
        } else if (sign == ']') {
            if (sections_.empty()) refuse_bracket();
            if (sections_.back().left_out) text_.resize(sections_.back().begin);
            sections_.pop_back();
        } else if (sign == '{' || sign == '}' || sign == '#') {
            throw error(error_code::argument, "InvalidArgumentValue", fmt::format("`{}` stands in quotes in a pattern.", sign));
        } else {
            text_ += sign;
        }
    }

    value const* moment_;
    Write write_;
    std::string text_;
    std::vector<section> sections_;
};

}  // namespace

std::string written_by(std::string_view pattern, value const& moment) {
    if (moment.is(kind::duration)) {
        duration_fields const fields(moment.duration(), pattern);
        return pattern_writer(moment, [&](pattern_field field) { return fields.text(field); }).run(pattern);
    }
    auto const from = parts_of(moment);
    return pattern_writer(moment, [&](pattern_field field) { return instant_text(field, from); }).run(pattern);
}

}  // namespace wafer::engine
