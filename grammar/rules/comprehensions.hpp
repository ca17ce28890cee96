// Expressions that run over lists and patterns, and the conditional one.
#pragma once

#include "grammar/rules/terminals.hpp"

namespace wafer::grammar::rules {

struct case_id;
inline constexpr x3::rule<case_id, ast::case_expression> case_expression{"case"};
struct list_comprehension_id;
inline constexpr x3::rule<list_comprehension_id, ast::list_comprehension> list_comprehension{"list_comprehension"};
struct pattern_comprehension_id;
inline constexpr x3::rule<pattern_comprehension_id, ast::pattern_comprehension> pattern_comprehension{"pattern_comprehension"};
struct quantifier_id;
inline constexpr x3::rule<quantifier_id, ast::quantifier> quantifier{"quantifier"};
struct reduction_id;
inline constexpr x3::rule<reduction_id, ast::reduction> reduction{"reduction"};

BOOST_SPIRIT_DECLARE(decltype(case_expression), decltype(list_comprehension), decltype(pattern_comprehension), decltype(quantifier),
                     decltype(reduction))

}  // namespace wafer::grammar::rules
