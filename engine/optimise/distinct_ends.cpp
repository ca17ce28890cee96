#include "engine/optimise/distinct_ends.hpp"

#include <algorithm>

#include "engine/plan/walk.hpp"

namespace wafer::engine::optimise {

namespace {

using symbols = std::set<bound::symbol>;

/// `used` holds what the operators above read; a column that none of them reads is not computed.
void collect_reads(plan::node const& at, symbols& used) {
    if (auto const* const op = std::get_if<plan::extend>(&at.what)) {
        for (auto item = op->items.rbegin(); item != op->items.rend(); ++item)
            if (used.contains(item->name)) plan::collect_symbols(item->content, used);
        return;
    }
    plan::for_each_expression(at.what, [&](bound::expr expression) { plan::collect_symbols(expression, used); });
    if (auto const* const op = std::get_if<plan::endpoints>(&at.what)) used.insert(op->relationship);
    if (auto const* const op = std::get_if<plan::distinct>(&at.what)) used.insert(op->symbols.begin(), op->symbols.end());
    if (auto const* const op = std::get_if<plan::union_all>(&at.what))
        for (auto const& columns : op->sources) used.insert(columns.begin(), columns.end());
}

void collect_all_reads(plan::node const& root, symbols& used) {
    collect_reads(root, used);
    for (auto const& input : root.inputs) collect_all_reads(*input, used);
}

bool is_deterministic(plan::node const& at) {
    bool fixed = true;
    plan::for_each_expression(at.what, [&](bound::expr expression) { fixed = fixed && plan::is_deterministic(expression); });
    return fixed;
}

/// Whether a row that comes twice changes nothing.
bool merges_doubles(plan::aggregate const& op) {
    return std::all_of(op.aggregates.begin(), op.aggregates.end(), [](bound::aggregate_item const& item) {
        return item.distinct || item.function->name == "min" || item.function->name == "max";
    });
}

/// Whether doubles of its input make nothing but doubles of its rows.
bool repeats_doubles(plan::node const& at) {
    return std::visit(overloaded{
                          [](plan::node_scan const&) { return true; }, [](plan::node_by_id const&) { return true; },
                          [](plan::index_seek const&) { return true; }, [](plan::expand const&) { return true; },
                          [](plan::expand_many const&) { return true; }, [](plan::endpoints const&) { return true; },
                          [](plan::filter const&) { return true; }, [](plan::extend const&) { return true; },
                          [](plan::unwind const&) { return true; }, [](plan::apply const& op) { return !op.unit; },
                          [](auto const&) { return false; },
                      },
                      at.what) &&
           is_deterministic(at);
}

bool finds_all_ends(plan::expand_many const& op, symbols const& used) {
    bool const trail = op.length.least <= 1 && op.length.most > 1;
    return trail && !used.contains(op.relationships) && (!op.each || plan::is_deterministic(op.each));
}

/// `doubles`: whether a row of this operator may be there any number of times. `used`: what the operators above ask for.
void mark(plan::node& at, bool doubles, symbols used) {
    if (auto* const op = std::get_if<plan::expand>(&at.what)) op->ends_only = doubles && !op->into;
    if (auto* const op = std::get_if<plan::expand_many>(&at.what)) op->ends_only = doubles && finds_all_ends(*op, used);
    auto const* const grouping = std::get_if<plan::aggregate>(&at.what);
    bool const merging = std::holds_alternative<plan::distinct>(at.what) || (grouping && merges_doubles(*grouping));
    bool const below = merging || (doubles && repeats_doubles(at));
    collect_reads(at, used);
    // Rows of the first input reach the plans of the others.
    for (std::size_t i = 1; i < at.inputs.size(); ++i) collect_all_reads(*at.inputs[i], used);
    for (auto& input : at.inputs) mark(*input, below, used);
}

}  // namespace

plan::node_ptr distinct_ends(plan::node_ptr root) {
    mark(*root, false, {});
    return root;
}

}  // namespace wafer::engine::optimise
