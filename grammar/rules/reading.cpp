// MATCH and UNWIND.
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

BOOST_SPIRIT_DEFINE(match_clause, unwind_clause)
BOOST_SPIRIT_INSTANTIATE(decltype(match_clause), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(unwind_clause), iterator, context)

}  // namespace wafer::grammar::rules
