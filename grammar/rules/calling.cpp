// CALL of a procedure and of a subquery.
#include "grammar/rules/actions.hpp"
#include "grammar/rules/clauses.hpp"
#include "grammar/rules/expressions.hpp"
#include "grammar/rules/statement.hpp"

namespace wafer::grammar::rules {
namespace {

constexpr auto open_arguments = [](auto const& context) { x3::_val(context).arguments.emplace(); };
constexpr auto add_argument = [](auto const& context) { x3::_val(context).arguments->push_back(std::move(x3::_attr(context))); };
constexpr auto add_yield = [](auto const& context) {
    auto& yields = x3::_val(context).yields;
    if (!yields) yields.emplace();
    yields->push_back(std::move(x3::_attr(context)));
};

// `IN TRANSACTIONS` behind a subquery has nothing to do yet.
struct transactions_check : plain_terminal<transactions_check> {
    bool take(parse_state& state, iterator& first) const {
        return !state.has_keyword(first, "in") ||
               state.stop("UnexpectedSyntax", "CALL … IN TRANSACTIONS is not supported: a statement is one transaction.",
                          state.range(first, first + 2));
    }
};

}  // namespace

struct yield_item_id;
constexpr x3::rule<yield_item_id, ast::yield_item> yield_item{"yield_item"};
BOOST_SPIRIT_DECLARE(decltype(yield_item))

// CallSubquery = ['OPTIONAL'] 'CALL' ['(' ('*' | [Variable {',' Variable}]) ')'] '{' RegularQuery '}'
constexpr auto subquery_clause_def =
    -kw("optional")[set<&ast::subquery_clause::optional>] >> kw("call") >>
    -(sym("(")[set<&ast::subquery_clause::imports, ast::import_mode::listed>] >>
      (sym("*")[set<&ast::subquery_clause::imports, ast::import_mode::all>] |
       -(variable_name[onto<&ast::subquery_clause::imported>] % sym(","))) >>
      sym(")")) >>
    sym("{") >> nested(placed(place::plain, query[into<&ast::subquery_clause::body>])) >> sym("}") >>
    transactions_check{};
// Call = ['OPTIONAL'] 'CALL' ProcedureName ['(' [Expression {',' Expression}] ')'] ['YIELD' ('*' | YieldItem {',' YieldItem}) ['WHERE' Expression]]
constexpr auto call_clause_def = -kw("optional")[set<&ast::call_clause::optional>] >> kw("call") >> (named("a procedure's name", any_name[onto<&ast::call_clause::path>]) % sym(".", '.')) >>
                                 -(sym("(")[open_arguments] >> -(value[add_argument] % sym(",")) >> sym(")")) >>
                                 -(kw("yield") >> (sym("*")[set<&ast::call_clause::yield_star>] | (yield_item[add_yield] % sym(","))) >>
                                   -(where[into<&ast::call_clause::where>]));
// YieldItem = ResultField ['AS' Variable]
constexpr auto yield_item_def = named("a column's name", any_name[into<&ast::yield_item::column>]) >>
                                -(kw("as") >> variable_name[into<&ast::yield_item::alias>]);

BOOST_SPIRIT_DEFINE(call_clause, subquery_clause, yield_item)
BOOST_SPIRIT_INSTANTIATE(decltype(call_clause), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(subquery_clause), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(yield_item), iterator, context)

}  // namespace wafer::grammar::rules
