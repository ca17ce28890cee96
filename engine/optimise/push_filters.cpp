#include "engine/optimise/push_filters.hpp"

#include <algorithm>

#include "engine/plan/segments.hpp"
#include "engine/plan/walk.hpp"

namespace wafer::engine::optimise {

namespace {

using plan::symbol;

/// Whether rows of the first input pass through the operator unchanged, so that a test on their columns may be made before it.
bool lets_through(plan::node const& at, std::set<symbol> const& symbols) {
    auto const makes_none_of = [&](std::initializer_list<symbol> made) {
        return std::none_of(made.begin(), made.end(), [&](symbol each) { return symbols.contains(each); });
    };
    return std::visit(
        overloaded{
            [&](plan::node_scan const& op) { return makes_none_of({op.node}); },
            [&](plan::node_by_id const& op) { return makes_none_of({op.node}); },
            [&](plan::index_seek const& op) { return makes_none_of({op.entity}); },
            [&](plan::expand const& op) { return makes_none_of({op.relationship}) && (op.into || makes_none_of({op.to})); },
            [&](plan::expand_many const& op) { return makes_none_of({op.relationships}) && (op.into || makes_none_of({op.to})); },
            [&](plan::shortest_path const& op) { return makes_none_of({op.relationships}); },
            [&](plan::traverse const& op) {
                auto const made = plan::symbols_made(*op.what);
                bool const none = std::none_of(made.begin(), made.end(), [&](symbol each) { return symbols.contains(each); });
                return none && makes_none_of({op.relationships}) && (op.into || makes_none_of({op.to}));
            },
            [&](plan::endpoints const& op) {
                return (op.from_bound || makes_none_of({op.from})) && (op.to_bound || makes_none_of({op.to}));
            },
            [&](plan::extend const& op) {
                return std::none_of(op.items.begin(), op.items.end(), [&](auto const& item) { return symbols.contains(item.name); });
            },
            [&](plan::unwind const& op) { return makes_none_of({op.variable, op.position.value_or(op.variable)}); },
            [&](plan::load_csv const& op) { return makes_none_of({op.what.row, op.what.line, op.what.file}); },
            [](plan::sort const& op) { return op.most.empty(); },
            [&](plan::distinct const& op) {
                return std::all_of(symbols.begin(), symbols.end(), [&](symbol each) {
                    return std::find(op.symbols.begin(), op.symbols.end(), each) != op.symbols.end();
                });
            },
            [](auto const&) { return false; },
        },
        at.what);
}

/// Puts one conjunct into the chain below `at`, as deep as it goes.
void sink(plan::node_ptr& at, plan::expr conjunct, std::set<symbol> const& symbols, bool movable) {
    if (auto* const filter = std::get_if<plan::filter>(&at->what)) {
        filter->conjuncts.push_back(conjunct);
        return;
    }
    if (movable && !at->inputs.empty() && lets_through(*at, symbols)) {
        sink(at->inputs[0], conjunct, symbols, movable);
        return;
    }
    auto made = std::make_unique<plan::node>();
    made->what = plan::filter{{conjunct}};
    made->inputs.push_back(std::move(at));
    at = std::move(made);
}

}  // namespace

plan::node_ptr push_filters(plan::node_ptr root, plan::statement& statement) {
    for (auto& input : root->inputs) input = push_filters(std::move(input), statement);
    auto const* const filter = std::get_if<plan::filter>(&root->what);
    if (!filter) return root;
    auto const conjuncts = filter->conjuncts;
    auto below = std::move(root->inputs[0]);
    for (auto const conjunct : conjuncts) {
        // What needs no column, or may change from one evaluation to the next, is asked where it was written.
        auto const symbols = plan::symbols_of(conjunct);
        sink(below, conjunct, symbols, plan::is_deterministic(conjunct) && !symbols.empty());
    }
    // Wherever they went, the rows on top are the same.
    if (root->counted) {
        below->estimated_rows = root->estimated_rows;
        below->counted = true;
    }
    return below;
}

}  // namespace wafer::engine::optimise
