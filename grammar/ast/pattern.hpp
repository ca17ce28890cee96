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
    optional_box<label_expression> labels;
    optional_box<expression> properties;  // A map literal or a parameter.
    optional_box<expression> where;
    text_range at;
    bool implied = false;  // Not written: between, before or behind quantified parts of a path.
};

enum class direction : std::uint8_t { right, left, either };

/// `*`, `*n`, `*a..b`; absent bounds are as written.
struct path_length {
    std::optional<std::uint64_t> least;
    std::optional<std::uint64_t> most;
    text_range at;
};

/// `{n}`, `{n,m}` with either bound left out, `*`, `+`, and `?`, whose variables stay single.
struct path_quantifier {
    std::uint64_t least = 1;
    std::optional<std::uint64_t> most;
    bool questioned = false;
    text_range at;
};

struct path_pattern;

/// A relationship, or a path in its place that is taken a number of times: `((a)-[r]->(b) WHERE …){2,4}`.
struct relationship_pattern {
    std::optional<name> variable;
    optional_box<label_expression> types;
    std::optional<path_length> length;
    direction towards = direction::either;  // `-->` right, `<--` left, `--` and `<-->` either.
    optional_box<expression> properties;
    optional_box<expression> where;
    text_range at;
    std::optional<path_quantifier> quantifier = {};  // `-[r]->{2,4}`; of a group always there.
    std::vector<path_pattern> group = {};            // The path in place of the relationship, or none.
};

enum class path_search : std::uint8_t { none, shortest, all_shortest };

/// `ANY 2`, `ALL SHORTEST`, `SHORTEST 3 GROUPS`: which of the paths between the same two nodes are wanted.
struct path_selector {
    enum class sort : std::uint8_t { all, any, any_shortest, all_shortest, shortest, shortest_groups };
    sort of = sort::all;
    std::optional<std::uint64_t> count;
};

/// What may not occur twice in a path: nothing, relationships, nodes but the two ends, nodes.
enum class path_mode : std::uint8_t { unspecified, walk, trail, simple, acyclic };

/// `nodes` has one more element than `relationships`.
struct path_pattern {
    std::optional<name> variable;
    path_search search = path_search::none;  // `shortestPath(…)`, `allShortestPaths(…)`.
    std::vector<node_pattern> nodes;
    std::vector<relationship_pattern> relationships;
    text_range at;
    path_selector selector = {};
    path_mode mode = path_mode::unspecified;
    std::optional<expression> where = {};  // `((a)-->(b) WHERE …)`: part of what is selected from.
};

struct pattern {
    std::vector<path_pattern> paths;
};

}  // namespace wafer::ast
