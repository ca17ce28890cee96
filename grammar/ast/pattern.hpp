// Graph patterns: nodes, relationships and the paths made of them.
#pragma once

#include "grammar/ast/expression.hpp"

namespace wafer::ast {

/// A boolean formula over labels (or relationship types): names, `%` for any, `!`, `&` (also `:A:B`), `|`; `$(…)` is all of the names that
/// an expression gives, `$any(…)` one of them.
struct label_expression {
    enum class operation : std::uint8_t { name, any, negation, conjunction, disjunction, dynamic };
    operation op = operation::name;
    name label;                              // For `name`.
    std::vector<label_expression> operands;  // One for negation, two or more for the others.
    text_range at;
    bool one_of = false;                  // Of `dynamic`: `$any(…)`.
    std::vector<expression> content = {};  // Of `dynamic`: one.
};

struct node_pattern {
    std::optional<name> variable;
    std::optional<label_expression> labels;
    std::optional<expression> properties;  // A map literal or a parameter.
    std::optional<expression> where;
    text_range at;
};

enum class direction : std::uint8_t { right, left, either };

/// `*`, `*n`, `*a..b`; absent bounds are as written.
struct path_length {
    std::optional<std::uint64_t> least;
    std::optional<std::uint64_t> most;
    text_range at;
};

struct relationship_pattern {
    std::optional<name> variable;
    std::optional<label_expression> types;
    std::optional<path_length> length;
    direction towards = direction::either;  // `-->` right, `<--` left, `--` and `<-->` either.
    std::optional<expression> properties;
    std::optional<expression> where;
    text_range at;
};

enum class path_search : std::uint8_t { none, shortest, all_shortest };

/// `nodes` has one more element than `relationships`.
struct path_pattern {
    std::optional<name> variable;
    path_search search = path_search::none;  // `shortestPath(…)`, `allShortestPaths(…)`.
    std::vector<node_pattern> nodes;
    std::vector<relationship_pattern> relationships;
    text_range at;
};

struct pattern {
    std::vector<path_pattern> paths;
};

}  // namespace wafer::ast
