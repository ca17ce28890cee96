// Bound clauses, queries and statements: the output of the binder and the input of the planner. A scope is a set of symbols; a clause
// says which symbols it adds, and a projection says which stay.
#pragma once

#include <memory>

#include "engine/bind/path_segment.hpp"
#include "engine/bind/schema_change.hpp"

namespace wafer::engine::bound {

/// A node of a pattern. Its symbol is bound before the pattern if `given`; then labels and predicates are checked on it.
struct pattern_node {
    symbol name;
    bool given = false;
    source_range at{};
};

/// `least`..`most` relationships in a row; the symbol is the list of them.
struct path_length {
    std::uint64_t least = 1;
    std::uint64_t most = ~std::uint64_t{0};
};

struct pattern_relationship {
    symbol name;
    bool given = false;              // Bound before the pattern (then it is looked up, not searched).
    std::uint32_t from = 0;          // Indexes of `pattern::nodes`, as written from left to right.
    std::uint32_t to = 0;
    direction towards = direction::either;
    std::vector<std::string> types;  // Any of these; empty: any type. What a list cannot say is a predicate.
    std::optional<path_length> length;
    expr each = nullptr;             // Variable length: must hold for every relationship, seen as `element`.
    symbol element;
    source_range at{};
    path_segment const* segment = nullptr;  // A part of a path in place of it; the symbol is the list of its relationships.
};

enum class path_search : std::uint8_t { none, shortest, all_shortest };

/// `nodes[0] relationships[0] nodes[1] …` as indexes into the pattern.
struct pattern_path {
    std::optional<symbol> name;
    path_search search = path_search::none;
    std::vector<std::uint32_t> nodes;
    std::vector<std::uint32_t> relationships;
    source_range at = {};
};

/// All paths of one MATCH; no two of its relationships are the same one. Every symbol of the pattern has an entry of its own: anonymous
/// elements get symbols, a variable that occurs twice is one node.
struct pattern {
    std::vector<pattern_node> nodes;
    std::vector<pattern_relationship> relationships;
    std::vector<pattern_path> paths;
    std::vector<expr> predicates;  // Conjuncts: labels, inline properties, inline WHERE and the clause's WHERE.
    bool repeatable = false;       // A relationship may be in several places.
};

struct match {
    bool optional = false;
    pattern what;
    source_range at{};  // The pattern and its WHERE.
};

struct unwind {
    expr list;
    symbol variable;
    std::optional<symbol> position = {};  // Which element of the list it is, counted from `first_position`.
    std::int64_t first_position = 1;
};

/// A row per record of a file. `line` and `file` are what `linenumber()` and `file()` stand for.
struct load_csv {
    expr location;
    symbol row;  // A list of fields, or with `headers` a map.
    symbol line;
    symbol file;
    bool headers = false;
    char terminator = ',';
};

struct projection_item {
    symbol name;
    expr content;
};
struct aggregate_item {
    symbol name;
    aggregate_function const* function;
    bool distinct = false;
    expr argument = nullptr;   // Null pointer: count(*).
    expr parameter = nullptr;  // The second argument of percentiles.
};
struct sort_item {
    expr key;
    bool descending = false;
};

/// WITH and RETURN. In this order: if `aggregated`, group by `keys` and aggregate, which leaves only their symbols; compute `items` on what
/// is there; make rows distinct on the items; sort (keys see the items and what was there before them); skip; limit; forget all but the
/// items; filter by `where`. An item that only passes a variable on has that variable's own symbol.
struct projection {
    bool aggregated = false;
    std::vector<projection_item> keys;
    std::vector<aggregate_item> aggregates;
    std::vector<projection_item> items;
    bool distinct = false;
    std::vector<sort_item> order;
    expr skip = nullptr;
    expr limit = nullptr;
    expr where = nullptr;
};

struct new_node {
    symbol name;
    std::vector<std::string> labels;
    expr properties = nullptr;  // A map, or null pointer.
    expr more_labels = nullptr;  // `$(…)`: a list of names and lists of names, or null pointer.
};
struct new_relationship {
    symbol name;
    std::string type;
    symbol source;
    symbol target;
    expr properties = nullptr;
    expr dynamic_type = nullptr;  // In place of `type`: its name.
};
struct named_path {
    symbol name;
    expr content;
};
struct create {
    std::vector<std::variant<new_node, new_relationship>> elements;  // In an order that creates ends before relationships.
    std::vector<named_path> paths;
};

struct set_property {
    expr entity;
    std::string key;
    expr dynamic_key = nullptr;  // `entity[key] = …`
    expr content;
};
struct set_properties {
    symbol entity;
    bool add = false;
    expr content;
};
struct set_labels {
    symbol node;
    std::vector<std::string> labels;
    expr more = nullptr;  // `$(…)`: a list of names and lists of names, or null pointer.
};
struct remove_property {
    expr entity;
    std::string key;
    expr dynamic_key = nullptr;
};
struct remove_labels {
    symbol node;
    std::vector<std::string> labels;
    expr more = nullptr;
};
using change = std::variant<set_property, set_properties, set_labels, remove_property, remove_labels>;
/// SET and REMOVE, in the order written.
struct update {
    std::vector<change> changes;
};

struct merge {
    pattern search;
    create otherwise;
    std::vector<change> on_match;
    std::vector<change> on_create;
};

struct removal {
    bool detach = false;
    std::vector<expr> targets;
};

struct procedure_call {
    std::shared_ptr<procedure const> what;
    std::vector<expr> arguments;                       // One per input; defaults filled in.
    std::vector<std::pair<std::uint32_t, symbol>> yields;  // Index of the output, symbol it is bound to.
    expr where = nullptr;
};

/// CALL { … } and FOREACH: `body` is run for each row, whose symbols it uses are listed in `outer`. Its columns extend the row by each of
/// its rows (`optional`: by nulls if there is none); `unit` passes the row on as it is, once.
struct row_query {
    enum class mode : std::uint8_t { rows, optional, unit };
    mode of = mode::rows;
    query const* body;
    std::vector<symbol> outer;
};

using clause = std::variant<match, unwind, load_csv, projection, create, update, merge, removal, procedure_call, row_query, schema_change>;

/// `columns` are the symbols of the result, in order; empty without RETURN.
struct single_query {
    std::vector<clause> clauses;
    std::vector<symbol> columns;
};

/// The parts' columns correspond by position; those of the union itself are `columns`.
struct query {
    std::vector<single_query> parts;
    std::vector<bool> all;
    std::vector<symbol> columns;
};

struct symbol_description {
    std::string name;  // As written, or made up for what has no name.
    kind_set kinds = any_kind;
};

/// A name of the graph that the statement reads, for warnings when the graph has none such.
struct name_use {
    enum class sort : std::uint8_t { label, type, key };
    sort of;
    std::string name;
    source_range at;
};

enum class statement_mode : std::uint8_t { run, explain, profile };

enum class why_mode : std::uint8_t { facts, sources, missing };
/// `text` is the id of a source, or the name of a parameter that holds one or a list of them.
struct left_out_source {
    std::string text;
    bool parameter = false;
};
/// WHY: the evidence of a row is what the columns numbered `pieces` hold; the first `columns` are the query's own.
struct why_prefix {
    why_mode mode = why_mode::facts;
    std::vector<left_out_source> without;
    std::size_t columns = 0;
    std::vector<std::size_t> pieces;
};

struct statement {
    statement_mode mode = statement_mode::run;
    std::optional<why_prefix> why;
    query const* root = nullptr;
    bool writes = false;
    std::vector<std::string> column_names;
    std::vector<symbol_description> symbols;
    std::vector<std::string> parameters;  // All that occur.
    std::vector<name_use> names;
    std::vector<source_range> unused_matches;  // Each OPTIONAL MATCH that names variables of which none is used behind it.
    // What everything above points into.
    std::deque<expression> expressions;
    std::deque<query> queries;
    std::deque<path_segment> segments;
};

}  // namespace wafer::engine::bound
