// Clauses, queries and whole statements.
#pragma once

#include "grammar/ast/pattern.hpp"
#include "grammar/ast/schema.hpp"

namespace wafer::ast {

/// Whether a relationship may be in several places of one pattern.
enum class match_mode : std::uint8_t { unspecified, different_relationships, repeatable_elements };

struct match_clause {
    bool optional = false;
    pattern what;
    std::optional<expression> where;
    match_mode mode = match_mode::unspecified;
};

/// UNWIND and FOR. `position` is the variable of WITH ORDINALITY, or of WITH OFFSET if it counts from 0.
struct unwind_clause {
    expression list;
    name variable;
    std::optional<name> position = {};
    bool from_zero = false;
};

/// `LOAD CSV [WITH HEADERS] FROM location AS variable [FIELDTERMINATOR terminator]`.
struct load_csv_clause {
    bool with_headers = false;
    expression location;
    name variable;
    std::optional<expression> terminator;
};

struct projection_item {
    expression value;
    std::optional<name> alias;
    std::string text;  // The expression as written, which names the column when there is no alias.
};

struct sort_item {
    expression key;
    bool descending = false;
};

/// What WITH and RETURN have in common.
struct projection {
    bool distinct = false;
    bool star = false;
    std::vector<projection_item> items;
    std::vector<sort_item> order;
    std::optional<expression> skip;
    std::optional<expression> limit;
};

struct with_clause {
    projection what;
    std::optional<expression> where;
};

struct return_clause {
    projection what;
};

struct create_clause {
    pattern what;
};

/// `target.key = value` (target is any expression ending in a property).
struct set_property {
    expression target;  // Always a `postfix` that ends in a `property_access` or a `subscript`.
    expression value;
};
/// `variable = map` or `variable += map`.
struct set_properties {
    name variable;
    bool add = false;
    expression value;
};
struct set_labels {
    name variable;
    std::vector<label_expression> labels;  // Names and dynamic ones.
};
struct set_item {
    std::variant<set_property, set_properties, set_labels> what;
    text_range at;
};
struct set_clause {
    std::vector<set_item> items;
};

struct remove_property {
    expression target;
};
struct remove_labels {
    name variable;
    std::vector<label_expression> labels;
};
struct remove_item {
    std::variant<remove_property, remove_labels> what;
    text_range at;
};
struct remove_clause {
    std::vector<remove_item> items;
};

struct merge_action {
    bool on_create = false;  // Else ON MATCH.
    set_clause what;
};
struct merge_clause {
    path_pattern what;
    std::vector<merge_action> actions;
};

struct delete_clause {
    bool detach = false;
    std::vector<expression> targets;
};

struct yield_item {
    name column;
    std::optional<name> alias;
};
/// `CALL a.b(args) YIELD …`. Without parentheses the arguments are the parameters of the same names (`arguments` is absent).
struct call_clause {
    bool optional = false;
    std::vector<name> path;
    std::optional<std::vector<expression>> arguments;
    bool yield_star = false;
    std::optional<std::vector<yield_item>> yields;
    std::optional<expression> where;
};

struct clause;
/// `FOREACH (variable IN list | updating clauses)`.
struct foreach_clause {
    name variable;
    expression list;
    std::vector<clause> body;
};

/// Which variables from around a subquery are known in it: those that a WITH at its start passes on, all, or those listed.
enum class import_mode : std::uint8_t { by_with, all, listed };
/// `[OPTIONAL] CALL { … }`, `CALL (*) { … }`, `CALL (a, b) { … }`.
struct subquery_clause {
    bool optional = false;
    import_mode imports = import_mode::by_with;
    std::vector<name> imported;
    box<query> body;
};

struct filter_clause {
    expression where;
};
/// `LET name = value, …`: `what` passes everything on and adds the items.
struct let_clause {
    projection what;
};
/// Ends a query without a result.
struct finish_clause {};

enum class show_subject : std::uint8_t { indexes, constraints, labels, relationship_types, property_keys, functions, procedures };
/// What is left out of the subject's rows.
enum class show_selection : std::uint8_t {
    all,
    built_in,
    user_defined,
    range,
    lookup,
    text,
    point,
    fulltext,
    vector,
    uniqueness,
    existence,
    key,
    property_type,
};
enum class show_entity : std::uint8_t { any, node, relationship };
/// `SHOW … [YIELD …] [WHERE …]`. Without YIELD, `what` is empty: the subject's own columns are meant.
struct show_clause {
    show_subject subject = show_subject::labels;
    show_selection selection = show_selection::all;
    show_entity entity = show_entity::any;
    bool yields = false;
    projection what;
    std::optional<expression> where;
};

struct clause {
    using node_type = std::variant<match_clause, unwind_clause, with_clause, return_clause, create_clause, set_clause,
                                   remove_clause, merge_clause, delete_clause, call_clause, foreach_clause, subquery_clause,
                                   filter_clause, let_clause, finish_clause, create_index_clause, create_constraint_clause, drop_clause,
                                   load_csv_clause, show_clause>;
    node_type node;
    text_range at;
};

struct single_query {
    std::vector<clause> clauses;
    text_range at;
};

/// `parts[0] UNION [ALL] parts[1] …`; `all[i]` belongs to the UNION before `parts[i + 1]`. The queries of `next`, which have none of their
/// own, stand behind a NEXT each and begin with the rows of the one before.
struct query {
    std::vector<single_query> parts;
    std::vector<bool> all;
    text_range at;
    std::vector<query> next = {};

    /// The one whose rows are those of the whole.
    [[nodiscard]] query const& last() const { return next.empty() ? *this : next.back(); }
};

enum class statement_mode : std::uint8_t { run, explain, profile };

/// What is asked of a query besides its rows, or in their place: the facts or the sources behind each row, or why rows are missing.
enum class why_mode : std::uint8_t { facts, sources, missing };
/// A source to leave out: its id, or the name of a parameter that holds one or a list of them.
struct left_out_source {
    std::variant<string_literal, parameter> what;
};
/// `WHY [FACTS | SOURCES] [WITHOUT SOURCE 'a', $b …]`, `WHY NOT`.
struct why_prefix {
    why_mode mode = why_mode::facts;
    std::vector<left_out_source> without;
    text_range at;
};

struct statement {
    statement_mode mode = statement_mode::run;
    std::optional<why_prefix> why;
    query what;
};

}  // namespace wafer::ast
