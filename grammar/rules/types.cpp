#include "grammar/rules/types.hpp"

#include <array>

namespace wafer::grammar::rules {
namespace {

using sort = ast::value_type::sort;

struct type_name {
    std::array<std::string_view, 4> words;
    sort of;
};

// A name that another one begins with stands behind it.
constexpr type_name type_names[] = {
    {{"nothing"}, sort::nothing},
    {{"null"}, sort::null},
    {{"boolean"}, sort::boolean},
    {{"bool"}, sort::boolean},
    {{"string"}, sort::string},
    {{"varchar"}, sort::string},
    {{"signed", "integer"}, sort::integer},
    {{"integer"}, sort::integer},
    {{"int"}, sort::integer},
    {{"float"}, sort::floating},
    {{"date"}, sort::date},
    {{"local", "time"}, sort::local_time},
    {{"time", "without", "timezone"}, sort::local_time},
    {{"time", "without", "time", "zone"}, sort::local_time},
    {{"zoned", "time"}, sort::zoned_time},
    {{"time", "with", "timezone"}, sort::zoned_time},
    {{"time", "with", "time", "zone"}, sort::zoned_time},
    {{"local", "datetime"}, sort::local_datetime},
    {{"timestamp", "without", "timezone"}, sort::local_datetime},
    {{"timestamp", "without", "time", "zone"}, sort::local_datetime},
    {{"zoned", "datetime"}, sort::zoned_datetime},
    {{"timestamp", "with", "timezone"}, sort::zoned_datetime},
    {{"timestamp", "with", "time", "zone"}, sort::zoned_datetime},
    {{"duration"}, sort::duration},
    {{"point"}, sort::point},
    {{"node"}, sort::node},
    {{"vertex"}, sort::node},
    {{"any", "node"}, sort::node},
    {{"any", "vertex"}, sort::node},
    {{"relationship"}, sort::relationship},
    {{"edge"}, sort::relationship},
    {{"any", "relationship"}, sort::relationship},
    {{"any", "edge"}, sort::relationship},
    {{"path"}, sort::path},
    {{"map"}, sort::map},
    {{"any", "map"}, sort::map},
    {{"list"}, sort::list},
    {{"array"}, sort::list},
    {{"property", "value"}, sort::property_value},
    {{"any", "property", "value"}, sort::property_value},
    {{"any", "value"}, sort::any},
    {{"any"}, sort::any},
};

// The end of the words at `first`, or a null pointer.
char const* words_end(parse_state& state, char const* first, std::array<std::string_view, 4> const& words) {
    char const* end = nullptr;
    for (auto const word : words) {
        if (word.empty()) break;
        if (end) state.skip_blank(first = end);
        if (!state.has_keyword(first, word)) return nullptr;
        end = first + word.size();
    }
    return end;
}

bool take_type_name(parse_state& state, char const*& first, sort& result) {
    for (auto const& known : type_names) {
        auto const* end = words_end(state, first, known.words);
        if (!end) continue;
        result = known.of;
        return state.accept_token(first, end);
    }
    return state.missing(first, {"a type such as INTEGER or LIST<STRING>"});
}

bool bar_at(parse_state const& state, char const* at) {
    return at != state.end() && *at == '|' && (at + 1 == state.end() || at[1] != '|');
}

bool take_alternatives(parse_state& state, char const*& first, ast::value_type& result, bool bars);

// Of LIST<…>, which may go without; ANY<A | B> is what is within.
bool take_inner_type(parse_state& state, char const*& first, ast::value_type& result) {
    ast::value_type inner;
    if (first != state.end() && *first == '<') {
        auto const outer_peak = state.peak();
        bool const found = state.enter(first) && state.take_symbol(first, "<", 0) && take_alternatives(state, first, inner, true);
        state.leave(outer_peak);
        if (!found || !state.take_symbol(first, ">", 0)) return false;
    }
    if (result.of == sort::list) result.inner.push_back(std::move(inner));
    else result = std::move(inner);
    return true;
}

bool take_not_null(parse_state& state, char const*& first, ast::value_type& result) {
    auto const* end = words_end(state, first, {"not", "null"});
    if (!end && first != state.end() && *first == '!') end = first + 1;
    if (!end) return true;
    result.not_null = true;
    return state.accept_token(first, end);
}

// `INTEGER LIST`, `INTEGER ARRAY`: LIST<INTEGER>.
bool take_list_suffix(parse_state& state, char const*& first, ast::value_type& result) {
    char const* end = nullptr;
    if (state.has_keyword(first, "list")) end = first + 4;
    if (state.has_keyword(first, "array")) end = first + 5;
    if (!end) return true;
    ast::value_type list{sort::list, false, {}};
    list.inner.push_back(std::move(result));
    result = std::move(list);
    return state.accept_token(first, end) && take_not_null(state, first, result);
}

bool take_type(parse_state& state, char const*& first, ast::value_type& result) {
    if (!take_type_name(state, first, result.of)) return false;
    bool const holds_types = result.of == sort::list || result.of == sort::any;
    return (!holds_types || take_inner_type(state, first, result)) && take_not_null(state, first, result) &&
           take_list_suffix(state, first, result);
}

bool take_alternatives(parse_state& state, char const*& first, ast::value_type& result, bool bars) {
    if (!take_type(state, first, result)) return false;
    if (!bars || !bar_at(state, first)) return true;
    ast::value_type either{sort::either, false, {}};
    either.inner.push_back(std::move(result));
    while (bar_at(state, first)) {
        if (!state.take_symbol(first, "|", '|') || !take_type(state, first, either.inner.emplace_back())) return false;
    }
    result = std::move(either);
    return true;
}

}  // namespace

bool take_value_type(parse_state& state, char const*& first, ast::value_type& result) {
    return take_alternatives(state, first, result, !state.bar_ends);
}

}  // namespace wafer::grammar::rules
