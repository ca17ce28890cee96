// MATCH, UNWIND, FOR and FILTER.
#include "grammar/rules/actions.hpp"
#include "grammar/rules/clauses.hpp"
#include "grammar/rules/expressions.hpp"
#include "grammar/rules/lookahead.hpp"
#include "grammar/rules/patterns.hpp"

namespace wafer::grammar::rules {
namespace {

template <bool FromZero>
struct take_position_action {
    template <class Context>
    void operator()(Context const& context) const {
        x3::_val(context).position = std::move(x3::_attr(context));
        x3::_val(context).from_zero = FromZero;
    }
};
template <bool FromZero>
constexpr take_position_action<FromZero> take_position{};

}  // namespace

struct for_ordinality_id;
constexpr x3::rule<for_ordinality_id, ast::name> for_ordinality{"for_ordinality"};
struct for_offset_id;
constexpr x3::rule<for_offset_id, ast::name> for_offset{"for_offset"};
BOOST_SPIRIT_DECLARE(decltype(for_ordinality), decltype(for_offset))

constexpr auto bindings = -kw("bindings");

struct match_mode_id;
constexpr x3::rule<match_mode_id, ast::match_clause> match_mode{"match_mode"};
BOOST_SPIRIT_DECLARE(decltype(match_mode))

constexpr auto take_mode = [](auto const& context) { x3::_val(context).mode = x3::_attr(context).mode; };

// MatchMode = 'REPEATABLE' ('ELEMENTS' | 'ELEMENT' ['BINDINGS'])
//           | 'DIFFERENT' ('RELATIONSHIPS' | 'EDGES' | ('RELATIONSHIP' | 'EDGE') ['BINDINGS'])
constexpr auto match_mode_def =
    (kw("repeatable")[set<&ast::match_clause::mode, ast::match_mode::repeatable_elements>] >>
     (kw("elements") | (kw("element") >> bindings))) |
    (kw("different")[set<&ast::match_clause::mode, ast::match_mode::different_relationships>] >>
     (kw("relationships") | kw("edges") | ((kw("relationship") | kw("edge")) >> bindings)));
// Match = ['OPTIONAL'] 'MATCH' [MatchMode] Pattern ['WHERE' Expression]
constexpr auto match_clause_def = -kw("optional")[set<&ast::match_clause::optional>] >>
                                  kw("match") >> -(ahead(match_mode_ahead) >> match_mode[take_mode]) >>
                                  pattern[into<&ast::match_clause::what>] >> -(where[into<&ast::match_clause::where>]);
// Unwind = 'UNWIND' Expression 'AS' Variable
constexpr auto unwind_clause_def = kw("unwind") >> value[into<&ast::unwind_clause::list>] >>
                                   kw("as") >> variable_name[into<&ast::unwind_clause::variable>];

// For = 'FOR' Variable 'IN' Expression ['WITH' ('ORDINALITY' | 'OFFSET') Variable]
constexpr auto for_clause_def = kw("for") >> variable_name[into<&ast::unwind_clause::variable>] >>
                                kw("in") >> value[into<&ast::unwind_clause::list>] >> -(for_ordinality[take_position<false>] | for_offset[take_position<true>]);
constexpr auto for_ordinality_def = kw("with") >> kw("ordinality") >> variable_name[whole];
constexpr auto for_offset_def = kw("with") >> kw("offset") >> variable_name[whole];
// Filter = 'FILTER' ['WHERE'] Expression
constexpr auto filter_clause_def = kw("filter") >> -kw("where") >> condition[into<&ast::filter_clause::where>];

BOOST_SPIRIT_DEFINE(match_mode, match_clause, unwind_clause, for_clause, for_ordinality, for_offset, filter_clause)
BOOST_SPIRIT_INSTANTIATE(decltype(match_mode), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(match_clause), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(unwind_clause), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(for_clause), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(for_ordinality), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(for_offset), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(filter_clause), iterator, context)

}  // namespace wafer::grammar::rules
