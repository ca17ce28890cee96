// Operators. Chains stay flat: neither their binding nor what comes of it is as deep as they are long.
#include <algorithm>

#include <fmt/format.h>

#include "engine/bind/binder.hpp"

namespace wafer::engine {

namespace {

using ast::binary_operator;

/// `a IN b IN c` nests to the left, so that its length is a depth.
constexpr std::size_t most_predicates = 200;

constexpr kind_set instant_kinds = kind::date | kind::local_time | kind::zoned_time | kind::local_datetime | kind::zoned_datetime;

bound::logic_operator logic_of(binary_operator op) {
    if (op == binary_operator::or_) return bound::logic_operator::or_;
    return op == binary_operator::xor_ ? bound::logic_operator::xor_ : bound::logic_operator::and_;
}

bool is_logic(binary_operator op) { return op <= binary_operator::and_; }
bool is_comparison(binary_operator op) { return op >= binary_operator::equal && op <= binary_operator::greater_equal; }
bool is_predicate(binary_operator op) { return op >= binary_operator::in && op <= binary_operator::matches; }

/// The two enumerations list the operators of a level in the same order.
template <class To>
To counted_from(binary_operator op, binary_operator first) {
    return static_cast<To>(static_cast<unsigned>(op) - static_cast<unsigned>(first));
}

bound::arithmetic_operator arithmetic_of(binary_operator op) {
    switch (op) {
        case binary_operator::subtract: return bound::arithmetic_operator::subtract;
        case binary_operator::concatenate: return bound::arithmetic_operator::concatenate;
        case binary_operator::multiply: return bound::arithmetic_operator::multiply;
        case binary_operator::divide: return bound::arithmetic_operator::divide;
        case binary_operator::modulo: return bound::arithmetic_operator::modulo;
        case binary_operator::power: return bound::arithmetic_operator::power;
        case binary_operator::or_:
        case binary_operator::xor_:
        case binary_operator::and_:
        case binary_operator::equal:
        case binary_operator::not_equal:
        case binary_operator::less:
        case binary_operator::less_equal:
        case binary_operator::greater:
        case binary_operator::greater_equal:
        case binary_operator::in:
        case binary_operator::starts_with:
        case binary_operator::ends_with:
        case binary_operator::contains:
        case binary_operator::matches:
        case binary_operator::add: break;
    }
    return bound::arithmetic_operator::add;
}

std::string_view sign_of(bound::arithmetic_operator op) {
    constexpr std::string_view signs[] = {"+", "-", "*", "/", "%", "^", "||"};
    return signs[static_cast<unsigned>(op)];
}

bool meet(kind_set left, kind_set right) { return !(left & right).empty(); }

kind_set numbers(kind_set left, kind_set right) {
    kind_set result{};
    if (!meet(left, number_kinds) || !meet(right, number_kinds)) return result;
    if (left.holds(kind::integer) && right.holds(kind::integer)) result = result | kind::integer;
    if (left.holds(kind::floating) || right.holds(kind::floating)) result = result | kind::floating;
    return result;
}

kind_set joined_texts(kind_set left, kind_set right) {
    kind_set result{};
    if (left.holds(kind::string) || right.holds(kind::string)) result = result | kind::string;
    if (left.holds(kind::list) || right.holds(kind::list)) result = result | kind::list;
    return result;
}

kind_set sums(kind_set left, kind_set right) {
    kind_set result = numbers(left, right) | joined_texts(left, right);
    if (left.holds(kind::duration)) result = result | (right & (instant_kinds | kind::duration));
    if (right.holds(kind::duration)) result = result | (left & (instant_kinds | kind::duration));
    return result;
}

/// What `left op right` can be; empty if it certainly is an error.
kind_set kinds_after(bound::arithmetic_operator op, kind_set left, kind_set right) {
    switch (op) {
        case bound::arithmetic_operator::add: return sums(left, right);
        case bound::arithmetic_operator::concatenate: return joined_texts(left, right);
        case bound::arithmetic_operator::subtract: {
            kind_set result = numbers(left, right);
            if (right.holds(kind::duration)) result = result | (left & (instant_kinds | kind::duration));
            return result;
        }
        case bound::arithmetic_operator::multiply:
        case bound::arithmetic_operator::divide: {
            kind_set result = numbers(left, right);
            if (left.holds(kind::duration) && meet(right, number_kinds)) result = result | kind::duration;
            bool const reversed = op == bound::arithmetic_operator::multiply && right.holds(kind::duration);
            if (reversed && meet(left, number_kinds)) result = result | kind::duration;
            return result;
        }
        case bound::arithmetic_operator::modulo: return numbers(left, right);
        case bound::arithmetic_operator::power: return numbers(left, right).empty() ? kind_set{} : kind_set{kind::floating};
    }
    return any_kind;
}

}  // namespace

expr binder::chain(ast::chain const& chain, ast::text_range at, bool as_condition) {
    auto const op = chain.rest.front().op;
    if (is_logic(op)) return logic(chain, at, as_condition);
    if (is_comparison(op)) return comparisons(chain, at);
    if (is_predicate(op)) return predicates(chain, at);
    return arithmetic(chain, at);
}

expr binder::logic(ast::chain const& chain, ast::text_range at, bool as_condition) {
    bound::logic made{logic_of(chain.rest.front().op), {}};
    auto const add = [&](ast::expression const& written) {
        expr const operand = as_condition ? condition(written) : expression(written);
        require_boolean(operand, "A logical operator");
        made.operands.push_back(operand);
    };
    made.operands.reserve(chain.rest.size() + 1);
    add(*chain.first);
    for (auto const& link : chain.rest) add(link.operand);
    return make(std::move(made), kind::boolean, at);
}

expr binder::conjunction(std::vector<expr> operands, ast::text_range at) {
    if (operands.size() == 1) return operands.front();
    return make(bound::logic{bound::logic_operator::and_, std::move(operands)}, kind::boolean, at);
}

expr binder::equal(expr left, expr right, ast::text_range at) {
    return make(bound::comparison{bound::comparison_operator::equal, left, right}, kind::boolean, at);
}

/// `a < b < c` compares neighbours.
expr binder::comparisons(ast::chain const& chain, ast::text_range at) {
    std::vector<expr> pairs;
    auto begin = chain.first->at.begin;
    expr left = expression(*chain.first);
    for (auto const& link : chain.rest) {
        expr const right = expression(link.operand);
        auto const op = counted_from<bound::comparison_operator>(link.op, binary_operator::equal);
        pairs.push_back(make(bound::comparison{op, left, right}, kind::boolean, {begin, link.operand.at.end}));
        left = right;
        begin = link.operand.at.begin;
    }
    return conjunction(std::move(pairs), at);
}

expr binder::predicates(ast::chain const& chain, ast::text_range at) {
    if (chain.rest.size() > most_predicates)
        fail("NestingTooDeep", fmt::format("More than {} of these operators in a row.", most_predicates), at, {}, error_code::limit);
    expr left = expression(*chain.first);
    for (auto const& link : chain.rest) {
        expr const right = expression(link.operand);
        auto const op = counted_from<bound::predicate_operator>(link.op, binary_operator::in);
        if (op == bound::predicate_operator::in) require(right, kind::list, "The right side of IN");
        left = make(bound::predicate{op, left, right}, kind::boolean, {at.begin, link.operand.at.end});
    }
    return left;
}

expr binder::arithmetic(ast::chain const& chain, ast::text_range at) {
    bound::arithmetic made{expression(*chain.first), {}};
    made.rest.reserve(chain.rest.size());
    kind_set kinds = made.first->kinds;
    kind_set elements = elements_of(made.first);
    for (auto const& link : chain.rest) {
        expr const operand = expression(link.operand);
        auto const op = arithmetic_of(link.op);
        kind_set const after = kinds_after(op, kinds, operand->kinds);
        bool const nothing = kinds.empty() || operand->kinds.empty();
        if (after.empty() && !nothing)
            fail("InvalidArgumentType", fmt::format("{} {} {} has no meaning.", described(kinds), sign_of(op), described(operand->kinds)),
                 link.operand.at);
        elements = elements | (operand->kinds.holds(kind::list) ? elements_of(operand) : operand->kinds);
        kinds = nothing ? kind_set{} : after;
        made.rest.emplace_back(op, operand);
    }
    expr const whole = make(std::move(made), kinds, at);
    if (kinds == kind_set(kind::list)) know_elements(whole, elements);
    return whole;
}

expr binder::unary(ast::unary const& unary, ast::text_range at, bool as_condition) {
    if (unary.op == ast::unary_operator::not_) {
        expr const operand = as_condition ? condition(*unary.operand) : expression(*unary.operand);
        require_boolean(operand, "NOT");
        return make(bound::negation{operand}, kind::boolean, at);
    }
    if (unary.op == ast::unary_operator::minus) {
        if (auto const* const number = std::get_if<ast::integer_literal>(&unary.operand->node)) return integer(number->magnitude, true, at);
        if (auto const* const number = std::get_if<ast::float_literal>(&unary.operand->node)) return literal(value::of(-number->value), at);
    }
    expr const operand = expression(*unary.operand);
    require(operand, number_kinds | kind::duration, "A sign");
    return unary.op == ast::unary_operator::plus ? operand : make(bound::minus{operand}, operand->kinds, at);
}

}  // namespace wafer::engine
