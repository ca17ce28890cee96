// Bound expressions: names are symbols, functions are known, aggregates have been lifted out, chains are still flat. Nodes live in the
// arena of their statement and refer to each other by address; they never change once made, so passes share them freely.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/base/ids.hpp"
#include "engine/function/registry.hpp"
#include "engine/value/value.hpp"
#include "engine/value/value_type.hpp"

namespace wafer::engine::bound {

/// A variable or an intermediate result; dense from 0 within a statement.
using symbol = id<struct symbol_tag>;

/// Half-open range of byte offsets in the statement's text.
struct source_range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

struct expression;
struct query;
using expr = expression const*;

struct literal {
    value content;
};
struct parameter {
    std::string name;
};
struct reference {
    symbol to;
};
/// `base.key` of a node, relationship, map or temporal value.
struct property {
    expr base;
    std::string key;
};
struct subscript {
    expr base;
    expr index;
};
struct slice {
    expr base;
    expr from;  // Null pointer: from the start.
    expr to;    // Null pointer: to the end.
};
struct list {
    std::vector<expr> items;
};
struct map {
    std::vector<std::pair<std::string, expr>> fields;
};

enum class logic_operator : std::uint8_t { and_, or_, xor_ };
struct logic {
    logic_operator op;
    std::vector<expr> operands;  // Two or more.
};
struct negation {
    expr operand;
};

enum class comparison_operator : std::uint8_t { equal, not_equal, less, less_equal, greater, greater_equal };
struct comparison {
    comparison_operator op;
    expr left;
    expr right;
};

enum class arithmetic_operator : std::uint8_t { add, subtract, multiply, divide, modulo, power, concatenate };
/// `first op operand op operand …` from left to right.
struct arithmetic {
    expr first;
    std::vector<std::pair<arithmetic_operator, expr>> rest;
};
struct minus {
    expr operand;
};

enum class predicate_operator : std::uint8_t { in, starts_with, ends_with, contains, matches };
struct predicate {
    predicate_operator op;
    expr left;
    expr right;
};
struct null_test {
    expr operand;
    bool negated;
};

struct type_test {
    expr operand;
    value_type type;
    bool negated;
};

/// A boolean formula over label names (or type names, on a relationship).
struct label_formula {
    enum class operation : std::uint8_t { name, any, negation, conjunction, disjunction };
    operation op = operation::any;
    std::string label;
    std::vector<label_formula> operands;
};
struct label_test {
    expr operand;
    label_formula formula;
};

struct conditional {
    std::vector<std::pair<expr, expr>> branches;  // Condition, value. `CASE x WHEN y` is bound as `x = y`.
    expr otherwise;                               // Null pointer: null.
};
struct call {
    scalar_function const* function;
    std::vector<expr> arguments;
};
struct list_comprehension {
    symbol variable;
    expr list;
    expr where;       // Null pointer: all.
    expr projection;  // Null pointer: the element itself.
};
enum class quantifier_kind : std::uint8_t { all, any, none, single };
struct quantifier {
    quantifier_kind kind;
    symbol variable;
    expr list;
    expr where;
};
struct reduction {
    symbol accumulator;
    expr initial;
    symbol variable;
    expr list;
    expr step;
};

enum class subquery_kind : std::uint8_t { exists, count, collect };
/// EXISTS, COUNT, COLLECT, pattern predicates and pattern comprehensions alike. `body` may refer to symbols of the scopes around it; they
/// are listed in `outer`. For `collect`, each row of `body` contributes its one column.
struct subquery {
    subquery_kind kind;
    query const* body;
    std::vector<symbol> outer;
};

/// The path through nodes and relationships in turn; a variable-length relationship is a list. Null when an element is.
struct path {
    std::vector<symbol> elements;
};

struct expression {
    using node_type = std::variant<literal, parameter, reference, property, subscript, slice, list, map, logic, negation, comparison,
                                   arithmetic, minus, predicate, null_test, type_test, label_test, conditional, call, list_comprehension,
                                   quantifier, reduction, subquery, path>;
    node_type node;
    kind_set kinds = any_kind;  // What it can be besides null.
    source_range at;
};

}  // namespace wafer::engine::bound
