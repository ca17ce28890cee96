// What a random walk can tell of conditions: what reads nodes, relationships and single properties. For everything else, and for equalities with
// properties of many values, which no walk would meet, there are the shares that the estimator takes for granted.
#include <algorithm>

#include "engine/base/overloaded.hpp"
#include "engine/optimise/random_walks.hpp"
#include "engine/value/relations.hpp"

namespace wafer::engine::optimise {

namespace {

/// A walk meets one value among so many often enough.
constexpr std::uint64_t few_values = 32;

using bound::comparison_operator;

bool meets(comparison_operator op, value const& left, value const& right) {
    if (op == comparison_operator::equal || op == comparison_operator::not_equal) {
        auto const same = equals(left, right);
        return same && *same == (op == comparison_operator::equal);
    }
    auto const order = compare(left, right);
    if (!order) return false;
    switch (op) {
        case comparison_operator::less: return *order < 0;
        case comparison_operator::less_equal: return *order <= 0;
        case comparison_operator::greater: return *order > 0;
        case comparison_operator::greater_equal: return *order >= 0;
        case comparison_operator::equal:
        case comparison_operator::not_equal: break;
    }
    return false;
}

}  // namespace

std::optional<bool> random_walks::holds(plan::expr condition) {
    return std::visit(overloaded{
                          [&](bound::label_test const& test) -> std::optional<bool> {
                              auto const* const of = bound_to(test.operand);
                              if (!of || of->is != binding::state::node) return std::nullopt;
                              return holds(test.formula, {static_cast<std::uint32_t>(of->what)});
                          },
                          [&](bound::comparison const& test) { return holds(test); },
                          [&](bound::logic const& test) { return holds(test); },
                          [&](bound::negation const& test) -> std::optional<bool> {
                              auto const inner = holds(test.operand);
                              return inner ? std::optional(!*inner) : std::nullopt;
                          },
                          [&](bound::null_test const& test) -> std::optional<bool> {
                              if (auto const* const of = bound_to(test.operand); of && of->is != binding::state::unknown)
                                  return (of->is == binding::state::null) != test.negated;
                              auto const found = evaluate(test.operand);
                              return found ? std::optional(found->is(kind::null) != test.negated) : std::nullopt;
                          },
                          [&](bound::subquery const& test) -> std::optional<bool> {
                              auto const found = subqueries_.find(test.body);
                              return found == subqueries_.end() ? std::nullopt : std::optional(some(found->second));
                          },
                          [](auto const&) { return std::optional<bool>(); },
                      },
                      condition->node);
}

std::optional<bool> random_walks::holds(bound::comparison const& test) const {
    auto const* const left = bound_to(test.left);
    auto const* const right = bound_to(test.right);
    if (left && right) {
        bool const known = left->is != binding::state::unknown && right->is != binding::state::unknown;
        if (!known) return std::nullopt;
        if (left->is == binding::state::null || right->is == binding::state::null) return false;
        if (test.op == comparison_operator::equal) return *left == *right;
        if (test.op == comparison_operator::not_equal) return *left != *right;
        return std::nullopt;
    }
    if (test.op == comparison_operator::equal && (has_many_values(test.left) || has_many_values(test.right))) return std::nullopt;
    auto const one = evaluate(test.left);
    auto const other = one ? evaluate(test.right) : std::nullopt;
    return other ? std::optional(meets(test.op, *one, *other)) : std::nullopt;
}

std::optional<bool> random_walks::holds(bound::logic const& test) {
    if (test.op == bound::logic_operator::xor_) return std::nullopt;
    bool const decides = test.op == bound::logic_operator::or_;
    bool all_known = true;
    for (auto const operand : test.operands) {
        auto const found = holds(operand);
        if (found && *found == decides) return decides;
        all_known = all_known && found;
    }
    return all_known ? std::optional(!decides) : std::nullopt;
}

std::optional<bool> random_walks::holds(bound::label_formula const& formula, node_id node) const {
    using operation = bound::label_formula::operation;
    auto const inner = [&](bound::label_formula const& each) { return *holds(each, node); };
    switch (formula.op) {
        case operation::name: {
            auto const label = data_->find_label(formula.label);
            return label && data_->has_label(node, *label);
        }
        case operation::any: return !data_->labels(node).empty();
        case operation::negation: return !inner(formula.operands[0]);
        case operation::conjunction: return std::all_of(formula.operands.begin(), formula.operands.end(), inner);
        case operation::disjunction: return std::any_of(formula.operands.begin(), formula.operands.end(), inner);
    }
    return std::nullopt;
}

random_walks::binding const* random_walks::bound_to(plan::expr expression) const {
    auto const* const of = std::get_if<bound::reference>(&expression->node);
    return of && known_.contains(of->to) ? &bindings_[of->to.value] : nullptr;
}

std::optional<value> random_walks::evaluate(plan::expr expression) const {
    if (auto const* const literal = std::get_if<bound::literal>(&expression->node)) return literal->content;
    auto const* const property = std::get_if<bound::property>(&expression->node);
    auto const* const of = property ? bound_to(property->base) : nullptr;
    if (!of || of->is == binding::state::unknown) return std::nullopt;
    auto const key = data_->find_key(property->key);
    if (!key || of->is == binding::state::null) return value();
    if (of->is == binding::state::relationship) return data_->property(rel_id::unpack(of->what), *key);
    return data_->property(node_id{static_cast<std::uint32_t>(of->what)}, *key);
}

bool random_walks::has_many_values(plan::expr expression) const {
    auto const* const property = std::get_if<bound::property>(&expression->node);
    auto const key = property ? data_->find_key(property->key) : std::nullopt;
    return key && data_->stats().distinct_values(*key) > few_values;
}

}  // namespace wafer::engine::optimise
