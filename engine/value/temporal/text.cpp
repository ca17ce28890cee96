#include "engine/value/temporal/text.hpp"

#include <cstdlib>

#include <fmt/format.h>

#include "engine/value/temporal/calendar.hpp"

namespace wafer::engine {

namespace {

constexpr std::int64_t seconds_per_day = 86'400;
constexpr std::int64_t nanoseconds_per_second = 1'000'000'000;

/// `.645876123` without the zeros at the end; nothing for 0.
void append_fraction(std::string& out, std::int64_t nanoseconds) {
    if (nanoseconds == 0) return;
    std::string digits = fmt::format(".{:09}", nanoseconds);
    digits.erase(digits.find_last_not_of('0') + 1);
    out += digits;
}

/// `12:31`, `12:31:14`, `12:31:14.645`: as short as the time allows.
std::string clock_text(std::int64_t second_of_day, std::int64_t nanoseconds) {
    std::string out = fmt::format("{:02}:{:02}", second_of_day / 3600, second_of_day / 60 % 60);
    if (second_of_day % 60 != 0 || nanoseconds != 0) {
        out += fmt::format(":{:02}", second_of_day % 60);
        append_fraction(out, nanoseconds);
    }
    return out;
}

/// `2Y`, `-3M`; nothing for 0.
void append_part(std::string& out, std::int64_t amount, char unit) {
    if (amount != 0) out += fmt::format("{}{}", amount, unit);
}

/// Seconds and nanoseconds share their sign in the text, `-0.4S`, but not in the value, where the nanoseconds are never negative.
void append_seconds(std::string& out, std::int64_t seconds, std::int64_t nanoseconds, bool negative) {
    if (seconds == 0 && nanoseconds == 0) return;
    if (negative) out += '-';
    out += fmt::format("{}", seconds);
    append_fraction(out, nanoseconds);
    out += 'S';
}

void append_clock(std::string& out, std::int64_t seconds, std::int32_t nanoseconds) {
    bool const negative = seconds < 0;
    // Towards zero: -1 s + 600,000,000 ns is -0.4 s. The magnitude fits, as only -2^63 has none, and that is lifted by one then or kept
    // apart.
    bool const borrow = negative && nanoseconds > 0;
    std::int64_t const whole = borrow ? seconds + 1 : seconds;
    std::int64_t const fraction = borrow ? nanoseconds_per_second - nanoseconds : nanoseconds;
    append_part(out, whole / 3600, 'H');
    append_part(out, whole / 60 % 60, 'M');
    append_seconds(out, std::abs(whole % 60), fraction, negative);
}

}  // namespace

std::string offset_text(std::int32_t offset_seconds) {
    if (offset_seconds == 0) return "Z";
    std::int32_t const size = std::abs(offset_seconds);
    std::string out = fmt::format("{}{:02}:{:02}", offset_seconds < 0 ? '-' : '+', size / 3600, size / 60 % 60);
    if (size % 60 != 0) out += fmt::format(":{:02}", size % 60);
    return out;
}

std::string to_text(date_value date) {
    auto const civil = civil_from_days(date.days);
    std::string year = fmt::format("{:04}", std::abs(civil.year));
    if (civil.year < 0) {
        year.insert(0, 1, '-');
    } else if (civil.year > 9999) {
        year.insert(0, 1, '+');
    }
    return fmt::format("{}-{:02}-{:02}", year, civil.month, civil.day);
}

std::string to_text(local_time_value time) {
    return clock_text(time.nanoseconds / nanoseconds_per_second, time.nanoseconds % nanoseconds_per_second);
}

std::string to_text(zoned_time_value time) { return to_text(local_time_value{time.nanoseconds}) + offset_text(time.offset_seconds); }

std::string to_text(local_datetime_value time) {
    date_value const date{floor_divide(time.seconds, seconds_per_day)};
    return to_text(date) + "T" + clock_text(floor_modulo(time.seconds, seconds_per_day), time.nanoseconds);
}

std::string to_text(zoned_datetime_value const& time) {
    std::string out =
        to_text(local_datetime_value{time.seconds + time.offset_seconds, time.nanoseconds}) + offset_text(time.offset_seconds);
    if (!time.zone.empty()) out += fmt::format("[{}]", time.zone);
    return out;
}

std::string to_text(duration_value const& duration) {
    std::string out = "P";
    append_part(out, duration.months / 12, 'Y');
    append_part(out, duration.months % 12, 'M');
    append_part(out, duration.days, 'D');
    std::string clock;
    append_clock(clock, duration.seconds, duration.nanoseconds);
    if (!clock.empty()) out += "T" + clock;
    return out.size() == 1 ? "PT0S" : out;
}

}  // namespace wafer::engine
