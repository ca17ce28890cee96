#include "grammar/rules/comprehensions.hpp"

#include "grammar/rules/actions.hpp"
#include "grammar/rules/expressions.hpp"
#include "grammar/rules/lookahead.hpp"
#include "grammar/rules/patterns.hpp"

namespace wafer::grammar::rules {

struct case_branch_id;
constexpr x3::rule<case_branch_id, ast::case_branch> case_branch{"case_branch"};
BOOST_SPIRIT_DECLARE(decltype(case_branch))

// CaseExpression = 'CASE' [Expression] CaseAlternative {CaseAlternative} ['ELSE' Expression] 'END'
constexpr auto case_expression_def = kw("case") >> -(ahead(case_subject_ahead) >> value[into<&ast::case_expression::subject>]) >>
                                     +case_branch[onto<&ast::case_expression::branches>] >>
                                     -(kw("else") >> value[into<&ast::case_expression::otherwise>]) >> kw("end");
// CaseAlternative = 'WHEN' Expression 'THEN' Expression
constexpr auto case_branch_def = kw("when") >> condition[into<&ast::case_branch::when>] >>
                                 kw("then") >> value[into<&ast::case_branch::then>];
// ListComprehension = '[' Variable 'IN' Expression ['WHERE' Expression] ['|' Expression] ']'
constexpr auto list_comprehension_def = sym("[") >> variable_name[into<&ast::list_comprehension::variable>] >>
                                        kw("in") >> value_before_bar[into<&ast::list_comprehension::list>] >>
                                        -(kw("where") >> condition_before_bar[into<&ast::list_comprehension::where>]) >>
                                        -(sym("|", '|') >> value[into<&ast::list_comprehension::projection>]) >> sym("]");
// PatternComprehension = '[' [Variable '='] RelationshipsPattern ['WHERE' Expression] '|' Expression ']'
constexpr auto pattern_comprehension_def = sym("[") >> path[into<&ast::pattern_comprehension::path>] >>
                                           -(kw("where") >> condition_before_bar[into<&ast::pattern_comprehension::where>]) >>
                                           sym("|", '|') >> value[into<&ast::pattern_comprehension::projection>] >> sym("]");
// Quantifier = ('ALL' | 'ANY' | 'NONE' | 'SINGLE') '(' Variable 'IN' Expression ['WHERE' Expression] ')'
constexpr auto quantifier_def = (kw("all")[set<&ast::quantifier::kind, ast::quantifier_kind::all>] |
                                 kw("any")[set<&ast::quantifier::kind, ast::quantifier_kind::any>] |
                                 kw("none")[set<&ast::quantifier::kind, ast::quantifier_kind::none>] |
                                 kw("single")[set<&ast::quantifier::kind, ast::quantifier_kind::single>]) >>
                                sym("(") >> variable_name[into<&ast::quantifier::variable>] >>
                                kw("in") >> value[into<&ast::quantifier::list>] >> -(where[into<&ast::quantifier::where>]) >> sym(")");
// Reduce = 'REDUCE' '(' Variable '=' Expression ',' Variable 'IN' Expression '|' Expression ')'
constexpr auto reduction_def = kw("reduce") >> sym("(") >> variable_name[into<&ast::reduction::accumulator>] >>
                               sym("=") >> value[into<&ast::reduction::initial>] >>
                               sym(",") >> variable_name[into<&ast::reduction::variable>] >>
                               kw("in") >> value_before_bar[into<&ast::reduction::list>] >>
                               sym("|", '|') >> value[into<&ast::reduction::step>] >> sym(")");

BOOST_SPIRIT_DEFINE(case_expression, case_branch, list_comprehension, pattern_comprehension, quantifier, reduction)
BOOST_SPIRIT_INSTANTIATE(decltype(case_expression), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(case_branch), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(list_comprehension), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(pattern_comprehension), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(quantifier), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(reduction), iterator, context)

}  // namespace wafer::grammar::rules
