#include "engine/function/rounding.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

#include "engine/base/text.hpp"

namespace wafer::engine {

namespace {

/// 0.`digits` times ten to the power of `exponent`.
struct decimal {
    std::string digits;
    int exponent = 0;
};

decimal decimal_of(double size) {
    std::array<char, 32> buffer{};
    auto const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), size, std::chars_format::scientific).ptr;
    std::string const text(buffer.data(), end);
    auto const e = text.find('e');
    decimal result;
    for (char const byte : text.substr(0, e)) {
        if (byte != '.') result.digits += byte;
    }
    result.exponent = std::stoi(text.substr(e + 1)) + 1;
    return result;
}

/// Whether the digits from `cut` on, of which one is not 0, are rounded away from zero.
bool goes_away(std::string const& digits, std::size_t cut, bool negative, rounding mode) {
    auto const above_half = [&] {
        return digits[cut] > '5' || (digits[cut] == '5' && digits.find_first_not_of('0', cut + 1) != std::string::npos);
    };
    auto const at_least_half = [&] { return digits[cut] >= '5'; };
    switch (mode) {
        case rounding::up: return true;
        case rounding::down: return false;
        case rounding::ceiling: return !negative;
        case rounding::floor: return negative;
        case rounding::half_up: return at_least_half();
        case rounding::half_down: return above_half();
        case rounding::half_even: return above_half() || (at_least_half() && cut > 0 && (digits[cut - 1] - '0') % 2 == 1);
    }
    return false;
}

/// Adds one in the last place; a carry out of the first place makes the number a digit longer.
void increment(decimal& number) {
    for (auto place = number.digits.rbegin(); place != number.digits.rend(); ++place) {
        if (*place != '9') {
            ++*place;
            return;
        }
        *place = '0';
    }
    number.digits.insert(0, 1, '1');
    ++number.exponent;
}

double read(decimal const& number) {
    std::string const text = "0." + number.digits + "e" + std::to_string(number.exponent);
    double result = 0;
    std::from_chars(text.data(), text.data() + text.size(), result);
    return result;
}

}  // namespace

std::optional<rounding> rounding_of(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, rounding>, 7> modes = {{{"UP", rounding::up},
                                                                             {"DOWN", rounding::down},
                                                                             {"CEILING", rounding::ceiling},
                                                                             {"FLOOR", rounding::floor},
                                                                             {"HALF_UP", rounding::half_up},
                                                                             {"HALF_DOWN", rounding::half_down},
                                                                             {"HALF_EVEN", rounding::half_even}}};
    auto const wanted = upper_case(name);
    for (auto const& [mode_name, mode] : modes) {
        if (mode_name == wanted) return mode;
    }
    return std::nullopt;
}

double rounded(double number, unsigned places, rounding mode) {
    if (!std::isfinite(number) || number == 0.0) return number;
    auto exact = decimal_of(std::abs(number));
    int const kept = exact.exponent + static_cast<int>(places);
    if (kept >= static_cast<int>(exact.digits.size())) return number;
    if (kept < 0) {
        // Less than a tenth of the last place: zeros before the digits bring it into view.
        exact.digits.insert(0, static_cast<std::size_t>(-kept), '0');
        exact.exponent -= kept;
    }
    auto const cut = static_cast<std::size_t>(std::max(kept, 0));
    bool const away = goes_away(exact.digits, cut, number < 0, mode);
    exact.digits.resize(cut);
    if (away) increment(exact);
    return std::copysign(exact.digits.empty() ? 0.0 : read(exact), number);
}

}  // namespace wafer::engine
