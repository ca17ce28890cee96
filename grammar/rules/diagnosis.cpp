#include "grammar/rules/diagnosis.hpp"

#include <array>
#include <cstdio>

#include "grammar/rules/habits.hpp"
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

parse_error wrong_character(parse_state const& state, character found) {
    auto const* first = state.farthest();
    std::array<char, 16> number{};
    std::snprintf(number.data(), number.size(), "U+%04X", static_cast<unsigned>(found.code));
    std::string const written(first, found.size_bytes);
    parse_error error{"InvalidUnicodeCharacter",
                      "The character " + written + " (" + number.data() + ") is no part of the language.",
                      state.range(first, first + found.size_bytes),
                      {}};
    if (auto const meant = look_alike(found.code); !meant.empty()) {
        error.message += " Did you mean `" + std::string(meant) + "`?";
        error.suggestions.emplace_back(meant);
    }
    return error;
}

std::string found_text(parse_state const& state, char const* first, char const* end) {
    if (first == state.end()) return "the end of the text";
    return "`" + clipped({first, static_cast<std::size_t>(end - first)}) + "`";
}

std::vector<std::string> nearest(parse_state const& state, char const* end) {
    auto const* first = state.farthest();
    if (name_end(first, state.end()) == first) return {};
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
    auto const* const end = token_end(state, first);
    auto const known = habit_at(state, end).value_or(habit{first, end, "", ""});
    parse_error error{"UnexpectedSyntax", "Found " + found_text(state, known.first, known.last), state.range(known.first, known.last), {}};
    if (!state.expected().empty()) error.message += " where " + listed(state.expected()) + " was expected";
    error.message += ".";
    if (!known.advice.empty()) error.message += " " + known.advice;
    if (!known.meant.empty()) error.suggestions = {known.meant};
    else if (known.advice.empty()) error.suggestions = nearest(state, end);
    if (!error.suggestions.empty()) error.message += " Did you mean " + error.suggestions.front() + "?";
    return error;
}

}  // namespace wafer::grammar::rules
