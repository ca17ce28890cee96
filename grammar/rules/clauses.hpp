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
struct foreach_id;
inline constexpr x3::rule<foreach_id, ast::foreach_clause> foreach_clause{"foreach"};
struct subquery_clause_id;
inline constexpr x3::rule<subquery_clause_id, ast::subquery_clause> subquery_clause{"call_subquery"};
struct for_id;
inline constexpr x3::rule<for_id, ast::unwind_clause> for_clause{"for"};
struct filter_id;
inline constexpr x3::rule<filter_id, ast::filter_clause> filter_clause{"filter"};
struct let_id;
inline constexpr x3::rule<let_id, ast::let_clause> let_clause{"let"};
struct finish_id;
inline constexpr x3::rule<finish_id, ast::finish_clause> finish_clause{"finish"};
struct create_index_id;
inline constexpr x3::rule<create_index_id, ast::create_index_clause> create_index_clause{"create_index"};
struct create_constraint_id;
inline constexpr x3::rule<create_constraint_id, ast::create_constraint_clause> create_constraint_clause{"create_constraint"};
struct drop_id;
inline constexpr x3::rule<drop_id, ast::drop_clause> drop_clause{"drop"};
struct load_csv_id;
inline constexpr x3::rule<load_csv_id, ast::load_csv_clause> load_csv_clause{"load_csv"};
struct show_id;
inline constexpr x3::rule<show_id, ast::show_clause> show_clause{"show"};
/// Any of them.
struct clause_id;
inline constexpr x3::rule<clause_id, ast::clause> clause{"clause"};

BOOST_SPIRIT_DECLARE(decltype(match_clause), decltype(unwind_clause), decltype(with_clause), decltype(return_clause),
                     decltype(create_clause), decltype(set_clause), decltype(remove_clause), decltype(merge_clause),
                     decltype(delete_clause), decltype(call_clause), decltype(foreach_clause), decltype(subquery_clause),
                     decltype(for_clause), decltype(filter_clause), decltype(let_clause), decltype(finish_clause), decltype(create_index_clause),
                     decltype(create_constraint_clause), decltype(drop_clause), decltype(load_csv_clause), decltype(show_clause), decltype(clause))

}  // namespace wafer::grammar::rules
