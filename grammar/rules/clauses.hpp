// The clauses of a query. Each rule's file has the stem that its clause has in every layer.
#pragma once

#include "grammar/rules/terminals.hpp"

namespace wafer::grammar::rules {

struct match_id;
inline constexpr x3::rule<match_id, ast::match_clause> match_clause{"match"};
struct unwind_id;
inline constexpr x3::rule<unwind_id, ast::unwind_clause> unwind_clause{"unwind"};
struct with_id;
inline constexpr x3::rule<with_id, ast::with_clause> with_clause{"with"};
struct return_id;
inline constexpr x3::rule<return_id, ast::return_clause> return_clause{"return"};
struct create_id;
inline constexpr x3::rule<create_id, ast::create_clause> create_clause{"create"};
struct set_id;
inline constexpr x3::rule<set_id, ast::set_clause> set_clause{"set"};
struct remove_id;
inline constexpr x3::rule<remove_id, ast::remove_clause> remove_clause{"remove"};
struct merge_id;
inline constexpr x3::rule<merge_id, ast::merge_clause> merge_clause{"merge"};
struct delete_id;
inline constexpr x3::rule<delete_id, ast::delete_clause> delete_clause{"delete"};
struct call_clause_id;
inline constexpr x3::rule<call_clause_id, ast::call_clause> call_clause{"call"};

BOOST_SPIRIT_DECLARE(decltype(match_clause), decltype(unwind_clause), decltype(with_clause), decltype(return_clause),
                     decltype(create_clause), decltype(set_clause), decltype(remove_clause), decltype(merge_clause),
                     decltype(delete_clause), decltype(call_clause))

}  // namespace wafer::grammar::rules
