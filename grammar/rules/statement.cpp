#include "grammar/rules/statement.hpp"

#include "grammar/rules/actions.hpp"
#include "grammar/rules/clauses.hpp"
#include "grammar/rules/expressions.hpp"
#include "grammar/rules/lookahead.hpp"
#include "grammar/rules/patterns.hpp"
#include "grammar/rules/read.hpp"
#include "grammar/rules/why.hpp"

namespace wafer::grammar::rules {
namespace {

using ast::subquery_kind;

// A pattern with WHERE stands for the query that is this MATCH alone.
constexpr auto take_match = [](auto const& context) {
    auto& query = x3::_val(context);
    ast::match_clause& match = x3::_attr(context);
    auto const& state = state_of(context);
    auto const* first = state.begin() + match.what.paths.front().at.begin;
    auto const at = state.range_from(first);
    ast::single_query only;
    only.at = at;
    only.clauses.push_back({std::move(match), at});
    query.parts.push_back(std::move(only));
};

constexpr auto take_why = [](auto const& context) { x3::_val(context).why = std::move(x3::_attr(context)); };

}  // namespace

struct single_query_id;
constexpr x3::rule<single_query_id, ast::single_query> single_query{"single_query"};
struct union_query_id;
constexpr x3::rule<union_query_id, ast::query> union_query{"union_query"};
struct union_id;
constexpr x3::rule<union_id, bool> union_all{"union"};
struct bare_match_id;
constexpr x3::rule<bare_match_id, ast::match_clause> bare_match{"bare_match"};
struct bare_query_id;
constexpr x3::rule<bare_query_id, ast::query> bare_query{"bare_query"};
BOOST_SPIRIT_DECLARE(decltype(single_query), decltype(union_query), decltype(union_all), decltype(bare_match), decltype(bare_query))

// Clause = Match | Unwind | With | Return | Create | Set | Remove | Merge | Delete | CallSubquery | Call | Foreach | For | Filter | Let
//        | Finish | CreateIndex | CreateConstraint | Drop | LoadCsv | Show
constexpr auto clause_def =
    named("a clause, such as MATCH or RETURN",
          located(match_clause[into<&ast::clause::node>] | return_clause[into<&ast::clause::node>] | with_clause[into<&ast::clause::node>] |
                  (ahead(schema_ahead) >> (create_index_clause[into<&ast::clause::node>] | create_constraint_clause[into<&ast::clause::node>] |
                                           drop_clause[into<&ast::clause::node>])) |
                  create_clause[into<&ast::clause::node>] | unwind_clause[into<&ast::clause::node>] | set_clause[into<&ast::clause::node>] |
                  merge_clause[into<&ast::clause::node>] | delete_clause[into<&ast::clause::node>] |
                  remove_clause[into<&ast::clause::node>] |
                  (ahead(subquery_call_ahead) >> subquery_clause[into<&ast::clause::node>]) | call_clause[into<&ast::clause::node>] |
                  foreach_clause[into<&ast::clause::node>] | for_clause[into<&ast::clause::node>] |
                  filter_clause[into<&ast::clause::node>] | let_clause[into<&ast::clause::node>] |
                  finish_clause[into<&ast::clause::node>] | load_csv_clause[into<&ast::clause::node>] |
                  show_clause[into<&ast::clause::node>]));
// SingleQuery = Clause {Clause}
constexpr auto single_query_def = located(+clause[onto<&ast::single_query::clauses>]);
// Union = 'UNION' ['ALL' | 'DISTINCT']
constexpr auto union_all_def = kw("union") >> -(kw("all")[([](auto const& context) { x3::_val(context) = true; })] | kw("distinct"));
// UnionQuery = SingleQuery {Union SingleQuery}
constexpr auto union_query_def =
    located(single_query[onto<&ast::query::parts>] >> *(union_all[onto<&ast::query::all>] >> single_query[onto<&ast::query::parts>]));
// RegularQuery = UnionQuery {'NEXT' UnionQuery}
constexpr auto query_def = located(union_query[whole] >> *(kw("next") >> union_query[onto<&ast::query::next>]));
constexpr auto bare_match_def = pattern[into<&ast::match_clause::what>] >> -(where[into<&ast::match_clause::where>]);
constexpr auto bare_query_def = located(ahead(pattern_ahead) >> bare_match[take_match]);
// Subquery = ('EXISTS' | 'COUNT' | 'COLLECT') '{' (Pattern ['WHERE' Expression] | RegularQuery) '}'
constexpr auto subquery_def = (kw("exists")[set<&ast::subquery_expression::kind, subquery_kind::exists>] |
                               kw("count")[set<&ast::subquery_expression::kind, subquery_kind::count>] |
                               kw("collect")[set<&ast::subquery_expression::kind, subquery_kind::collect>]) >>
                              sym("{") >> nested(placed(place::plain,
                                                        named("a pattern or a query", bare_query[into<&ast::subquery_expression::body>] |
                                                                                          query[into<&ast::subquery_expression::body>]))) >>
                              sym("}");
// Statement = ['EXPLAIN' | 'PROFILE'] [Why] RegularQuery [';']
constexpr auto statement_def = -(kw("explain")[set<&ast::statement::mode, ast::statement_mode::explain>] |
                                 kw("profile")[set<&ast::statement::mode, ast::statement_mode::profile>]) >>
                               -(why[take_why]) >> query[into<&ast::statement::what>] >> -sym(";") >> end_of_text;

BOOST_SPIRIT_DEFINE(statement, query, union_query, single_query, clause, union_all, bare_match, bare_query, subquery)
BOOST_SPIRIT_INSTANTIATE(decltype(statement), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(query), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(single_query), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(union_query), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(clause), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(union_all), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(bare_match), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(bare_query), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(subquery), iterator, context)

bool read_statement(parse_state& state, ast::statement& result) {
    auto const* first = state.begin();
    state.skip_blank(first);
    return x3::parse(first, state.end(), x3::with<state_tag>(state)[statement], result) && !state.stopped();
}

}  // namespace wafer::grammar::rules
