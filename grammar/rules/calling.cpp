// CALL of a procedure.
#include "grammar/rules/actions.hpp"
#include "grammar/rules/clauses.hpp"
#include "grammar/rules/expressions.hpp"

namespace wafer::grammar::rules {
namespace {

constexpr auto open_arguments = [](auto const& context) { x3::_val(context).arguments.emplace(); };
constexpr auto add_argument = [](auto const& context) { x3::_val(context).arguments->push_back(std::move(x3::_attr(context))); };
constexpr auto add_yield = [](auto const& context) {
    auto& yields = x3::_val(context).yields;
    if (!yields) yields.emplace();
    yields->push_back(std::move(x3::_attr(context)));
};

}  // namespace

struct yield_item_id;
constexpr x3::rule<yield_item_id, ast::yield_item> yield_item{"yield_item"};
BOOST_SPIRIT_DECLARE(decltype(yield_item))

// Call = 'CALL' ProcedureName ['(' [Expression {',' Expression}] ')'] ['YIELD' ('*' | YieldItem {',' YieldItem}) ['WHERE' Expression]]
constexpr auto call_clause_def = kw("call") >> (named("a procedure's name", any_name[onto<&ast::call_clause::path>]) % sym(".", '.')) >>
                                 -(sym("(")[open_arguments] >> -(value[add_argument] % sym(",")) >> sym(")")) >>
                                 -(kw("yield") >> (sym("*")[set<&ast::call_clause::yield_star>] | (yield_item[add_yield] % sym(","))) >>
                                   -(where[into<&ast::call_clause::where>]));
// YieldItem = ResultField ['AS' Variable]
constexpr auto yield_item_def = named("a column's name", any_name[into<&ast::yield_item::column>]) >>
                                -(kw("as") >> variable_name[into<&ast::yield_item::alias>]);

BOOST_SPIRIT_DEFINE(call_clause, yield_item)
BOOST_SPIRIT_INSTANTIATE(decltype(call_clause), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(yield_item), iterator, context)

}  // namespace wafer::grammar::rules
