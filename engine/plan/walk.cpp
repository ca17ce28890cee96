#include "engine/plan/walk.hpp"

#include <algorithm>

namespace wafer::engine::plan {

namespace {

void collect(expr expression, std::set<symbol>& symbols, std::set<symbol>& locals) {
    std::visit(overloaded{
                   [&](bound::reference const& node) { symbols.insert(node.to); },
                   [&](bound::subquery const& node) { symbols.insert(node.outer.begin(), node.outer.end()); },
                   [&](bound::path const& node) { symbols.insert(node.elements.begin(), node.elements.end()); },
                   [&](bound::list_comprehension const& node) { locals.insert(node.variable); },
                   [&](bound::quantifier const& node) { locals.insert(node.variable); },
                   [&](bound::reduction const& node) {
                       locals.insert(node.variable);
                       locals.insert(node.accumulator);
                   },
                   [](auto const&) {},
               },
               expression->node);
    for_each_operand(*expression, [&](expr operand) { collect(operand, symbols, locals); });
}

}  // namespace

void collect_symbols(expr expression, std::set<symbol>& symbols) {
    if (!expression) return;
    // A local has a symbol of its own, so it cannot hide one from outside.
    std::set<symbol> found;
    std::set<symbol> locals;
    collect(expression, found, locals);
    for (auto const symbol : found)
        if (!locals.contains(symbol)) symbols.insert(symbol);
}

std::set<symbol> symbols_of(expr expression) {
    std::set<symbol> symbols;
    collect_symbols(expression, symbols);
    return symbols;
}

bool reads_graph(expr expression) {
    bool found = std::visit(overloaded{
                                [](bound::property const&) { return true; },
                                [](bound::subscript const&) { return true; },
                                [](bound::label_test const&) { return true; },
                                [](bound::subquery const&) { return true; },
                                [](bound::path const&) { return true; },
                                [](bound::call const& node) { return !node.function->deterministic; },
                                [](auto const&) { return false; },
                            },
                            expression->node);
    for_each_operand(*expression, [&](expr operand) { found = found || reads_graph(operand); });
    return found;
}

bool is_deterministic(expr expression) {
    bool fixed = true;
    if (auto const* call = std::get_if<bound::call>(&expression->node)) fixed = call->function->name != "rand" && call->function->name != "randomUUID";
    for_each_operand(*expression, [&](expr operand) { fixed = fixed && is_deterministic(operand); });
    return fixed;
}

bool writes(node const& root) {
    bool const changes = std::holds_alternative<create>(root.what) || std::holds_alternative<update>(root.what) ||
                         std::holds_alternative<merge>(root.what) || std::holds_alternative<removal>(root.what) ||
                         std::holds_alternative<schema_change>(root.what);
    return changes || std::any_of(root.inputs.begin(), root.inputs.end(), [](auto const& input) { return writes(*input); });
}

namespace {

bool mixes_rows(node const& root) {
    bool const mixes = std::visit(overloaded{
                                      [](aggregate const&) { return true; }, [](distinct const&) { return true; },
                                      [](sort const&) { return true; }, [](skip const&) { return true; },
                                      [](limit const&) { return true; }, [](union_all const&) { return true; },
                                      [](auto const&) { return false; },
                                  },
                                  root.what);
    if (mixes) return true;
    // The second input of an apply or a merge is a plan with rows of its own.
    return !root.inputs.empty() && mixes_rows(*root.inputs[0]);
}

}  // namespace

bool needs_single_rows(node const& root) { return mixes_rows(root) || writes(root); }

}  // namespace wafer::engine::plan
