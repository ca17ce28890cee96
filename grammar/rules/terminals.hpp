// The terminals and directives that all rules are made of, as Spirit X3 parsers. Each terminal takes one token and the white space
// after it; the grammar uses no skipper. Stateless: everything that changes is in the `parse_state` of the context.
#pragma once

#include <string_view>
#include <utility>

#include <boost/spirit/home/x3.hpp>

#include "grammar/rules/lexical.hpp"
#include "grammar/rules/state.hpp"

namespace wafer::grammar::rules {

namespace x3 = boost::spirit::x3;

struct state_tag;
using iterator = char const*;
using context = x3::context<state_tag, parse_state>;

template <class Context>
parse_state& state_of(Context const& context) {
    return x3::get<state_tag>(context);
}

/// A terminal without a value that calls `Take(state, first)`.
template <class Derived>
struct plain_terminal : x3::parser<Derived> {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;

    template <class Context, class RuleContext, class Attribute>
    bool parse(iterator& first, iterator const&, Context const& context, RuleContext&, Attribute&) const {
        return this->derived().take(state_of(context), first);
    }
};

/// A terminal that reads a `Value` by `Take(state, first, value)`.
template <class Value, bool (*Take)(parse_state&, iterator&, Value&)>
struct valued_terminal : x3::parser<valued_terminal<Value, Take>> {
    using attribute_type = Value;
    static bool const has_attribute = true;

    template <class Context, class RuleContext>
    bool parse(iterator& first, iterator const&, Context const& context, RuleContext&, Value& value) const {
        return Take(state_of(context), first, value);
    }
    template <class Context, class RuleContext>
    bool parse(iterator& first, iterator const&, Context const& context, RuleContext&, x3::unused_type) const {
        Value ignored{};
        return Take(state_of(context), first, ignored);
    }
};

struct keyword_terminal : plain_terminal<keyword_terminal> {
    std::string_view word;
    explicit constexpr keyword_terminal(std::string_view text) : word(text) {}
    bool take(parse_state& state, iterator& first) const { return state.take_keyword(first, word); }
};
/// A keyword, given in lower case, in any case and not as the start of a longer word.
constexpr keyword_terminal kw(std::string_view word) { return keyword_terminal(word); }

struct symbol_terminal : plain_terminal<symbol_terminal> {
    std::string_view text;
    char not_before;
    constexpr symbol_terminal(std::string_view symbol, char after) : text(symbol), not_before(after) {}
    bool take(parse_state& state, iterator& first) const { return state.take_symbol(first, text, not_before); }
};
/// Punctuation; not when the character `not_before` follows.
constexpr symbol_terminal sym(std::string_view text, char not_before = 0) { return {text, not_before}; }

struct end_terminal : plain_terminal<end_terminal> {
    bool take(parse_state& state, iterator& first) const { return state.take_end(first); }
};
inline constexpr end_terminal end_of_text{};

inline constexpr valued_terminal<ast::name, take_name> variable_name{};
inline constexpr valued_terminal<ast::name, take_any_name> any_name{};
inline constexpr valued_terminal<std::string, take_parameter> parameter_name{};
inline constexpr valued_terminal<std::string, take_string> quoted_string{};
inline constexpr valued_terminal<number, take_number> number_token{};
inline constexpr valued_terminal<std::uint64_t, take_count> count_token{};

/// What `subject` reads is called `what` when it does not even start.
template <class Subject>
struct named_directive : x3::unary_parser<Subject, named_directive<Subject>> {
    using base_type = x3::unary_parser<Subject, named_directive<Subject>>;
    static bool const is_pass_through_unary = true;
    static bool const handles_container = Subject::handles_container;
    std::string_view what;

    constexpr named_directive(Subject const& subject, std::string_view phrase) : base_type(subject), what(phrase) {}

    template <class Context, class RuleContext, class Attribute>
    bool parse(iterator& first, iterator const& last, Context const& context, RuleContext& rule, Attribute& value) const {
        auto& state = state_of(context);
        auto const* before = state.hush(first);
        bool const found = this->subject.parse(first, last, context, rule, value);
        state.unhush(before);
        return found || state.missing(first, {what});
    }
};
template <class Subject>
constexpr auto named(std::string_view what, Subject const& subject) {
    return named_directive<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject), what);
}

/// How the place of an expression differs from the place around it.
enum class place : unsigned char { plain, condition, before_bar, condition_before_bar, parenthesised };

template <class Subject>
struct placed_directive : x3::unary_parser<Subject, placed_directive<Subject>> {
    using base_type = x3::unary_parser<Subject, placed_directive<Subject>>;
    static bool const is_pass_through_unary = true;
    static bool const handles_container = Subject::handles_container;
    place where;

    constexpr placed_directive(Subject const& subject, place at) : base_type(subject), where(at) {}

    template <class Context, class RuleContext, class Attribute>
    bool parse(iterator& first, iterator const& last, Context const& context, RuleContext& rule, Attribute& value) const {
        auto& state = state_of(context);
        bool const bar = std::exchange(state.bar_ends, where == place::before_bar || where == place::condition_before_bar);
        bool const outer = state.condition;
        if (where != place::parenthesised) state.condition = where == place::condition || where == place::condition_before_bar;
        bool const found = this->subject.parse(first, last, context, rule, value);
        state.bar_ends = bar;
        state.condition = outer;
        return found;
    }
};
template <class Subject>
constexpr auto placed(place where, Subject const& subject) {
    return placed_directive<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject), where);
}

/// Counts one level of depth while `subject` reads.
template <class Subject>
struct nested_directive : x3::unary_parser<Subject, nested_directive<Subject>> {
    using base_type = x3::unary_parser<Subject, nested_directive<Subject>>;
    static bool const is_pass_through_unary = true;
    static bool const handles_container = Subject::handles_container;

    explicit constexpr nested_directive(Subject const& subject) : base_type(subject) {}

    template <class Context, class RuleContext, class Attribute>
    bool parse(iterator& first, iterator const& last, Context const& context, RuleContext& rule, Attribute& value) const {
        auto& state = state_of(context);
        auto const outer_peak = state.peak();
        bool const found = state.enter(first) && this->subject.parse(first, last, context, rule, value);
        state.leave(outer_peak);
        return found;
    }
};
template <class Subject>
constexpr auto nested(Subject const& subject) {
    return nested_directive<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject));
}

struct ahead_terminal : plain_terminal<ahead_terminal> {
    bool (*test)(parse_state&, iterator);
    explicit constexpr ahead_terminal(bool (*look)(parse_state&, iterator)) : test(look) {}
    bool take(parse_state& state, iterator& first) const { return !state.stopped() && test(state, first); }
};
/// Succeeds, taking nothing, where `test` holds; chooses among alternatives by looking ahead.
constexpr ahead_terminal ahead(bool (*test)(parse_state&, iterator)) { return ahead_terminal(test); }

/// Gives the rule's value the range of bytes that `subject` read.
template <class Subject>
struct located_directive : x3::unary_parser<Subject, located_directive<Subject>> {
    using base_type = x3::unary_parser<Subject, located_directive<Subject>>;
    static bool const is_pass_through_unary = true;
    static bool const handles_container = Subject::handles_container;

    explicit constexpr located_directive(Subject const& subject) : base_type(subject) {}

    template <class Context, class RuleContext, class Attribute>
    bool parse(iterator& first, iterator const& last, Context const& context, RuleContext& rule, Attribute& value) const {
        auto const* start = first;
        if (!this->subject.parse(first, last, context, rule, value)) return false;
        rule.at = state_of(context).range_from(start);
        return true;
    }
};
template <class Subject>
constexpr auto located(Subject const& subject) {
    return located_directive<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject));
}

}  // namespace wafer::grammar::rules
