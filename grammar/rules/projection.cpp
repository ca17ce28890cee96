// WITH, RETURN and LET, which project, and FINISH, which ends as RETURN does.
#include "grammar/rules/projection.hpp"

#include "grammar/rules/clauses.hpp"

namespace wafer::grammar::rules {
namespace {

using ast::projection;

// The text of the expression names the column when there is no alias.
constexpr auto take_item = [](auto const& context) {
    auto const& state = state_of(context);
    auto& item = x3::_val(context);
    item.value = std::move(x3::_attr(context));
    auto const at = item.value.at;
    item.text.assign(state.begin() + at.begin, state.begin() + at.end);
};

// LET passes everything on besides.
constexpr auto add_let = [](auto const& context) {
    auto& what = x3::_val(context).what;
    what.star = true;
    what.items.push_back(std::move(x3::_attr(context)));
};

constexpr auto nothing = [](auto const&) {};

}  // namespace

struct let_item_id;
constexpr x3::rule<let_item_id, ast::projection_item> let_item{"let_item"};
struct projection_id;
constexpr x3::rule<projection_id, projection> projection_body{"projection"};
struct item_id;
constexpr x3::rule<item_id, ast::projection_item> item{"item"};
BOOST_SPIRIT_DECLARE(decltype(projection_body), decltype(item), decltype(let_item))

// ProjectionBody = ['DISTINCT'] ProjectionItems Cut
// ProjectionItems = '*' {',' ProjectionItem} | ProjectionItem {',' ProjectionItem}
constexpr auto projection_body_def = -kw("distinct")[set<&projection::distinct>] >>
                                     ((sym("*")[set<&projection::star>] >> *(sym(",") >> item[onto<&projection::items>])) |
                                      (item[onto<&projection::items>] % sym(","))) >>
                                     cut;
// ProjectionItem = Expression ['AS' Variable]
constexpr auto item_def = value[take_item] >> -(kw("as") >> variable_name[into<&ast::projection_item::alias>]);
// SortItem = Expression ['ASCENDING' | 'ASC' | 'DESCENDING' | 'DESC']
constexpr auto sort_item_def = value[into<&ast::sort_item::key>] >>
                               -((kw("descending") | kw("desc"))[set<&ast::sort_item::descending>] | kw("ascending") | kw("asc"));
// With = 'WITH' ProjectionBody ['WHERE' Expression]
constexpr auto with_clause_def = kw("with") >> projection_body[into<&ast::with_clause::what>] >> -(where[into<&ast::with_clause::where>]);
// Return = 'RETURN' ProjectionBody
constexpr auto return_clause_def = kw("return") >> projection_body[into<&ast::return_clause::what>];

// Let = 'LET' Variable '=' Expression {',' Variable '=' Expression}
constexpr auto let_clause_def = kw("let") >> (let_item[add_let] % sym(","));
constexpr auto let_item_def = variable_name[into<&ast::projection_item::alias>] >> sym("=") >> value[take_item];
// Finish = 'FINISH'
constexpr auto finish_clause_def = kw("finish") >> x3::eps[nothing];

BOOST_SPIRIT_DEFINE(projection_body, item, sort_item, with_clause, return_clause, let_clause, let_item, finish_clause)
BOOST_SPIRIT_INSTANTIATE(decltype(let_clause), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(let_item), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(finish_clause), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(projection_body), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(item), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(sort_item), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(with_clause), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(return_clause), iterator, context)

}  // namespace wafer::grammar::rules
