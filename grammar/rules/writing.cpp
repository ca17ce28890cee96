// CREATE, SET, REMOVE, MERGE, DELETE and FOREACH.
#include "grammar/rules/actions.hpp"
#include "grammar/rules/clauses.hpp"
#include "grammar/rules/expressions.hpp"
#include "grammar/rules/patterns.hpp"
#include "grammar/rules/statement.hpp"

namespace wafer::grammar::rules {
namespace {

// Only what ends in a property or a subscript can be set or removed.
constexpr auto take_property = [](auto const& context) {
    auto const* postfix = std::get_if<ast::postfix>(&x3::_attr(context).node);
    bool const settable = postfix != nullptr && !std::holds_alternative<ast::slice>(postfix->suffixes.back());
    x3::_pass(context) = settable && !x3::_attr(context).parenthesised;
    if (x3::_pass(context)) x3::_val(context).target = std::move(x3::_attr(context));
};

}  // namespace

struct set_item_id;
constexpr x3::rule<set_item_id, ast::set_item> set_item{"set_item"};
struct set_labels_id;
constexpr x3::rule<set_labels_id, ast::set_labels> set_labels{"set_labels"};
struct set_properties_id;
constexpr x3::rule<set_properties_id, ast::set_properties> set_properties{"set_properties"};
struct set_property_id;
constexpr x3::rule<set_property_id, ast::set_property> set_property{"set_property"};
struct remove_item_id;
constexpr x3::rule<remove_item_id, ast::remove_item> remove_item{"remove_item"};
struct remove_labels_id;
constexpr x3::rule<remove_labels_id, ast::remove_labels> remove_labels{"remove_labels"};
struct remove_property_id;
constexpr x3::rule<remove_property_id, ast::remove_property> remove_property{"remove_property"};
struct merge_action_id;
constexpr x3::rule<merge_action_id, ast::merge_action> merge_action{"merge_action"};
BOOST_SPIRIT_DECLARE(decltype(set_item), decltype(set_labels), decltype(set_properties), decltype(set_property), decltype(remove_item),
                     decltype(remove_labels), decltype(remove_property), decltype(merge_action))

// Create = ('CREATE' | 'INSERT') Pattern
constexpr auto create_clause_def = (kw("create") | kw("insert")) >> pattern[into<&ast::create_clause::what>];
// Set = 'SET' SetItem {',' SetItem}
constexpr auto set_clause_def = kw("set") >> (set_item[onto<&ast::set_clause::items>] % sym(","));
// SetItem = Variable NodeLabels | Variable ('=' | '+=') Expression | PropertyExpression '=' Expression
constexpr auto set_item_def =
    located(set_labels[into<&ast::set_item::what>] | set_properties[into<&ast::set_item::what>] | set_property[into<&ast::set_item::what>]);
// NodeLabels = ':' Label {':' Label}
constexpr auto set_labels_def = variable_name[into<&ast::set_labels::variable>] >> +(sym(":") >> label[onto<&ast::set_labels::labels>]);
constexpr auto set_properties_def = variable_name[into<&ast::set_properties::variable>] >>
                                    (sym("+=")[set<&ast::set_properties::add>] | sym("=")) >> value[into<&ast::set_properties::value>];
constexpr auto set_property_def = named("a property", target[take_property]) >> sym("=") >> value[into<&ast::set_property::value>];
// Remove = 'REMOVE' RemoveItem {',' RemoveItem}
constexpr auto remove_clause_def = kw("remove") >> (remove_item[onto<&ast::remove_clause::items>] % sym(","));
// RemoveItem = Variable NodeLabels | PropertyExpression
constexpr auto remove_item_def = located(remove_labels[into<&ast::remove_item::what>] | remove_property[into<&ast::remove_item::what>]);
constexpr auto remove_labels_def = variable_name[into<&ast::remove_labels::variable>] >>
                                   +(sym(":") >> label[onto<&ast::remove_labels::labels>]);
constexpr auto remove_property_def = named("a property", target[take_property]);
// Merge = 'MERGE' PatternPart {MergeAction}
constexpr auto merge_clause_def = kw("merge") >> path[into<&ast::merge_clause::what>] >> *merge_action[onto<&ast::merge_clause::actions>];
// MergeAction = 'ON' ('MATCH' | 'CREATE') Set
constexpr auto
    merge_action_def = kw("on") >>
                       (kw("create")[set<&ast::merge_action::on_create>] | kw("match")) >> set_clause[into<&ast::merge_action::what>];
// Delete = ['DETACH'] 'DELETE' Expression {',' Expression}
constexpr auto delete_clause_def = -kw("detach")[set<&ast::delete_clause::detach>] >> kw("delete") >>
                                   (value[onto<&ast::delete_clause::targets>] % sym(","));

// Foreach = 'FOREACH' '(' Variable 'IN' Expression '|' Clause {Clause} ')'
constexpr auto foreach_clause_def = kw("foreach") >> sym("(") >> variable_name[into<&ast::foreach_clause::variable>] >>
                                    kw("in") >> value_before_bar[into<&ast::foreach_clause::list>] >> sym("|", '|') >>
                                    nested(+clause[onto<&ast::foreach_clause::body>]) >> sym(")");

BOOST_SPIRIT_DEFINE(foreach_clause, create_clause, set_clause, set_item, set_labels, set_properties, set_property, remove_clause, remove_item,
                    remove_labels, remove_property, merge_clause, merge_action, delete_clause)
BOOST_SPIRIT_INSTANTIATE(decltype(foreach_clause), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(create_clause), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(set_clause), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(set_item), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(set_labels), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(set_properties), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(set_property), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(remove_clause), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(remove_item), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(remove_labels), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(remove_property), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(merge_clause), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(merge_action), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(delete_clause), iterator, context)

}  // namespace wafer::grammar::rules
