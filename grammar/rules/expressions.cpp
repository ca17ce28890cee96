// How expressions are put together: operators, operands and their suffixes. Their atoms are in `atoms.cpp`.
#include "grammar/rules/expressions.hpp"

#include "grammar/rules/actions.hpp"
#include "grammar/rules/atoms.hpp"
#include "grammar/rules/patterns.hpp"

namespace wafer::grammar::rules {
namespace {

// `[i]`, `[a..b]`, `[a..]`, `[..b]`, `[..]`
struct index_suffix {
    std::optional<ast::expression> from;
    bool range = false;
    std::optional<ast::expression> to;
};

constexpr valued_terminal<prefix, take_not> not_token{};
constexpr valued_terminal<prefix, take_sign> sign_token{};
constexpr valued_terminal<operator_token, take_operator> binary_token{};
constexpr valued_terminal<trailing_test, take_test> test_token{};

constexpr auto start_height = [](auto const& context) { x3::_val(context).outer_peak = state_of(context).start_height(); };
constexpr auto end_height = [](auto const& context) {
    auto& operand = x3::_val(context);
    operand.height = state_of(context).end_height(operand.outer_peak);
};

constexpr auto take_binary = [](auto const& context) {
    x3::_val(context).op = x3::_attr(context).op;
    x3::_val(context).at = x3::_attr(context).at;
};
constexpr auto take_trailing = [](auto const& context) {
    x3::_val(context).at = x3::_attr(context).at;
    x3::_val(context).test = std::move(x3::_attr(context));
};

constexpr auto take_step = [](auto const& context) {
    x3::_pass(context) = add_step(state_of(context), x3::_val(context), std::move(x3::_attr(context)));
};
constexpr auto fold_operation = [](auto const& context) {
    x3::_pass(context) = fold(state_of(context), x3::_attr(context), x3::_val(context));
};

// Suffixes go on with the postfix that the rule's value already is, unless that one stands in parentheses.
constexpr auto add_suffix = [](auto const& context) {
    ast::expression& base = x3::_val(context);
    if (base.parenthesised || !std::holds_alternative<ast::postfix>(base.node)) {
        auto const at = base.at;
        base = ast::expression{ast::postfix{std::move(base), {}}, at, false};
    }
    std::get<ast::postfix>(base.node).suffixes.push_back(std::move(x3::_attr(context)));
    base.at.end = state_of(context).range_from(state_of(context).begin()).end;
};

constexpr auto test_labels = [](auto const& context) {
    ast::expression& operand = x3::_val(context);
    ast::text_range const at{operand.at.begin, x3::_attr(context).at.end};
    operand = ast::expression{ast::label_test{std::move(operand), std::move(x3::_attr(context))}, at, false};
};

std::optional<ast::box<ast::expression>> boxed(std::optional<ast::expression>& held) {
    if (!held) return std::nullopt;
    return ast::box<ast::expression>(std::move(*held));
}

constexpr auto take_index = [](auto const& context) {
    index_suffix& index = x3::_attr(context);
    if (index.range)
        x3::_val(context) = ast::slice{boxed(index.from), boxed(index.to)};
    else
        x3::_val(context) = ast::subscript{std::move(*index.from)};
};

}  // namespace

struct operation_id;
constexpr x3::rule<operation_id, operation> flat_operation{"operation"};
struct operation_step_id;
constexpr x3::rule<operation_step_id, operation_step> operation_step_rule{"operation_step"};
struct operand_id;
constexpr x3::rule<operand_id, operand> operand_rule{"operand"};
struct primary_id;
constexpr x3::rule<primary_id, ast::expression> primary{"primary"};
struct property_id;
constexpr x3::rule<property_id, ast::property_access> property{"property"};
struct index_id;
constexpr x3::rule<index_id, index_suffix> index{"index"};
struct suffix_id;
constexpr x3::rule<suffix_id, ast::suffix> suffix{"suffix"};
BOOST_SPIRIT_DECLARE(decltype(flat_operation), decltype(operation_step_rule), decltype(operand_rule), decltype(primary), decltype(property),
                     decltype(index), decltype(suffix))

// Expression = OrExpression, whose levels are those of `fold`.
constexpr auto expression_def = nested(flat_operation[fold_operation]);
// Operation = Operand {Operator Operand | 'IS' ['NOT'] 'NULL' | ('IS' ['NOT'] ('::' | 'TYPED') | '::') Type
//                     | 'IS' ['NOT'] ['NFC' | 'NFD' | 'NFKC' | 'NFKD'] 'NORMALIZED'}
constexpr auto flat_operation_def = operand_rule[into<&operation::first>] >> *operation_step_rule[take_step];
constexpr auto operation_step_rule_def =
    (binary_token[take_binary] >> named("an expression", operand_rule[into<&operation_step::right>])) | test_token[take_trailing];
// Operand = {'NOT'} {'+' | '-'} Primary
constexpr auto operand_rule_def = x3::eps[start_height] >> *not_token[onto<&operand::prefixes>] >> *sign_token[onto<&operand::prefixes>] >>
                                  primary[into<&operand::value>] >> x3::eps[end_height];
// Primary = Atom {PropertyLookup | ListOperator} [':' LabelExpression]
constexpr auto primary_def = target[whole] >> -named("an operator", sym(":", ':') >> labels[test_labels]);
constexpr auto target_def = atom[whole] >> *named("an operator", suffix[add_suffix]);
// PropertyLookup = '.' PropertyKeyName
constexpr auto property_def = sym(".", '.') >> named("a property key", any_name[into<&ast::property_access::key>]);
// ListOperator = '[' Expression ']' | '[' [Expression] '..' [Expression] ']'
constexpr auto index_def = sym("[") >> ((sym("..")[set<&index_suffix::range>] >> -value[into<&index_suffix::to>]) |
                                        (value[into<&index_suffix::from>] >>
                                         -(sym("..")[set<&index_suffix::range>] >> -value[into<&index_suffix::to>]))) >>
                           sym("]");
constexpr auto suffix_def = property[whole] | index[take_index];

BOOST_SPIRIT_DEFINE(expression, flat_operation, operation_step_rule, operand_rule, primary, target, property, index, suffix)
BOOST_SPIRIT_INSTANTIATE(decltype(expression), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(flat_operation), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(operation_step_rule), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(operand_rule), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(primary), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(target), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(property), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(index), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(suffix), iterator, context)

}  // namespace wafer::grammar::rules
