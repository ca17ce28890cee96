#include "engine/optimise/assign_columns.hpp"

#include <algorithm>

#include "engine/plan/segments.hpp"
#include "engine/plan/walk.hpp"

namespace wafer::engine::optimise {

namespace {

using plan::symbol;
using symbols = std::set<symbol>;

void add_expressions(plan::node const& at, symbols& needed) {
    plan::for_each_expression(at.what, [&](plan::expr expression) { plan::collect_symbols(expression, needed); });
}

/// What SET and REMOVE name without an expression.
void add_targets(std::vector<bound::change> const& changes, symbols& needed) {
    for (auto const& change : changes)
        std::visit(overloaded{[&](bound::set_properties const& item) { needed.insert(item.entity); },
                              [&](bound::set_labels const& item) { needed.insert(item.node); },
                              [&](bound::remove_labels const& item) { needed.insert(item.node); }, [](auto const&) {}},
                   change);
}

/// The ends of new relationships, and what the pattern makes itself.
void add_ends(bound::create const& create, symbols& ends, symbols& made) {
    for (auto const& element : create.elements) {
        std::visit([&](auto const& one) { made.insert(one.name); }, element);
        if (auto const* relationship = std::get_if<bound::new_relationship>(&element)) {
            ends.insert(relationship->source);
            ends.insert(relationship->target);
        }
    }
}

symbols without(symbols from, symbols const& made) {
    for (auto const symbol : made) from.erase(symbol);
    return from;
}

/// Symbols that the operator itself makes.
symbols made_by(plan::node const& at) {
    return std::visit(
        overloaded{
            [](plan::node_scan const& op) { return symbols{op.node}; },
            [](plan::node_by_id const& op) { return symbols{op.node}; },
            [](plan::index_seek const& op) { return symbols{op.entity}; },
            [](plan::expand const& op) { return op.into ? symbols{op.relationship} : symbols{op.relationship, op.to}; },
            [](plan::expand_many const& op) { return op.into ? symbols{op.relationships} : symbols{op.relationships, op.to}; },
            [](plan::shortest_path const& op) { return symbols{op.relationships}; },
            [](plan::traverse const& op) {
                auto made = plan::symbols_made(*op.what);
                made.insert(op.relationships);
                if (!op.into) made.insert(op.to);
                return made;
            },
            [](plan::endpoints const& op) {
                symbols made;
                if (!op.from_bound) made.insert(op.from);
                if (!op.to_bound) made.insert(op.to);
                return made;
            },
            [](plan::count_pattern const& op) {
                return op.kept ? symbols{op.what.variables[*op.kept].name, op.count} : symbols{op.count};
            },
            [](plan::unwind const& op) { return symbols{op.variable, op.position.value_or(op.variable)}; },
            [](plan::load_csv const& op) { return symbols{op.what.row, op.what.line, op.what.file}; },
            [](plan::create const& op) {
                symbols made, ends;
                add_ends(op.what, ends, made);
                return made;
            },
            [](plan::procedure_call const& op) {
                symbols made;
                for (auto const& [index, name] : op.yields) made.insert(name);
                return made;
            },
            [](auto const&) { return symbols(); },
        },
        at.what);
}

/// What the operator reads of its first input besides its expressions.
void add_reads(plan::node const& at, symbols& needed) {
    std::visit(overloaded{
                   [&](plan::expand const& op) {
                       needed.insert(op.from);
                       if (op.into) needed.insert(op.to);
                   },
                   [&](plan::expand_many const& op) {
                       needed.erase(op.element);
                       needed.insert(op.from);
                       if (op.into) needed.insert(op.to);
                   },
                   [&](plan::shortest_path const& op) {
                       needed.erase(op.element);
                       needed.insert(op.from);
                       needed.insert(op.to);
                   },
                   [&](plan::traverse const& op) {
                       for (auto const inner : plan::symbols_within(*op.what)) needed.erase(inner);
                       needed.insert(op.from);
                       if (op.into) needed.insert(op.to);
                   },
                   [&](plan::endpoints const& op) {
                       needed.insert(op.relationship);
                       if (op.from_bound) needed.insert(op.from);
                       if (op.to_bound) needed.insert(op.to);
                   },
                   [&](plan::distinct const& op) { needed.insert(op.symbols.begin(), op.symbols.end()); },
                   [&](plan::create const& op) {
                       symbols ends, made;
                       add_ends(op.what, ends, made);
                       needed.merge(without(ends, made));
                   },
                   [&](plan::update const& op) { add_targets(op.changes, needed); },
                   [](auto const&) {},
               },
               at.what);
}

void assign_apply(plan::node& at, plan::apply const& op, symbols const& needed);
void assign_merge(plan::node& at, plan::merge const& op, symbols needed);
symbols provided_by(plan::node const& at);

/// What the argument leaves below take from the rows around.
void add_arguments(plan::node const& at, symbols& taken) {
    if (auto const* leaf = std::get_if<plan::argument>(&at.what))
        for (auto const symbol : at.output)
            if (symbol != leaf->origin) taken.insert(symbol);
    // Those below a second input belong to that operator's own rows.
    bool const nests = std::holds_alternative<plan::apply>(at.what) || std::holds_alternative<plan::merge>(at.what);
    for (std::size_t i = 0; i < (nests ? 1 : at.inputs.size()); ++i) add_arguments(*at.inputs[i], taken);
}

symbols inner_needs(plan::node const& inner, symbol origin, symbols const& needed) {
    symbols inside;
    auto const provided = provided_by(inner);
    for (auto const symbol : needed)
        if (provided.contains(symbol)) inside.insert(symbol);
    if (!plan::needs_single_rows(inner)) inside.insert(origin);
    return inside;
}

void assign_apply(plan::node& at, plan::apply const& op, symbols const& needed) {
    auto const outside = provided_by(*at.inputs[0]);
    auto inside = inner_needs(*at.inputs[1], op.origin, without(needed, outside));
    assign_columns(*at.inputs[1], inside);
    symbols below;
    for (auto const symbol : needed)
        if (outside.contains(symbol)) below.insert(symbol);
    add_arguments(*at.inputs[1], below);
    assign_columns(*at.inputs[0], below);
}

/// The new row and the found rows have the same columns: all that the pattern makes.
void assign_merge(plan::node& at, plan::merge const& op, symbols needed) {
    auto const outside = provided_by(*at.inputs[0]);
    symbols ends, made;
    add_ends(op.otherwise, ends, made);
    add_expressions(at, needed);
    add_targets(op.on_match, needed);
    add_targets(op.on_create, needed);
    needed.merge(ends);
    needed.merge(made);
    assign_columns(*at.inputs[1], inner_needs(*at.inputs[1], op.origin, without(needed, outside)));
    symbols below;
    for (auto const symbol : needed)
        if (outside.contains(symbol)) below.insert(symbol);
    add_arguments(*at.inputs[1], below);
    assign_columns(*at.inputs[0], below);
}

/// All symbols an operator could hand on.
symbols provided_by(plan::node const& at) {
    if (auto const* leaf = std::get_if<plan::argument>(&at.what)) {
        symbols all(leaf->symbols.begin(), leaf->symbols.end());
        all.insert(leaf->origin);
        return all;
    }
    if (auto const* op = std::get_if<plan::aggregate>(&at.what)) {
        symbols all;
        for (auto const& key : op->keys) all.insert(key.name);
        for (auto const& item : op->aggregates) all.insert(item.name);
        return all;
    }
    if (auto const* op = std::get_if<plan::union_all>(&at.what)) return {op->columns.begin(), op->columns.end()};
    auto all = made_by(at);
    if (std::holds_alternative<plan::count_pattern>(at.what)) return all;
    if (auto const* op = std::get_if<plan::extend>(&at.what))
        for (auto const& item : op->items) all.insert(item.name);
    for (auto const& input : at.inputs) all.merge(provided_by(*input));
    return all;
}

void assign_union(plan::node& at, plan::union_all const& op, symbols const& needed) {
    for (std::size_t i = 0; i < at.inputs.size(); ++i) {
        symbols below;
        for (std::size_t column = 0; column < op.columns.size(); ++column)
            if (needed.contains(op.columns[column])) below.insert(op.sources[i][column]);
        assign_columns(*at.inputs[i], below);
    }
}

void assign_candidates(plan::node& at, plan::counted_pattern const& pattern) {
    for (auto const& variable : pattern.variables)
        if (variable.candidates) assign_columns(*at.inputs[*variable.candidates], {variable.name});
    for (auto const& part : pattern.parts) assign_candidates(at, part.pattern[0]);
}

}  // namespace

void assign_columns(plan::node& root, symbols const& needed) {
    root.output.assign(needed.begin(), needed.end());
    if (auto* op = std::get_if<plan::expand>(&root.what)) op->ends_only = op->ends_only && root.output == std::vector{op->to};
    if (auto const* op = std::get_if<plan::apply>(&root.what)) return assign_apply(root, *op, needed);
    if (auto const* op = std::get_if<plan::merge>(&root.what)) return assign_merge(root, *op, needed);
    if (auto const* op = std::get_if<plan::union_all>(&root.what)) return assign_union(root, *op, needed);
    if (auto const* op = std::get_if<plan::count_pattern>(&root.what)) return assign_candidates(root, op->what);
    if (root.inputs.empty()) return;
    symbols below = needed;
    if (auto* op = std::get_if<plan::aggregate>(&root.what)) {
        std::erase_if(op->aggregates, [&](auto const& item) { return !needed.contains(item.name); });
        below.clear();
    }
    if (auto* op = std::get_if<plan::extend>(&root.what)) {
        std::erase_if(op->items, [&](auto const& item) { return !needed.contains(item.name); });
        for (auto const& item : op->items) below.erase(item.name);
    }
    below = without(std::move(below), made_by(root));
    add_expressions(root, below);
    if (std::holds_alternative<plan::create>(root.what)) below = without(std::move(below), made_by(root));
    add_reads(root, below);
    assign_columns(*root.inputs[0], below);
}

}  // namespace wafer::engine::optimise
