#include "grammar/rules/diagnosis.hpp"

#include <array>
#include <cstdio>

#include "grammar/rules/lexical.hpp"
#include "grammar/rules/words.hpp"

namespace wafer::grammar::rules {
namespace {

std::string upper(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return result;
}

std::string shown(expectation const& expected) {
    switch (expected.of) {
        case expectation::sort::keyword: return upper(expected.what);
        case expectation::sort::symbol: return "`" + std::string(expected.what) + "`";
        case expectation::sort::phrase: break;
    }
    return std::string(expected.what);
}

// "a, b or c"
std::string listed(std::vector<expectation> const& expected) {
    std::string text;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (i > 0) text += i + 1 == expected.size() ? " or " : ", ";
        text += shown(expected[i]);
    }
    return text;
}

// The end of the token at `first`, as far as an error points to it.
char const* token_end(parse_state const& state, char const* first) {
    if (first == state.end()) return first;
    auto const* end = any_name_end(state, first);
    if (end != first) return end;
    if (is(*first, digit) || *first == '$') return name_part_end(first + 1, state.end());
    auto const quoted = quoted_end(state.text(), static_cast<std::size_t>(first - state.begin()));
    if (quoted > state.text().size()) return state.end();
    if (state.begin() + quoted != first) return state.begin() + quoted;
    return first + character_at(first, state.end()).size_bytes;
}

std::string clipped(std::string_view text) {
    constexpr std::size_t longest = 40;
    if (text.size() <= longest) return std::string(text);
    std::size_t size = longest;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
    return std::string(text.substr(0, size)) + "…";
}

// The ASCII character that one beyond ASCII looks like, or 0.
char look_alike(char32_t code) {
    if (code >= 0xFF01 && code <= 0xFF5E) return static_cast<char>(code - 0xFEE0);
    if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212 || code == 0x00AD) return '-';
    if (code >= 0x2018 && code <= 0x201B) return '\'';
    if (code >= 0x201C && code <= 0x201F) return '"';
    switch (code) {
        case 0x3001: return ',';
        case 0x27E8:
        case 0x3008: return '<';
        case 0x27E9:
        case 0x3009: return '>';
        case 0x3010: return '[';
        case 0x3011: return ']';
        case 0x00D7: return '*';
        default: return '\0';
    }
}

parse_error wrong_character(parse_state const& state, character found) {
    auto const* first = state.farthest();
    std::array<char, 16> number{};
    std::snprintf(number.data(), number.size(), "U+%04X", static_cast<unsigned>(found.code));
    std::string const written(first, found.size_bytes);
    parse_error error{"InvalidUnicodeCharacter",
                      "The character " + written + " (" + number.data() + ") is no part of the language.",
                      state.range(first, first + found.size_bytes),
                      {}};
    if (char const meant = look_alike(found.code); meant != '\0') {
        error.message += std::string(" Write `") + meant + "`.";
        error.suggestions.emplace_back(1, meant);
    }
    return error;
}

std::string found_text(parse_state const& state, char const* end) {
    auto const* first = state.farthest();
    if (first == state.end()) return "the end of the text";
    return "`" + clipped({first, static_cast<std::size_t>(end - first)}) + "`";
}

// Operators of other languages.
std::string operator_meant(std::string_view rest) {
    if (rest.substr(0, 2) == "!=") return "<>";
    if (rest.substr(0, 2) == "&&") return "AND";
    if (rest.substr(0, 1) == "!") return "NOT";
    return rest.substr(0, 1) == "=" ? "=" : "";
}

std::vector<std::string> suggestions(parse_state const& state, char const* end) {
    auto const* first = state.farthest();
    if (name_end(first, state.end()) == first) {
        auto const meant = operator_meant({first, static_cast<std::size_t>(state.end() - first)});
        return meant.empty() ? std::vector<std::string>{} : std::vector<std::string>{meant};
    }
    std::vector<std::string> likely;
    for (auto const& expected : state.expected())
        if (expected.of == expectation::sort::keyword) likely.push_back(upper(expected.what));
    return nearest_keywords({first, static_cast<std::size_t>(end - first)}, likely);
}

}  // namespace

parse_error diagnose(parse_state const& state) {
    if (state.fatal()) return *state.fatal();
    auto const* first = state.farthest();
    auto const found = character_at(first, state.end());
    bool const is_name = name_end(first, state.end()) != first;
    if (found.code >= 0x80 && !is_name) return wrong_character(state, found);
    auto const* end = token_end(state, first);
    parse_error error{"UnexpectedSyntax", "Found " + found_text(state, end), state.range(first, end), suggestions(state, end)};
    if (!state.expected().empty()) error.message += " where " + listed(state.expected()) + " was expected";
    error.message += ".";
    if (!error.suggestions.empty()) error.message += " Did you mean " + error.suggestions.front() + "?";
    return error;
}

}  // namespace wafer::grammar::rules
