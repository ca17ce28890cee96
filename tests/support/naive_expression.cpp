#include "engine/base/overloaded.hpp"
#include "engine/function/access.hpp"
#include "engine/value/arithmetic.hpp"
#include "engine/value/regular_expression.hpp"
#include "engine/value/relations.hpp"
#include "tests/support/naive_engine.hpp"
#include "wafer/error.hpp"

namespace wafer::naive {

using engine::kind;

namespace {

value from_truth(std::optional<bool> truth) { return truth.has_value() ? value::of(truth.value_or(false)) : value(); }

[[noreturn]] void refuse(std::string const& message) { throw error(error_code::type, "InvalidArgumentType", message); }

std::optional<bool> is_in(value const& item, value_list const& list) {
    bool unknown = false;
    for (auto const& each : list) {
        auto const same = engine::equals(item, each);
        if (same == true) return true;
        unknown = unknown || !same;
    }
    return unknown ? std::nullopt : std::optional(false);
}

value_list const* list_or_null(value const& content) {
    if (content.is_null()) return nullptr;
    if (!content.is(kind::list)) refuse("A list is wanted.");
    return &content.list();
}

value calculate(bound::arithmetic_operator op, value const& left, value const& right) {
    switch (op) {
        case bound::arithmetic_operator::add: return engine::add(left, right);
        case bound::arithmetic_operator::subtract: return engine::subtract(left, right);
        case bound::arithmetic_operator::multiply: return engine::multiply(left, right);
        case bound::arithmetic_operator::divide: return engine::divide(left, right);
        case bound::arithmetic_operator::modulo: return engine::modulo(left, right);
        case bound::arithmetic_operator::power: return engine::power(left, right);
        case bound::arithmetic_operator::concatenate: return engine::concatenate(left, right);
    }
    return {};
}

}  // namespace

void naive_engine::step() {
    if (steps_left_-- == 0) throw error(error_code::limit, "TooManySteps", "The naive evaluation takes too long.");
}

value naive_engine::evaluate(bound::expr expression, row& at) {
    step();
    return std::visit(
        engine::overloaded{
            [](bound::literal const& node) { return node.content; },
            [&](bound::parameter const& node) { return parameters_.at(node.name); },
            [&](bound::reference const& node) { return at[node.to.value]; },
            [&](bound::property const& node) { return engine::property_of(calls_, evaluate(node.base, at), node.key); },
            [&](bound::subscript const& node) {
                value const base = evaluate(node.base, at);
                return engine::subscript(calls_, base, evaluate(node.index, at));
            },
            [&](bound::list const& node) {
                value_list items;
                for (auto const item : node.items) items.push_back(evaluate(item, at));
                return value::of(std::move(items));
            },
            [&](bound::map const& node) {
                engine::value_map fields;
                for (auto const& [key, content] : node.fields)
                    fields.push_back({value::of(std::string_view(key)), evaluate(content, at)});
                return value::of(std::move(fields));
            },
            [&](bound::negation const& node) {
                auto const operand = truth(node.operand, at);
                return operand ? value::of(!*operand) : value();
            },
            [&](bound::minus const& node) { return engine::negate(evaluate(node.operand, at)); },
            [&](bound::null_test const& node) { return value::of(evaluate(node.operand, at).is_null() != node.negated); },
            [&](bound::type_test const& node) {
                return value::of(engine::is_of_type(evaluate(node.operand, at), node.type) != node.negated);
            },
            [&](bound::path const& node) {
                value_list elements;
                for (auto const element : node.elements) elements.push_back(at[element.value]);
                return path_of(elements);
            },
            [&](auto const& node) { return of(node, at); },
        },
        expression->node);
}

std::optional<bool> naive_engine::truth(bound::expr expression, row& at) {
    value const content = evaluate(expression, at);
    if (content.is_null()) return std::nullopt;
    if (!content.is(kind::boolean)) refuse("A condition is true or false.");
    return content.boolean();
}

value naive_engine::of(bound::logic const& node, row& at) {
    // Numbers, since g++ 12 takes an optional that is compared in a loop for uninitialised.
    enum : int { no, yes, unknown };
    auto const known = [&](bound::expr operand) {
        auto const found = truth(operand, at);
        if (!found.has_value()) return int{unknown};
        return *found ? int{yes} : int{no};
    };
    int const decisive = node.op == bound::logic_operator::or_ ? yes : no;
    int so_far = known(node.operands[0]);
    for (std::size_t i = 1; i < node.operands.size(); ++i) {
        bool const exclusive = node.op == bound::logic_operator::xor_;
        if (!exclusive && so_far == decisive) break;
        int const next = known(node.operands[i]);
        if (exclusive && so_far != unknown && next != unknown) so_far = so_far != next ? yes : no;
        else if (!exclusive && next == decisive) so_far = decisive;
        else if (exclusive || next == unknown) so_far = unknown;
    }
    return so_far == unknown ? value() : value::of(so_far == yes);
}

value naive_engine::of(bound::comparison const& node, row& at) {
    value const left = evaluate(node.left, at);
    value const right = evaluate(node.right, at);
    if (node.op == bound::comparison_operator::equal) return from_truth(engine::equals(left, right));
    if (node.op == bound::comparison_operator::not_equal) {
        auto const same = engine::equals(left, right);
        return same ? value::of(!*same) : value();
    }
    auto const found = engine::compare(left, right);
    if (!found) return {};
    switch (node.op) {
        case bound::comparison_operator::less: return value::of(*found < 0);
        case bound::comparison_operator::less_equal: return value::of(*found <= 0);
        case bound::comparison_operator::greater: return value::of(*found > 0);
        case bound::comparison_operator::greater_equal: return value::of(*found >= 0);
        case bound::comparison_operator::equal:
        case bound::comparison_operator::not_equal: break;
    }
    return {};
}

value naive_engine::of(bound::arithmetic const& node, row& at) {
    value so_far = evaluate(node.first, at);
    for (auto const& [op, operand] : node.rest) so_far = calculate(op, so_far, evaluate(operand, at));
    return so_far;
}

value naive_engine::of(bound::predicate const& node, row& at) {
    value const left = evaluate(node.left, at);
    value const right = evaluate(node.right, at);
    if (node.op == bound::predicate_operator::in) {
        auto const* list = list_or_null(right);
        return list ? from_truth(is_in(left, *list)) : value();
    }
    if (!left.is(kind::string) || !right.is(kind::string)) return {};
    auto const text = left.string();
    auto const part = right.string();
    switch (node.op) {
        case bound::predicate_operator::starts_with: return value::of(text.substr(0, part.size()) == part);
        case bound::predicate_operator::ends_with:
            return value::of(text.size() >= part.size() && text.substr(text.size() - part.size()) == part);
        case bound::predicate_operator::contains: return value::of(text.find(part) != std::string_view::npos);
        case bound::predicate_operator::matches: return value::of(engine::regular_expression()(text, part));
        case bound::predicate_operator::in: break;
    }
    return {};
}

value naive_engine::of(bound::conditional const& node, row& at) {
    for (auto const& [when, then] : node.branches)
        if (truth(when, at) == true) return evaluate(then, at);
    return node.otherwise ? evaluate(node.otherwise, at) : value();
}

value naive_engine::of(bound::call const& node, row& at) {
    value_list arguments;
    for (auto const argument : node.arguments) arguments.push_back(evaluate(argument, at));
    return engine::invoke(*node.function, calls_, arguments);
}

value naive_engine::of(bound::slice const& node, row& at) {
    value const base = evaluate(node.base, at);
    value const from = node.from ? evaluate(node.from, at) : value();
    value const to = node.to ? evaluate(node.to, at) : value();
    return engine::slice(base, node.from ? &from : nullptr, node.to ? &to : nullptr);
}

value naive_engine::of(bound::list_comprehension const& node, row& at) {
    value const content = evaluate(node.list, at);
    auto const* list = list_or_null(content);
    if (!list) return {};
    value_list made;
    for (auto const& item : *list) {
        at[node.variable.value] = item;
        if (node.where && truth(node.where, at) != true) continue;
        made.push_back(node.projection ? evaluate(node.projection, at) : item);
    }
    return value::of(std::move(made));
}

value naive_engine::of(bound::quantifier const& node, row& at) {
    value const content = evaluate(node.list, at);
    auto const* list = list_or_null(content);
    if (!list) return {};
    std::size_t yes = 0;
    std::size_t no = 0;
    for (auto const& item : *list) {
        at[node.variable.value] = item;
        auto const holds = truth(node.where, at);
        if (holds == true) ++yes;
        if (holds == false) ++no;
    }
    bool const known = yes + no == list->size();
    switch (node.kind) {
        case bound::quantifier_kind::all: return no > 0 ? value::of(false) : known ? value::of(true) : value();
        case bound::quantifier_kind::any: return yes > 0 ? value::of(true) : known ? value::of(false) : value();
        case bound::quantifier_kind::none: return yes > 0 ? value::of(false) : known ? value::of(true) : value();
        case bound::quantifier_kind::single: return yes > 1 ? value::of(false) : known ? value::of(yes == 1) : value();
    }
    return {};
}

value naive_engine::of(bound::reduction const& node, row& at) {
    value so_far = evaluate(node.initial, at);
    value const content = evaluate(node.list, at);
    auto const* list = list_or_null(content);
    if (!list) return {};
    for (auto const& item : *list) {
        at[node.variable.value] = item;
        at[node.accumulator.value] = so_far;
        so_far = evaluate(node.step, at);
    }
    return so_far;
}

value naive_engine::of(bound::subquery const& node, row& at) {
    auto const found = run_query(*node.body, at);
    switch (node.kind) {
        case bound::subquery_kind::exists: return value::of(!found.empty());
        case bound::subquery_kind::count: return value::of(static_cast<std::int64_t>(found.size()));
        case bound::subquery_kind::collect: break;
    }
    value_list items;
    for (auto const& each : found) items.push_back(each[node.body->columns.front().value]);
    return value::of(std::move(items));
}

value naive_engine::of(bound::label_test const& node, row& at) {
    value const entity = evaluate(node.operand, at);
    if (entity.is_null()) return {};
    if (!entity.is(kind::node) && !entity.is(kind::relationship)) refuse("Only nodes and relationships have labels or types.");
    if (entity.is(kind::node)) engine::require_alive(calls_, entity);
    return value::of(has(entity, node.formula));
}

bool naive_engine::has(value const& entity, bound::label_formula const& formula) const {
    using operation = bound::label_formula::operation;
    switch (formula.op) {
        case operation::any: return entity.is(kind::relationship) || !data_->labels(entity.node()).empty();
        case operation::negation: return !has(entity, formula.operands[0]);
        case operation::conjunction:
            for (auto const& operand : formula.operands)
                if (!has(entity, operand)) return false;
            return true;
        case operation::disjunction:
            for (auto const& operand : formula.operands)
                if (has(entity, operand)) return true;
            return false;
        case operation::name: break;
    }
    if (entity.is(kind::relationship)) return data_->name(entity.relationship().type) == formula.label;
    auto const label = data_->find_label(formula.label);
    return label && data_->has_label(entity.node(), *label);
}

}  // namespace wafer::naive
