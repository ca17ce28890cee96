// Expressions of the query language. Plain structs; each expression carries the bytes of the text it was read from.
// Operator chains (`a + b - c`, `a AND b AND c`, `x.y[0].z`) are flat lists, so that their length costs no depth.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "grammar/ast/box.hpp"

namespace wafer::ast {

/// Half-open range of byte offsets in the statement's text.
struct text_range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// An identifier as meant: backticks removed and doubled ones folded.
struct name {
    std::string text;
    text_range at;
};

struct expression;
struct path_pattern;
struct pattern;
struct query;

struct null_literal {};
struct boolean_literal {
    bool value = false;
};
/// The magnitude only; a minus sign is a `unary`. At most 2^63, which is valid only directly under a minus.
struct integer_literal {
    std::uint64_t magnitude = 0;
};
struct float_literal {
    double value = 0;
};
struct string_literal {
    std::string value;
};
struct parameter {
    std::string name;
};
struct variable {
    std::string name;
};
struct list_literal {
    std::vector<expression> items;
};
struct map_entry;
struct map_literal {
    std::vector<map_entry> entries;
};
struct map_projection_item;
/// `base {.key, .*, key: value, variable}`; the base is a variable.
struct map_projection {
    box<expression> base;
    std::vector<map_projection_item> items;
};

/// Binary operators from the loosest to the tightest level; those of one line bind alike.
enum class binary_operator : std::uint8_t {
    or_,
    xor_,
    and_,
    equal, not_equal, less, less_equal, greater, greater_equal,
    in, starts_with, ends_with, contains, matches,
    add, subtract, concatenate,
    multiply, divide, modulo,
    power,
};

struct chain_link;
/// `first op operand op operand …`, all operators of one level, read from left to right.
/// A chain of comparisons means the conjunction of neighbouring pairs (`a < b < c` is `a < b AND b < c`).
struct chain {
    box<expression> first;
    std::vector<chain_link> rest;
};

enum class unary_operator : std::uint8_t { not_, plus, minus };
struct unary {
    unary_operator op = unary_operator::not_;
    box<expression> operand;
};

/// `operand IS NULL`, `operand IS NOT NULL`.
struct null_test {
    box<expression> operand;
    bool negated = false;
};

/// A type of values as `::` names it. Null belongs to each but `not_null` ones and `nothing`.
struct value_type {
    enum class sort : std::uint8_t {
        nothing, null, boolean, string, integer, floating, date, local_time, zoned_time, local_datetime, zoned_datetime, duration,
        point, node, relationship, path, map, list, property_value, any, either,
    };
    sort of = sort::any;
    bool not_null = false;
    std::vector<value_type> inner;  // Of `list`: of its elements; of `either`, the alternatives.
};
/// `operand IS :: TYPE`, `operand IS NOT :: TYPE`.
struct type_test {
    box<expression> operand;
    value_type type;
    bool negated = false;
};

/// `operand IS [NOT] [NFC | NFD | NFKC | NFKD] NORMALIZED`.
struct normal_test {
    box<expression> operand;
    std::string form;  // In capitals.
    bool negated = false;
};

struct label_expression;
/// `operand:A:B`, `operand:A|B`, on a node or a relationship; parenthesised and plain operands alike.
struct label_test {
    box<expression> operand;
    box<label_expression> labels;
};

struct property_access {
    name key;
};
struct subscript {
    box<expression> index;
};
struct slice {
    std::optional<box<expression>> from;
    std::optional<box<expression>> to;
};
using suffix = std::variant<property_access, subscript, slice>;
/// `base.key[index][from..to]…`, suffixes read from left to right.
struct postfix {
    box<expression> base;
    std::vector<suffix> suffixes;
};

struct case_branch;
struct case_expression {
    std::optional<box<expression>> subject;
    std::vector<case_branch> branches;
    std::optional<box<expression>> otherwise;
};

/// `a.b.c(DISTINCT args)`; the last of `path` is the function's own name. `count(*)` is `star`.
struct function_call {
    std::vector<name> path;
    bool distinct = false;
    bool star = false;
    std::vector<expression> arguments;
};

struct list_comprehension {
    name variable;
    box<expression> list;
    std::optional<box<expression>> where;
    std::optional<box<expression>> projection;
};

enum class quantifier_kind : std::uint8_t { all, any, none, single };
struct quantifier {
    quantifier_kind kind = quantifier_kind::all;
    name variable;
    box<expression> list;
    std::optional<box<expression>> where;
};

/// `reduce(accumulator = initial, variable IN list | step)`.
struct reduction {
    name accumulator;
    box<expression> initial;
    name variable;
    box<expression> list;
    box<expression> step;
};

/// `[p = (a)-->(b) WHERE … | projection]`; the optional path variable is the pattern's own.
struct pattern_comprehension {
    box<path_pattern> path;
    std::optional<box<expression>> where;
    box<expression> projection;
};

/// A path pattern in the place of a predicate.
struct pattern_predicate {
    box<path_pattern> path;
};

enum class subquery_kind : std::uint8_t { exists, count, collect };
/// `EXISTS { … }`, `COUNT { … }`, `COLLECT { … }`; a bare pattern with WHERE is read as the query `MATCH … WHERE …` without RETURN.
struct subquery_expression {
    subquery_kind kind = subquery_kind::exists;
    box<query> body;
};

struct expression {
    using node_type =
        std::variant<null_literal, boolean_literal, integer_literal, float_literal, string_literal, parameter, variable,
                     list_literal, map_literal, map_projection, chain, unary, null_test, type_test, normal_test, label_test,
                     postfix, case_expression, function_call, list_comprehension, quantifier, reduction, pattern_comprehension, pattern_predicate,
                     subquery_expression>;
    node_type node;
    text_range at;
    /// Written in parentheses of its own: `(n)` in a chain of label tests and patterns is told apart by this.
    bool parenthesised = false;
};

struct map_entry {
    name key;
    expression value;
};
struct map_projection_item {
    enum class sort : std::uint8_t { property, all, variable, entry };
    sort of = sort::property;
    name key;                                // Not of `all`.
    std::optional<box<expression>> content;  // Of `variable` and `entry`.
};
struct chain_link {
    binary_operator op = binary_operator::or_;
    text_range at;
    expression operand;
};
struct case_branch {
    expression when;
    expression then;
};

}  // namespace wafer::ast
