#include <charconv>
#include <system_error>

#include "grammar/rules/lexical.hpp"

namespace wafer::grammar::rules {
namespace {

constexpr std::uint64_t least_integer_magnitude = 1ULL << 63U;

char const* digits_end(char const* first, char const* last) {
    while (first != last && is(*first, digit)) ++first;
    return first;
}

bool is_digit_at(char const* at, char const* last) { return at != last && is(*at, digit); }

std::string written(char const* first, char const* last) {
    constexpr std::ptrdiff_t longest = 40;
    return last - first <= longest ? std::string(first, last) : std::string(first, first + longest) + "…";
}

bool invalid(parse_state& state, char const* first, char const* last) {
    auto const* end = name_part_end(last, state.end());
    return state.stop("InvalidNumberLiteral", written(first, end) + " is not a number.", state.range(first, end));
}

// A name that starts right after a number makes both invalid.
bool accept_number(parse_state& state, char const*& first, char const* last) {
    if (name_part_end(last, state.end()) != last) return invalid(state, first, last);
    return state.accept_token(first, last);
}

struct integer_form {
    int base = 10;
    std::ptrdiff_t prefix = 0;
};

// 0x…, 0o… and the older octal 0…
integer_form form_at(char const* first, char const* last) {
    if (*first != '0' || last - first < 2) return {};
    char const mark = lower(first[1]);
    if (mark == 'x') return {16, 2};
    if (mark == 'o') return {8, 2};
    return is(first[1], digit) ? integer_form{8, 1} : integer_form{};
}

bool take_integer(parse_state& state, char const*& first, std::uint64_t& result) {
    auto const form = form_at(first, state.end());
    auto const* digits = first + form.prefix;
    auto const read = std::from_chars(digits, state.end(), result, form.base);
    if (read.ec == std::errc::invalid_argument || name_part_end(read.ptr, state.end()) != read.ptr) return invalid(state, first, digits);
    bool const after_minus = state.minus_end != nullptr && state.minus_end == state.token_end();
    auto const most = least_integer_magnitude - (after_minus ? 0 : 1);
    if (read.ec == std::errc::result_out_of_range || result > most)
        return state.stop("IntegerOverflow", written(first, read.ptr) + " does not fit into 64 bits.", state.range(first, read.ptr));
    return accept_number(state, first, read.ptr);
}

// The end of a fraction and an exponent after the integer digits; `digits` itself when there is neither.
char const* float_end(parse_state const& state, char const* digits) {
    auto const* end = digits;
    if (end != state.end() && *end == '.' && is_digit_at(end + 1, state.end())) end = digits_end(end + 1, state.end());
    if (end == state.end() || lower(*end) != 'e') return end;
    auto const* exponent = end + 1;
    if (exponent != state.end() && (*exponent == '-' || *exponent == '+')) ++exponent;
    return is_digit_at(exponent, state.end()) ? digits_end(exponent, state.end()) : end;
}

bool is_tiny(std::string_view digits) {
    auto const exponent = digits.find_first_of("eE");
    return exponent == std::string_view::npos ? digits[0] == '0' || digits[0] == '.' : digits[exponent + 1] == '-';
}

// The value is 0 where it is too small for a double, and an error where it is too large.
bool take_float(parse_state& state, char const*& first, char const* end, double& result) {
    auto const read = std::from_chars(first, end, result);
    if (read.ec == std::errc::result_out_of_range) {
        if (!is_tiny({first, static_cast<std::size_t>(end - first)}))
            return state.stop("FloatingPointOverflow", written(first, end) + " is too large for a floating-point number.",
                              state.range(first, end));
        result = 0;
    }
    return accept_number(state, first, end);
}

}  // namespace

bool take_number(parse_state& state, char const*& first, number& result) {
    bool const starts = is_digit_at(first, state.end()) || (first != state.end() && *first == '.' && is_digit_at(first + 1, state.end()));
    if (state.stopped() || !starts) return state.missing(first, {"a number"});
    bool const prefixed = form_at(first, state.end()).prefix == 2;
    auto const* digits = digits_end(first, state.end());
    auto const* end = prefixed ? digits : float_end(state, digits);
    if (end == digits) return take_integer(state, first, result.emplace<std::uint64_t>());
    return take_float(state, first, end, result.emplace<double>());
}

bool take_count(parse_state& state, char const*& first, std::uint64_t& result) {
    if (state.stopped() || !is_digit_at(first, state.end())) return state.missing(first, {"a whole number"});
    return take_integer(state, first, result);
}

}  // namespace wafer::grammar::rules
