#include "grammar/rules/lookahead.hpp"

#include "grammar/ast/names.hpp"
#include "grammar/rules/lexical.hpp"

namespace wafer::grammar::rules {
namespace {

char const* past_blank(parse_state& state, char const* at) {
    state.skip_blank(at);
    return at;
}

char byte_at(parse_state const& state, char const* at) { return at < state.end() ? *at : '\0'; }

std::string_view word_between(char const* first, char const* last) { return {first, static_cast<std::size_t>(last - first)}; }

// The end of a name that may be a variable, and the blank after it; `at` when there is none.
char const* past_variable(parse_state& state, char const* at) {
    auto const* end = any_name_end(state, at);
    if (end == at || ast::is_reserved(word_between(at, end))) return at;
    return past_blank(state, end);
}

// The inside of a node or a relationship after its variable.
bool detail_ahead(parse_state& state, char const* at) {
    char const next = byte_at(state, at);
    return next == ':' || next == '{' || next == '$' || state.has_keyword(at, "where");
}

// `name IN`
bool iteration_ahead(parse_state& state, char const* at) {
    auto const* after = past_variable(state, at);
    return after != at && state.has_keyword(after, "in");
}

// `*`, `+`, `?` or `{…}`, and the blank after it; `at` when there is none.
char const* past_quantifier(parse_state& state, char const* at) {
    if (!quantifier_ahead(state, at)) return at;
    if (*at != '{') return past_blank(state, at + 1);
    auto const close = state.brackets().after(static_cast<std::size_t>(at - state.begin()));
    return close == 0 ? at : past_blank(state, state.begin() + close);
}

// After the last dash: `(`, or `>(`, perhaps with a quantifier before the node.
bool node_ahead(parse_state& state, char const* at) {
    if (byte_at(state, at) == '>') ++at;
    return byte_at(state, past_quantifier(state, past_blank(state, at))) == '(';
}

// After the dash: `[…]`, told from a list that is subtracted.
bool relationship_detail_ahead(parse_state& state, char const* open) {
    auto const* inside = past_blank(state, open + 1);
    auto const* after = past_variable(state, inside);
    char const next = byte_at(state, after);
    if (next == '*' || next == ':') return true;
    if (next != ']' && !detail_ahead(state, after)) return false;
    auto const close = state.brackets().after(static_cast<std::size_t>(open - state.begin()));
    if (close == 0) return false;
    auto const* dash = past_blank(state, state.begin() + close);
    return byte_at(state, dash) == '-' && node_ahead(state, dash + 1);
}

bool relationship_ahead(parse_state& state, char const* at) {
    if (byte_at(state, at) == '<') ++at;
    if (byte_at(state, at) != '-') return false;
    ++at;
    if (byte_at(state, at) == '-') return node_ahead(state, at + 1);
    at = past_blank(state, at);
    return byte_at(state, at) == '[' && relationship_detail_ahead(state, at);
}

// What makes the parentheses before it a node: a relationship, or a part of a path in parentheses of its own.
bool step_ahead(parse_state& state, char const* at) { return relationship_ahead(state, at) || two_parentheses_ahead(state, at); }

atom_kind bracket_at(parse_state& state, char const* first) {
    auto const* inside = past_blank(state, first + 1);
    if (byte_at(state, inside) == '(') return path_ahead(state, inside) ? atom_kind::pattern_comprehension : atom_kind::list;
    if (binding_ahead(state, inside)) {
        auto const* value = past_blank(state, past_variable(state, inside) + 1);
        return byte_at(state, value) == '(' && path_ahead(state, value) ? atom_kind::pattern_comprehension : atom_kind::list;
    }
    if (!iteration_ahead(state, inside)) return atom_kind::list;
    // `[x IN a, y]` is a list of what `x IN a` and `y` say.
    bool const several = state.brackets().has_comma(static_cast<std::size_t>(first - state.begin()));
    return several ? atom_kind::list : atom_kind::list_comprehension;
}

bool is_quantifier(std::string_view word) {
    return same_word(word, "all") || same_word(word, "any") || same_word(word, "none") || same_word(word, "single");
}

// A word that opens a construct of its own by what follows it.
atom_kind construct_at(parse_state& state, std::string_view word, char const* after) {
    char const next = byte_at(state, after);
    if (next == '{') {
        bool const subquery = same_word(word, "exists") || same_word(word, "count") || same_word(word, "collect");
        return subquery ? atom_kind::subquery : atom_kind::none;
    }
    if (next != '(') return atom_kind::none;
    auto const* inside = past_blank(state, after + 1);
    if (same_word(word, "exists")) return atom_kind::exists_call;
    if (same_word(word, "trim")) return atom_kind::trim_call;
    if (same_word(word, "reduce") && binding_ahead(state, inside)) return atom_kind::reduction;
    if (same_word(word, "shortestpath") || same_word(word, "allshortestpaths")) return atom_kind::shortest_path;
    if (is_quantifier(word) && iteration_ahead(state, inside)) return atom_kind::quantifier;
    return atom_kind::none;
}

atom_kind literal_word(std::string_view word) {
    if (same_word(word, "null")) return atom_kind::null_literal;
    if (same_word(word, "true")) return atom_kind::true_literal;
    if (same_word(word, "false")) return atom_kind::false_literal;
    return same_word(word, "case") ? atom_kind::case_expression : atom_kind::none;
}

// `a.b.c(` is a call and `a.b.c` a variable with properties.
bool call_ahead(parse_state& state, char const* after) {
    while (byte_at(state, after) == '.') {
        auto const* key = past_blank(state, after + 1);
        auto const* end = any_name_end(state, key);
        if (end == key) return false;
        after = past_blank(state, end);
    }
    return byte_at(state, after) == '(';
}

atom_kind word_at(parse_state& state, char const* first) {
    auto const* end = any_name_end(state, first);
    auto const word = word_between(first, end);
    auto const* after = past_blank(state, end);
    if (*first != '`') {
        if (end == first) return atom_kind::none;
        if (auto const construct = construct_at(state, word, after); construct != atom_kind::none) return construct;
    }
    if (ast::is_reserved(word)) return literal_word(word);
    if (byte_at(state, after) == '{') return atom_kind::map_projection;
    return call_ahead(state, after) ? atom_kind::call : atom_kind::variable;
}

// An operand that cannot follow another one: a name, a text, a number, a parameter.
bool operand_ahead(parse_state& state, char const* at) {
    char const next = byte_at(state, at);
    return next == '\'' || next == '"' || next == '$' || (next >= '0' && next <= '9') || any_name_end(state, at) != at;
}

}  // namespace

atom_kind atom_at(parse_state& state, char const* first) {
    switch (byte_at(state, first)) {
        case '(': return path_ahead(state, first) ? atom_kind::path : atom_kind::parenthesised;
        case '[': return bracket_at(state, first);
        case '{': return atom_kind::map;
        case '$': return atom_kind::parameter;
        case '\'':
        case '"': return atom_kind::string;
        case '.': return atom_kind::number;
        case '\0': return atom_kind::none;
        default: break;
    }
    return is(*first, digit) ? atom_kind::number : word_at(state, first);
}

bool path_ahead(parse_state& state, char const* first) {
    auto const* inside = past_blank(state, first + 1);
    if (byte_at(state, inside) == ')') return true;
    auto const* after = past_variable(state, inside);
    if (after != inside && byte_at(state, after) == ')') return step_ahead(state, past_blank(state, after + 1));
    if (!detail_ahead(state, after)) return false;
    auto const close = state.brackets().after(static_cast<std::size_t>(first - state.begin()));
    return close != 0 && step_ahead(state, past_blank(state, state.begin() + close));
}

bool binding_ahead(parse_state& state, char const* first) {
    auto const* after = past_variable(state, first);
    return after != first && byte_at(state, after) == '=' && byte_at(state, after + 1) != '~';
}

bool hop_ahead(parse_state& state, char const* first) {
    if (byte_at(state, first) == '-') return true;
    return byte_at(state, first) == '<' && byte_at(state, past_blank(state, first + 1)) == '-';
}

bool two_parentheses_ahead(parse_state& state, char const* first) {
    return byte_at(state, first) == '(' && byte_at(state, past_blank(state, first + 1)) == '(';
}

bool parenthesis_ahead(parse_state& state, char const* first) { return byte_at(state, first) == '('; }

bool quantifier_ahead(parse_state& state, char const* first) {
    char const next = byte_at(state, first);
    return next == '*' || next == '+' || next == '?' || next == '{';
}

bool prefix_ahead(parse_state& state, char const* first) {
    auto const word = word_between(first, name_end(first, state.end()));
    for (auto const* const known : {"any", "all", "shortest", "walk", "trail", "simple", "acyclic"})
        if (same_word(word, known)) return true;
    return false;
}

bool match_mode_ahead(parse_state& state, char const* first) {
    bool const named = state.has_keyword(first, "repeatable") || state.has_keyword(first, "different");
    return named && !binding_ahead(state, first);
}

bool shortest_path_ahead(parse_state& state, char const* first) {
    auto const* end = name_end(first, state.end());
    auto const word = word_between(first, end);
    bool const named = same_word(word, "shortestpath") || same_word(word, "allshortestpaths");
    return named && byte_at(state, past_blank(state, end)) == '(';
}

bool case_subject_ahead(parse_state& state, char const* first) { return !state.has_keyword(first, "when"); }

bool pattern_ahead(parse_state& state, char const* first) {
    return byte_at(state, first) == '(' || shortest_path_ahead(state, first) || binding_ahead(state, first) || prefix_ahead(state, first);
}

bool subquery_call_ahead(parse_state& state, char const* first) {
    if (state.has_keyword(first, "optional")) first = past_blank(state, first + 8);
    if (!state.has_keyword(first, "call")) return false;
    char const next = byte_at(state, past_blank(state, first + 4));
    return next == '{' || next == '(';
}

bool schema_ahead(parse_state& state, char const* first) {
    if (state.has_keyword(first, "drop")) return true;
    if (!state.has_keyword(first, "create")) return false;
    auto const* word = past_blank(state, first + 6);
    if (binding_ahead(state, word)) return false;
    for (auto const begin : {"index", "constraint", "range", "text", "lookup", "fulltext", "vector", "point", "btree"})
        if (state.has_keyword(word, begin)) return true;
    return false;
}

bool schema_name_ahead(parse_state& state, char const* first) {
    return !state.has_keyword(first, "for") && !state.has_keyword(first, "if");
}

bool trim_side_ahead(parse_state& state, char const* first) {
    for (std::string_view const side : {"leading", "trailing", "both"}) {
        if (state.has_keyword(first, side)) return operand_ahead(state, past_blank(state, first + side.size()));
    }
    return false;
}

bool no_trim_side_ahead(parse_state& state, char const* first) { return !trim_side_ahead(state, first); }

bool trim_source_ahead(parse_state& state, char const* first) {
    return state.has_keyword(first, "from") && operand_ahead(state, past_blank(state, first + 4));
}

bool label_bar_ahead(parse_state& state, char const* first) { return !state.bar_ends && byte_at(state, first) == '|'; }

}  // namespace wafer::grammar::rules
