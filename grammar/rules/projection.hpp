// What WITH, RETURN and the YIELD of SHOW end in: how rows are sorted and cut.
#pragma once

#include "grammar/rules/actions.hpp"
#include "grammar/rules/expressions.hpp"

namespace wafer::grammar::rules {

struct sort_item_id;
inline constexpr x3::rule<sort_item_id, ast::sort_item> sort_item{"sort_item"};
BOOST_SPIRIT_DECLARE(decltype(sort_item))

// Cut = ['ORDER' 'BY' SortItem {',' SortItem}] [('SKIP' | 'OFFSET') Expression] ['LIMIT' Expression]
inline constexpr auto cut = -(kw("order") >> kw("by") >> (sort_item[onto<&ast::projection::order>] % sym(","))) >>
                            -((kw("skip") | kw("offset")) >> value[into<&ast::projection::skip>]) >>
                            -(kw("limit") >> value[into<&ast::projection::limit>]);

}  // namespace wafer::grammar::rules
