// Queries and statements, and the queries inside of expressions.
#pragma once

#include "grammar/rules/terminals.hpp"

namespace wafer::grammar::rules {

struct query_id;
inline constexpr x3::rule<query_id, ast::query> query{"query"};
struct subquery_id;
inline constexpr x3::rule<subquery_id, ast::subquery_expression> subquery{"subquery"};
struct statement_id;
inline constexpr x3::rule<statement_id, ast::statement> statement{"statement"};

BOOST_SPIRIT_DECLARE(decltype(query), decltype(subquery), decltype(statement))

}  // namespace wafer::grammar::rules
