#include "engine/plan/failing.hpp"

#include <algorithm>

namespace wafer::engine::plan {

namespace {

bool within(kind_set kinds, kind_set allowed) { return (kinds & allowed) == kinds; }

/// All entities are alive, as nothing is deleted.
bool reads_entity(expr base) {
    return std::holds_alternative<bound::reference>(base->node) && within(base->kinds, kind::node | kind::relationship);
}

/// Operands of logic must be booleans besides.
bool safe_condition(expr expression) { return within(expression->kinds, kind::boolean) && cannot_fail(expression); }

}  // namespace

bool cannot_fail(expr expression) {
    auto const& node = expression->node;
    if (std::holds_alternative<bound::literal>(node) || std::holds_alternative<bound::reference>(node) ||
        std::holds_alternative<bound::parameter>(node)) {
        return true;
    }
    if (auto const* property = std::get_if<bound::property>(&node)) return reads_entity(property->base);
    if (auto const* test = std::get_if<bound::label_test>(&node)) return reads_entity(test->operand);
    if (auto const* test = std::get_if<bound::null_test>(&node)) return cannot_fail(test->operand);
    if (auto const* test = std::get_if<bound::type_test>(&node)) return cannot_fail(test->operand);
    if (auto const* comparison = std::get_if<bound::comparison>(&node)) {
        return cannot_fail(comparison->left) && cannot_fail(comparison->right);
    }
    if (auto const* predicate = std::get_if<bound::predicate>(&node)) {
        bool const of_text = predicate->op != bound::predicate_operator::in && predicate->op != bound::predicate_operator::matches;
        return of_text && cannot_fail(predicate->left) && cannot_fail(predicate->right);
    }
    if (auto const* negation = std::get_if<bound::negation>(&node)) return safe_condition(negation->operand);
    auto const* logic = std::get_if<bound::logic>(&node);
    return logic &&
           std::all_of(logic->operands.begin(), logic->operands.end(), [&](expr operand) { return safe_condition(operand); });
}

}  // namespace wafer::engine::plan
