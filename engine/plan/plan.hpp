// The logical plan: operators as plain structs in one variant, each with its inputs, what it is expected to yield and which columns it
// hands on. Names of the graph are strings until the plan is built, so a plan fits any later snapshot and can be written out elsewhere.
// An operator's rows are those of its first input, changed or multiplied as its comment says; rows keep their order unless it says otherwise.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "engine/bind/query.hpp"
#include "engine/plan/count_pattern.hpp"
#include "engine/plan/seek.hpp"

namespace wafer::engine::plan {

using bound::expr;
using bound::symbol;

/// Leaf: one row without columns.
struct single_row {};
/// Leaf of a subplan: the rows from around it, and for each the number of the row it came from.
struct argument {
    std::vector<symbol> symbols;
    symbol origin;
};

/// For each row every node, or every node with the label.
struct node_scan {
    symbol node;
    std::optional<std::string> label;
};
/// For each row the node with this id (as `id()` gives it), if there is one.
struct node_by_id {
    symbol node;
    expr id;
};
/// For each row the relationships of the types (none: all) of a node, one row each. `into`: only those that end at the bound `to`.
struct expand {
    symbol from;
    symbol relationship;
    symbol to;
    bound::direction towards;
    std::vector<std::string> types;
    bool into = false;
    bool ends_only = false;  // One row for each different end; nobody asks for anything else.
};
/// For each row every trail (no relationship twice) of `least` to `most` relationships, one row each; the symbol is their list.
struct expand_many {
    symbol from;
    symbol relationships;
    symbol to;
    bound::direction towards;
    std::vector<std::string> types;
    bool into = false;
    bound::path_length length;
    expr each = nullptr;
    symbol element;
    bool reversed = false;  // Walked from the pattern's end: the list is turned round.
    bool ends_only = false;  // One row for each end that some trail leads to; nobody asks for the list.
};
/// For each row a shortest trail (or all of them) between two bound nodes.
struct shortest_path {
    symbol from;
    symbol relationships;
    symbol to;
    bound::direction towards;
    std::vector<std::string> types;
    bound::path_length length;
    expr each = nullptr;
    symbol element;
    bool all = false;
};
/// For each row the paths of a segment, one row each, with what its variables stand for; `relationships` is the list of those on the path.
/// With a selection only those that it picks for each end found. `into`: only paths that end at the bound `to`.
struct traverse {
    symbol from;
    symbol relationships;
    symbol to;
    bool into = false;
    bound::path_segment const* what = nullptr;
    bool reversed = false;  // Walked from the segment's end; lists are as written all the same.
    std::vector<expr> end = {};  // With a selection: what the end must meet for a path to be looked for.
};
/// For each row the ends of a bound relationship; an end that is bound already must be that node. Either direction: two rows.
struct endpoints {
    symbol relationship;
    symbol from;
    symbol to;
    bound::direction towards;
    std::vector<std::string> types;
    bool from_bound = false;
    bool to_bound = false;
};

/// Rows for which all conjuncts are true.
struct filter {
    std::vector<expr> conjuncts;
};
/// Adds columns.
struct extend {
    std::vector<bound::projection_item> items;
};
/// One row per group, in the order the groups first came up. Blocking.
struct aggregate {
    std::vector<bound::projection_item> keys;
    std::vector<bound::aggregate_item> aggregates;
};
/// The first of the rows that agree on the symbols.
struct distinct {
    std::vector<symbol> symbols;
};
/// Stable sort. Blocking. With `most` only that many of the first rows are kept.
struct sort {
    std::vector<bound::sort_item> items;
    std::vector<expr> most;  // Summed: LIMIT, and SKIP where there is one.
};
struct skip {
    expr count;
};
struct limit {
    expr count;
};
/// For each row one row per element; none for null.
struct unwind {
    expr list;
    symbol variable;
    std::optional<symbol> position = {};  // Which element it is, counted from `first_position`.
    std::int64_t first_position = 1;
};
/// For each row one row per record of the file; none for a null location.
struct load_csv {
    bound::load_csv what;
};
/// inputs[1] (its leaf is an `argument` with the same origin) is run for each row of inputs[0]; its rows extend that row. `optional`: a row without any is kept with nulls.
/// `unit`: each row is handed on once and as it is, when the plan has run for it.
struct apply {
    bool optional = false;
    symbol origin;
    bool unit = false;
};
/// The rows of all inputs, one after the other; `sources[i]` are the columns of input i.
struct union_all {
    std::vector<symbol> columns;
    std::vector<std::vector<symbol>> sources;
};
/// Hands on nothing before its input has ended.
struct eager {};
struct create {
    bound::create what;
};
struct update {
    std::vector<bound::change> changes;
};
/// inputs[1] searches; per row either its rows or one new row. Later rows see what earlier ones made.
struct merge {
    symbol origin;
    bound::create otherwise;
    std::vector<bound::change> on_match;
    std::vector<bound::change> on_create;
};
/// Blocking: everything is deleted at once, when all rows are there.
struct removal {
    bool detach = false;
    std::vector<expr> targets;
};
/// For each row the rows that the procedure yields; a void one passes its row on.
struct procedure_call {
    std::shared_ptr<procedure const> what;
    std::vector<expr> arguments;
    std::vector<std::pair<std::uint32_t, symbol>> yields;
};

/// Changes indexes or constraints, once.
struct schema_change {
    bound::schema_change what;
};

struct node;
using node_ptr = std::unique_ptr<node>;

struct node {
    using operation = std::variant<single_row, argument, node_scan, node_by_id, index_seek, expand, expand_many, shortest_path, traverse, endpoints,
                                   filter, extend, aggregate, count_pattern, distinct, sort, skip, limit, unwind, load_csv, apply, union_all,
                                   eager, create, update,
                                   merge, removal, procedure_call, schema_change>;
    operation what;
    std::vector<node_ptr> inputs;
    std::vector<symbol> output;  // Columns handed on, in order.
    double estimated_rows = 1;
    bool counted = false;        // The estimate comes from where the match order was chosen, and stays.
};

/// A plan that is run once per row around it.
struct nested {
    node_ptr root;
    std::vector<symbol> outer;   // Columns that its argument takes.
    symbol origin;
};

/// Everything that running a statement needs. Owns the bound statement it points into.
struct statement {
    std::unique_ptr<bound::statement> source;
    node_ptr root;
    std::vector<symbol> columns;
    std::unordered_map<bound::query const*, nested> subqueries;
    std::deque<bound::expression> expressions;  // Made by the planner and the passes.
    std::size_t operators = 0;                  // Made by the planner so far.
    std::size_t most_operators = 0;             // Its limit.
};

/// Throws `wafer::error` (limit: PlanTooLarge) if there cannot be so many operators more.
void require_operators(statement const& statement, std::size_t more);
/// A new operator on top of `input` (a null pointer: a leaf). Throws as `require_operators` does.
node_ptr make_node(statement& statement, node::operation what, node_ptr input);

}  // namespace wafer::engine::plan
