#include "engine/value/temporal/parse.hpp"

#include <fmt/format.h>

#include <wafer/error.hpp>

#include "engine/value/temporal/build.hpp"
#include "engine/value/temporal/moment.hpp"

namespace wafer::engine {

namespace {

/// Reads a text from left to right; any expectation that fails is an error that names the whole text.
class reader {
public:
    reader(std::string_view text, std::string_view wanted) : text_(text), rest_(text), wanted_(wanted) {}

    [[nodiscard]] bool done() const { return rest_.empty(); }
    [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_[0]; }
    [[nodiscard]] std::string_view rest() const { return rest_; }

    bool take(char byte) {
        if (peek() != byte || rest_.empty()) return false;
        rest_.remove_prefix(1);
        return true;
    }
    std::string_view take_rest() { return std::exchange(rest_, {}); }

    [[nodiscard]] std::size_t digits_ahead() const {
        auto const end = rest_.find_first_not_of("0123456789");
        return end == std::string_view::npos ? rest_.size() : end;
    }
    int number(std::size_t digits) {
        if (digits_ahead() < digits) refuse();
        int number = 0;
        for (char const digit : rest_.substr(0, digits)) number = number * 10 + (digit - '0');
        rest_.remove_prefix(digits);
        return number;
    }
    /// Up to nine digits after a point, as nanoseconds.
    std::int64_t fraction() {
        auto const digits = digits_ahead();
        if (digits == 0 || digits > 9) refuse();
        std::int64_t nanoseconds = number(digits);
        for (auto i = digits; i < 9; ++i) nanoseconds *= 10;
        return nanoseconds;
    }

    [[noreturn]] void refuse() const {
        throw error(error_code::argument, "InvalidArgumentValue", fmt::format("'{}' is not {} that can be read.", text_, wanted_));
    }

private:
    std::string_view text_;
    std::string_view rest_;
    std::string_view wanted_;
};

/// Four digits, or a sign and up to nine.
std::int64_t read_year(reader& from) {
    bool const negative = from.peek() == '-';
    if (!from.take('-') && !from.take('+')) return from.number(4);
    auto const digits = from.digits_ahead();
    if (digits == 0 || digits > 9) from.refuse();
    std::int64_t const year = from.number(digits);
    return negative ? -year : year;
}

/// `W30`, `W30-2`, `W302`.
std::int64_t read_week(reader& from, std::int64_t year) {
    int const week = from.number(2);
    if (from.take('-')) return days_from_week({year, week, from.number(1)});
    return days_from_week({year, week, from.digits_ahead() > 0 ? from.number(1) : 1});
}

/// `Q3`, `Q3-45`, `Q345`.
std::int64_t read_quarter(reader& from, std::int64_t year) {
    int const quarter = from.number(1);
    if (from.take('-')) return days_from_quarter(year, quarter, from.number(2));
    return days_from_quarter(year, quarter, from.digits_ahead() > 0 ? from.number(2) : 1);
}

/// What follows the year: a month, a month and a day, a week, a quarter or an ordinal day.
std::int64_t read_day_of_year(reader& from, std::int64_t year) {
    bool const extended = from.take('-');
    if (from.take('W')) return read_week(from, year);
    if (from.take('Q')) return read_quarter(from, year);
    auto const digits = from.digits_ahead();
    if (digits == 3) return days_from_ordinal(year, from.number(3));
    if (digits == 4 && !extended) {
        int const month = from.number(2);
        return days_from_calendar({year, month, from.number(2)});
    }
    if (digits != 2) from.refuse();
    int const month = from.number(2);
    if (extended && from.take('-')) return days_from_calendar({year, month, from.number(2)});
    return days_from_calendar({year, month, 1});
}

date_value read_date(reader& from) {
    auto const year = read_year(from);
    if (from.done() || from.peek() == 'T') return {days_from_calendar({year, 1, 1})};
    return {read_day_of_year(from, year)};
}

/// `21:40:32.142`, `214032.142`, and both without seconds or minutes.
local_time_value read_time(reader& from) {
    clock_fields clock;
    clock.hour = from.number(2);
    bool const extended = from.peek() == ':';
    auto const more = [&] { return extended ? from.take(':') : from.digits_ahead() > 0; };
    if (more()) {
        clock.minute = from.number(2);
        if (more()) {
            clock.second = from.number(2);
            if (from.take('.') || from.take(',')) clock.nanosecond = from.fraction();
        }
    }
    return {nanoseconds_of(clock)};
}

/// `Z`, `+01:00` and the like, then perhaps `[Europe/Stockholm]`.
void read_zone(reader& from, parsed_moment& into) {
    auto rest = from.take_rest();
    if (auto const bracket = rest.find('['); bracket != std::string_view::npos) {
        if (rest.back() != ']') from.refuse();
        into.zone = rest.substr(bracket + 1, rest.size() - bracket - 2);
        if (into.zone.empty()) from.refuse();
        rest = rest.substr(0, bracket);
    }
    if (rest.empty()) return;
    into.offset_seconds = offset_of(rest);
    if (!into.offset_seconds) from.refuse();
}

}  // namespace

date_value parse_date(std::string_view text) {
    reader from(text, "a date");
    auto const date = read_date(from);
    if (!from.done()) from.refuse();
    return date;
}

parsed_moment parse_time(std::string_view text) {
    reader from(text, "a time");
    parsed_moment result;
    result.time = read_time(from);
    read_zone(from, result);
    return result;
}

parsed_moment parse_datetime(std::string_view text) {
    reader from(text, "a date and time");
    parsed_moment result;
    result.date = read_date(from);
    if (from.take('T')) result.time = read_time(from);
    read_zone(from, result);
    return result;
}

}  // namespace wafer::engine
