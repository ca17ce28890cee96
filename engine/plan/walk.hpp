// Walks over bound expressions: what the planner, its passes and the operators need to know of an expression without looking inside.
#pragma once

#include <set>

#include "engine/base/overloaded.hpp"
#include "engine/plan/plan.hpp"

namespace wafer::engine::plan {

/// Calls `visit(expr)` for each direct operand. Operands of subqueries are not visited; a subquery is `bound::subquery::outer` to the outside.
template <class Visit>
void for_each_operand(bound::expression const& expression, Visit visit);

/// Adds the symbols whose columns evaluating `expression` needs: locals of comprehensions do not count, outer symbols of subqueries do.
void collect_symbols(expr expression, std::set<symbol>& symbols);
[[nodiscard]] std::set<symbol> symbols_of(expr expression);
/// Whether its value can change when the graph does: property reads, label tests, entity functions, subqueries.
[[nodiscard]] bool reads_graph(expr expression);
/// Whether two evaluations may differ (rand(), timestamps).
[[nodiscard]] bool is_deterministic(expr expression);
/// Calls `visit` for every subquery inside, nested ones of operands included, those inside of subqueries' bodies not.
template <class Visit>
void for_each_subquery(expr expression, Visit visit);

/// Calls `visit` for every expression of one operator, inputs not included.
template <class Visit>
void for_each_expression(node::operation const& what, Visit visit);
/// Whether anything in the plan changes the graph.
[[nodiscard]] bool writes(node const& root);
/// Whether a plan below a row must be run for one such row at a time: it groups, sorts, cuts or collects rows, which must not mix, or it
/// writes, which later rows must see.
[[nodiscard]] bool needs_single_rows(node const& root);

template <class Visit>
void for_each_operand(bound::expression const& expression, Visit visit) {
    auto const each = [&](expr operand) {
        if (operand) visit(operand);
    };
    std::visit(overloaded{
                   [](bound::literal const&) {}, [](bound::parameter const&) {}, [](bound::reference const&) {},
                   [](bound::subquery const&) {}, [](bound::path const&) {},
                   [&](bound::property const& node) { each(node.base); },
                   [&](bound::subscript const& node) { each(node.base), each(node.index); },
                   [&](bound::slice const& node) { each(node.base), each(node.from), each(node.to); },
                   [&](bound::list const& node) { for (auto const item : node.items) each(item); },
                   [&](bound::map const& node) { for (auto const& [key, content] : node.fields) each(content); },
                   [&](bound::logic const& node) { for (auto const operand : node.operands) each(operand); },
                   [&](bound::negation const& node) { each(node.operand); },
                   [&](bound::comparison const& node) { each(node.left), each(node.right); },
                   [&](bound::arithmetic const& node) {
                       each(node.first);
                       for (auto const& [op, operand] : node.rest) each(operand);
                   },
                   [&](bound::minus const& node) { each(node.operand); },
                   [&](bound::predicate const& node) { each(node.left), each(node.right); },
                   [&](bound::null_test const& node) { each(node.operand); },
                   [&](bound::type_test const& node) { each(node.operand); },
                   [&](bound::label_test const& node) { each(node.operand); },
                   [&](bound::conditional const& node) {
                       for (auto const& [when, then] : node.branches) each(when), each(then);
                       each(node.otherwise);
                   },
                   [&](bound::call const& node) { for (auto const argument : node.arguments) each(argument); },
                   [&](bound::list_comprehension const& node) { each(node.list), each(node.where), each(node.projection); },
                   [&](bound::quantifier const& node) { each(node.list), each(node.where); },
                   [&](bound::reduction const& node) { each(node.initial), each(node.list), each(node.step); },
               },
               expression.node);
}

template <class Visit>
void for_each_subquery(expr expression, Visit visit) {
    if (auto const* found = std::get_if<bound::subquery>(&expression->node)) visit(*found);
    for_each_operand(*expression, [&](expr operand) { for_each_subquery(operand, visit); });
}

template <class Visit>
void for_each_expression(node::operation const& what, Visit visit) {
    auto const each = [&](expr expression) {
        if (expression) visit(expression);
    };
    auto const of_changes = [&](std::vector<bound::change> const& changes) {
        for (auto const& change : changes)
            std::visit(overloaded{[&](bound::set_property const& item) { each(item.entity), each(item.dynamic_key), each(item.content); },
                                          [&](bound::set_properties const& item) { each(item.content); },
                                          [&](bound::remove_property const& item) { each(item.entity), each(item.dynamic_key); },
                                          [&](bound::set_labels const& item) { each(item.more); },
                                          [&](bound::remove_labels const& item) { each(item.more); }},
                       change);
    };
    auto const of_create = [&](bound::create const& create) {
        for (auto const& element : create.elements) std::visit(overloaded{[&](bound::new_node const& made) { each(made.properties), each(made.more_labels); },
                                  [&](bound::new_relationship const& made) { each(made.properties), each(made.dynamic_type); }},
                       element);
    };
    std::visit(overloaded{
                   [&](node_by_id const& op) { each(op.id); },
                   [&](index_seek const& op) {
                       for (auto const& condition : op.conditions) each(condition.content), each(condition.upper);
                   },
                   [&](expand_many const& op) { each(op.each); },
                   [&](shortest_path const& op) { each(op.each); },
                   [&](traverse const& op) {
                       for (auto const condition : op.end) each(condition);
                       for (auto const condition : op.what->conditions) each(condition);
                       for (auto const& part : op.what->parts)
                           for (auto const condition : part.conditions) each(condition);
                   },
                   [&](filter const& op) { for (auto const conjunct : op.conjuncts) each(conjunct); },
                   [&](extend const& op) { for (auto const& item : op.items) each(item.content); },
                   [&](aggregate const& op) {
                       for (auto const& key : op.keys) each(key.content);
                       for (auto const& item : op.aggregates) each(item.argument), each(item.parameter);
                   },
                   [&](sort const& op) {
                       for (auto const& item : op.items) each(item.key);
                       for (auto const part : op.most) each(part);
                   },
                   [&](skip const& op) { each(op.count); },
                   [&](limit const& op) { each(op.count); },
                   [&](unwind const& op) { each(op.list); },
                   [&](load_csv const& op) { each(op.what.location); },
                   [&](create const& op) { of_create(op.what); },
                   [&](update const& op) { of_changes(op.changes); },
                   [&](merge const& op) { of_create(op.otherwise), of_changes(op.on_match), of_changes(op.on_create); },
                   [&](removal const& op) { for (auto const target : op.targets) each(target); },
                   [&](procedure_call const& op) { for (auto const argument : op.arguments) each(argument); },
                   [&](schema_change const& op) {
                       std::visit(overloaded{[&](bound::create_index const& made) { each(made.name), each(made.options); },
                                             [&](bound::create_constraint const& made) { each(made.name), each(made.options); },
                                             [&](auto const& gone) { each(gone.name); }},
                                  op.what.what);
                   },
                   [](auto const&) {},
               },
               what);
}

}  // namespace wafer::engine::plan
