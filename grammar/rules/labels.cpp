// Label expressions, and the types of relationships.
#include "grammar/rules/actions.hpp"
#include "grammar/rules/expressions.hpp"
#include "grammar/rules/lookahead.hpp"
#include "grammar/rules/patterns.hpp"

namespace wafer::grammar::rules {
namespace {

using ast::label_expression;
using formula = label_expression::operation;

// Adds an operand to the rule's value, which becomes a formula of `Op` when it is not one yet.
template <formula Op>
constexpr auto combine = [](auto const& context) {
    auto& whole = x3::_val(context);
    auto& operand = x3::_attr(context);
    auto const end = operand.at.end;
    if (whole.op != Op || whole.operands.size() < 2) {
        label_expression left = std::move(whole);
        whole = label_expression{Op, {}, {}, left.at, false, {}};
        whole.operands.push_back(std::move(left));
    }
    whole.operands.push_back(std::move(operand));
    whole.at.end = end;
};

constexpr auto negate = [](auto const& context) {
    auto& whole = x3::_val(context);
    whole.op = formula::negation;
    whole.operands.push_back(std::move(x3::_attr(context)));
};

}  // namespace

struct conjunction_id;
constexpr x3::rule<conjunction_id, label_expression> conjunction{"conjunction"};
struct factor_id;
constexpr x3::rule<factor_id, label_expression> factor{"factor"};
BOOST_SPIRIT_DECLARE(decltype(conjunction), decltype(factor))

// LabelExpression = Conjunction {'|' [':'] Conjunction}
constexpr auto labels_def = conjunction[whole] >>
                            *(ahead(label_bar_ahead) >> sym("|", '|') >> -sym(":") >> conjunction[combine<formula::disjunction>]);
// Conjunction = Factor {('&' | ':') Factor}
constexpr auto conjunction_def = factor[whole] >> *((sym("&") | sym(":")) >> factor[combine<formula::conjunction>]);
// Factor = '!' Factor | '%' | '(' LabelExpression ')' | Label
constexpr auto factor_def = named("a label or type", label[whole] |
                                                         located(sym("%")[set<&label_expression::op, formula::any>]) |
                                                         located(sym("!") >> nested(factor)[negate]) |
                                                         located(sym("(") >> placed(place::plain, nested(labels))[whole] >> sym(")")));
// Label = SchemaName | '$' ['ALL' | 'ANY'] '(' Expression ')'
constexpr auto label_def = located(any_name[into<&label_expression::label>]) |
                           located(sym("$")[set<&label_expression::op, formula::dynamic>] >>
                                   -(kw("any")[set<&label_expression::one_of>] | kw("all")) >> sym("(") >>
                                   value[onto<&label_expression::content>] >> sym(")"));

BOOST_SPIRIT_DEFINE(labels, conjunction, factor, label)
BOOST_SPIRIT_INSTANTIATE(decltype(label), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(labels), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(conjunction), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(factor), iterator, context)

}  // namespace wafer::grammar::rules
