// The operators of an expression as a flat list, and folding that list into a tree by precedence.
#pragma once

#include <string_view>
#include <vector>

#include "grammar/rules/state.hpp"

namespace wafer::grammar::rules {

/// NOT or a sign before an operand.
struct prefix {
    ast::unary_operator op = ast::unary_operator::not_;
    std::uint32_t begin = 0;
};

struct operand {
    std::vector<prefix> prefixes;  // As written: NOTs, then signs.
    ast::expression value;
    std::size_t height = 0;  // Levels of depth below this one.
    std::size_t outer_peak = 0;
};

/// `IS [NOT] NULL`, `IS [NOT] :: TYPE`, `IS [NOT] NFC NORMALIZED`.
struct trailing_test {
    ast::text_range at;
    bool negated = false;
    std::optional<ast::value_type> type;
    std::string_view form{};  // Without a form or a type the test is for null.
};

/// A test, or a binary operator and its right side.
struct operation_step {
    ast::binary_operator op = ast::binary_operator::or_;
    ast::text_range at;
    operand right;  // Of an operator.
    std::optional<trailing_test> test;
};

struct operation {
    operand first;
    std::vector<operation_step> steps;
    std::size_t tests = 0;  // Since the last operator that binds more loosely: each is a level of the tree.
};

/// Adds a step; false, having stopped the parse, when tests stand too deep.
bool add_step(parse_state& state, operation& flat, operation_step step);

struct operator_token {
    ast::binary_operator op = ast::binary_operator::or_;
    ast::text_range at;
};

/// Prefixes are optional before every operand, and noted as expected nowhere.
bool take_not(parse_state& state, char const*& first, prefix& result);
bool take_sign(parse_state& state, char const*& first, prefix& result);
bool take_operator(parse_state& state, char const*& first, operator_token& result);
bool take_test(parse_state& state, char const*& first, trailing_test& result);

/// Folds by precedence, from the tightest: signs; `^`; `* / %`; `+ - ||`; IN, STARTS WITH, ENDS WITH, CONTAINS, `=~`, IS NULL, `IS ::`, IS NORMALIZED;
/// comparisons; NOT; AND; XOR; OR. Moves from `flat`. False when the parse was stopped.
bool fold(parse_state& state, operation& flat, ast::expression& result);

}  // namespace wafer::grammar::rules
