#include "grammar/ast/names.hpp"

#include "grammar/rules/lexical.hpp"

namespace wafer::grammar::rules {
namespace {

std::string_view between(char const* first, char const* last) { return {first, static_cast<std::size_t>(last - first)}; }

// The end of a name in backticks, where two of them stand for one; null when it is not closed.
char const* backticks_end(char const* first, char const* last) {
    for (++first; first != last; ++first) {
        if (*first != '`') continue;
        if (first + 1 == last || first[1] != '`') return first + 1;
        ++first;
    }
    return nullptr;
}

std::string unquoted(std::string_view quoted) {
    std::string text;
    text.reserve(quoted.size() - 2);
    for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
        text += quoted[i];
        if (quoted[i] == '`') ++i;
    }
    return text;
}

bool take_backticks(parse_state& state, char const*& first, ast::name& result) {
    auto const* end = backticks_end(first, state.end());
    if (end == nullptr)
        return state.stop("UnexpectedSyntax", "The name that starts with this backtick is not closed by another.",
                          state.range(first, first + 1));
    result.text = unquoted(between(first, end));
    result.at = state.range(first, end);
    return state.accept_token(first, end);
}

// ORDER BY is never a variable and what follows it, though both may name variables.
bool is_keyword_here(parse_state const& state, char const* first, char const* end) {
    auto const word = between(first, end);
    if (ast::is_reserved(word)) return true;
    if (!same_word(word, "order")) return false;
    while (end != state.end() && is(*end, blank)) ++end;
    return state.has_keyword(end, "by");
}

bool take_one(parse_state& state, char const*& first, ast::name& result, bool keywords) {
    if (state.stopped()) return false;
    if (first != state.end() && *first == '`') return take_backticks(state, first, result);
    auto const* end = name_end(first, state.end());
    if (end == first || (!keywords && is_keyword_here(state, first, end))) return state.missing(first, {"a name"});
    result.text.assign(first, end);
    result.at = state.range(first, end);
    return state.accept_token(first, end);
}

}  // namespace

bool take_name(parse_state& state, char const*& first, ast::name& result) { return take_one(state, first, result, false); }

bool take_any_name(parse_state& state, char const*& first, ast::name& result) { return take_one(state, first, result, true); }

bool take_parameter(parse_state& state, char const*& first, std::string& result) {
    if (state.stopped() || first == state.end() || *first != '$') return state.missing(first, {"a parameter"});
    auto const* start = first + 1;
    if (start != state.end() && *start == '`') {
        ast::name quoted;
        if (!take_backticks(state, start, quoted)) return false;
        result = std::move(quoted.text);
        first = start;
        return true;
    }
    auto const* end = name_part_end(start, state.end());
    if (end == start) return state.stop("UnexpectedSyntax", "A parameter needs a name right after its $.", state.range(first, start));
    result.assign(start, end);
    return state.accept_token(first, end);
}

char const* any_name_end(parse_state const& state, char const* first) {
    if (first == state.end() || *first != '`') return name_end(first, state.end());
    auto const* end = backticks_end(first, state.end());
    return end == nullptr ? first : end;
}

}  // namespace wafer::grammar::rules
