// WHY and WHY NOT, which stand before a query.
#include "grammar/rules/why.hpp"

#include "grammar/rules/actions.hpp"

namespace wafer::grammar::rules {
namespace {

using ast::why_mode;

constexpr auto take_text = [](auto const& context) { x3::_val(context).what = ast::string_literal{std::move(x3::_attr(context))}; };
constexpr auto take_given = [](auto const& context) { x3::_val(context).what = ast::parameter{std::move(x3::_attr(context))}; };

}  // namespace

struct left_out_id;
constexpr x3::rule<left_out_id, ast::left_out_source> left_out{"left_out"};

// LeftOut = String | Parameter
constexpr auto left_out_def = named("the id of a source", quoted_string[take_text] | parameter_name[take_given]);
// Why = 'WHY' ('NOT' | ['FACTS' | 'SOURCES'] ['WITHOUT' 'SOURCE' LeftOut {',' LeftOut}])
constexpr auto why_def = located(kw("why") >> (kw("not")[set<&ast::why_prefix::mode, why_mode::missing>] |
                                               (-(kw("facts") | kw("sources")[set<&ast::why_prefix::mode, why_mode::sources>]) >>
                                                -(kw("without") >> kw("source") >> (left_out[onto<&ast::why_prefix::without>] % sym(","))))));

BOOST_SPIRIT_DEFINE(why, left_out)
BOOST_SPIRIT_INSTANTIATE(decltype(why), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(left_out), iterator, context)

}  // namespace wafer::grammar::rules
