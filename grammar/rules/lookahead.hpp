// Choosing what to read by looking ahead, a bounded number of tokens or one step of the bracket table, so that no rule is ever read
// twice. Looking ahead notes no expectations. The answers are choices, not promises: the chosen rule may still fail.
#pragma once

#include "grammar/rules/state.hpp"

namespace wafer::grammar::rules {

enum class atom_kind : unsigned char {
    none,
    parenthesised,
    path,
    list,
    list_comprehension,
    pattern_comprehension,
    map,
    map_projection,
    parameter,
    number,
    string,
    case_expression,
    true_literal,
    false_literal,
    null_literal,
    subquery,
    quantifier,
    reduction,
    shortest_path,
    exists_call,
    trim_call,
    call,
    variable,
};

/// Which kind of atom starts at `first`.
atom_kind atom_at(parse_state& state, char const* first);

/// `(…)` and a relationship after it, in the place of an expression. `(a) - (b)`, `(a)-[1, 2]` and `(a) < -1` are arithmetic;
/// `(a)--(b)`, `(a)-[r]-…` and `(a)<-[:T]-…` are paths.
bool path_ahead(parse_state& state, char const* first);

/// `name =`
bool binding_ahead(parse_state& state, char const* first);
/// `-` or `<-`
bool hop_ahead(parse_state& state, char const* first);
/// `((`
bool two_parentheses_ahead(parse_state& state, char const* first);
/// `(`
bool parenthesis_ahead(parse_state& state, char const* first);
/// `*`, `+`, `?` or `{`, behind a relationship or a parenthesis.
bool quantifier_ahead(parse_state& state, char const* first);
/// ANY, ALL, SHORTEST, or a path mode.
bool prefix_ahead(parse_state& state, char const* first);
/// REPEATABLE or DIFFERENT, not as a path's variable.
bool match_mode_ahead(parse_state& state, char const* first);
/// `shortestPath(` or `allShortestPaths(`
bool shortest_path_ahead(parse_state& state, char const* first);
/// Not WHEN.
bool case_subject_ahead(parse_state& state, char const* first);
/// `(`, `name =` or what stands before a path: a pattern and not a clause.
bool pattern_ahead(parse_state& state, char const* first);
/// `[OPTIONAL] CALL {` or `[OPTIONAL] CALL (`
bool subquery_call_ahead(parse_state& state, char const* first);
/// CREATE of an index or a constraint, or DROP.
bool schema_ahead(parse_state& state, char const* first);
/// Not FOR or IF.
bool schema_name_ahead(parse_state& state, char const* first);
/// LEADING, TRAILING or BOTH before FROM or an expression: not a variable of that name.
bool trim_side_ahead(parse_state& state, char const* first);
bool no_trim_side_ahead(parse_state& state, char const* first);
/// FROM before an expression, likewise.
bool trim_source_ahead(parse_state& state, char const* first);
/// Whether `|` goes on with a label expression here.
bool label_bar_ahead(parse_state& state, char const* first);

}  // namespace wafer::grammar::rules
