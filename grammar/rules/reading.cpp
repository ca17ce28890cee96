// MATCH, UNWIND, FOR and FILTER.
#include "grammar/rules/actions.hpp"
#include "grammar/rules/clauses.hpp"
#include "grammar/rules/expressions.hpp"
#include "grammar/rules/patterns.hpp"

namespace wafer::grammar::rules {

// Match = ['OPTIONAL'] 'MATCH' Pattern ['WHERE' Expression]
constexpr auto match_clause_def = -kw("optional")[set<&ast::match_clause::optional>] >>
                                  kw("match") >> pattern[into<&ast::match_clause::what>] >> -(where[into<&ast::match_clause::where>]);
// Unwind = 'UNWIND' Expression 'AS' Variable
constexpr auto unwind_clause_def = kw("unwind") >> value[into<&ast::unwind_clause::list>] >>
                                   kw("as") >> variable_name[into<&ast::unwind_clause::variable>];

// For = 'FOR' Variable 'IN' Expression
constexpr auto for_clause_def = kw("for") >> variable_name[into<&ast::unwind_clause::variable>] >>
                                kw("in") >> value[into<&ast::unwind_clause::list>];
// Filter = 'FILTER' ['WHERE'] Expression
constexpr auto filter_clause_def = kw("filter") >> -kw("where") >> condition[into<&ast::filter_clause::where>];

BOOST_SPIRIT_DEFINE(match_clause, unwind_clause, for_clause, filter_clause)
BOOST_SPIRIT_INSTANTIATE(decltype(match_clause), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(unwind_clause), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(for_clause), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(filter_clause), iterator, context)

}  // namespace wafer::grammar::rules
