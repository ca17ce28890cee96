#include "grammar/question/rules.hpp"

#include <cassert>
#include <utility>

#include <boost/spirit/home/x3.hpp>

namespace wafer::question {
namespace {

namespace x3 = boost::spirit::x3;

template <auto Member>
constexpr auto into = [](auto const& context) { x3::_val(context).*Member = std::move(x3::_attr(context)); };
template <auto Member>
constexpr auto onto = [](auto const& context) { (x3::_val(context).*Member).push_back(std::move(x3::_attr(context))); };
constexpr auto set_literal = [](auto const& context) { x3::_val(context).literal = true; };
constexpr auto set_optional = [](auto const& context) { x3::_val(context).optional = true; };

// Blank = ' ' | '\t' | '#' up to the end of the line
constexpr auto blank = x3::blank | ('#' >> *(x3::char_ - x3::eol));
// Name = letter { letter | '_' }
x3::rule<struct name_id, std::string> const name = "name";
auto const name_def = x3::lexeme[+(x3::char_("a-z_"))];
// Words = "'" { any but "'" } "'"; an apostrophe is written "`"
x3::rule<struct words_id, std::string> const words = "words";
auto const words_def = x3::lexeme['\'' >> +(x3::char_ - '\'') >> '\''];
// Part = (Name | Words) [ '?' ]
x3::rule<struct part_id, rule_part> const part = "part";
auto const part_def = (words[into<&rule_part::text>] >> x3::eps[set_literal] | name[into<&rule_part::text>]) >> -(x3::lit('?')[set_optional]);
// Meaning = number | Name '(' [ Meaning { ',' Meaning } ] ')'
x3::rule<struct meaning_id, rule_meaning> const meaning = "meaning";
auto const meaning_def = x3::uint_[into<&rule_meaning::place>] |
                         (name[into<&rule_meaning::action>] >> '(' >> -(meaning[onto<&rule_meaning::arguments>] % ',') >> ')');
// Rule = Name '<-' Part { Part } '=>' Meaning [ '!' number ]
x3::rule<struct line_id, rule> const line = "line";
auto const line_def = name[into<&rule::category>] >> "<-" >> +part[onto<&rule::parts>] >> "=>" >> meaning[into<&rule::meaning>] >>
                      -('!' >> x3::uint_[into<&rule::cost>]);

BOOST_SPIRIT_DEFINE(name, words, part, meaning, line)

/// Places behind a part that is left out move up by one.
void move_up(rule_meaning& meaning, unsigned left_out) {
    assert(meaning.place != left_out);
    if (meaning.place > left_out) --meaning.place;
    for (auto& each : meaning.arguments) move_up(each, left_out);
}

/// The rules that a rule with optional parts stands for.
void expand(rule const& whole, std::vector<rule>& into) {
    for (std::size_t i = 0; i < whole.parts.size(); ++i) {
        if (!whole.parts[i].optional) continue;
        rule with = whole;
        with.parts[i].optional = false;
        expand(with, into);
        rule without = whole;
        without.parts.erase(without.parts.begin() + static_cast<std::ptrdiff_t>(i));
        move_up(without.meaning, static_cast<unsigned>(i + 1));
        expand(without, into);
        return;
    }
    into.push_back(whole);
}

}  // namespace

std::vector<rule> read_rules(std::string_view text) {
    std::vector<rule> rules;
    auto first = text.begin();
    std::vector<rule> lines;
    [[maybe_unused]] bool const read = x3::phrase_parse(first, text.end(), *x3::eol >> *(line >> +x3::eol), blank, lines);
    assert(read && first == text.end());
    for (auto const& each : lines) expand(each, rules);
    return rules;
}

}  // namespace wafer::question
