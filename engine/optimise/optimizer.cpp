#include "engine/optimise/optimizer.hpp"

#include <algorithm>
#include <array>

#include "engine/optimise/assign_columns.hpp"
#include "engine/optimise/count_pattern.hpp"
#include "engine/optimise/distinct_ends.hpp"
#include "engine/optimise/push_filters.hpp"
#include "engine/optimise/sample_rows.hpp"
#include "engine/optimise/top_k.hpp"
#include "engine/plan/estimate.hpp"
#include "engine/plan/walk.hpp"

namespace wafer::engine::optimise {

namespace {

constexpr std::array all_passes{
    pass{"count_pattern", count_pattern},
    pass{"push_filters", [](plan::node_ptr root, pass_context const& context) { return push_filters(std::move(root), *context.statement); }},
    pass{"distinct_ends", [](plan::node_ptr root, pass_context const&) { return distinct_ends(std::move(root)); }},
    pass{"top_k", [](plan::node_ptr root, pass_context const& context) { return top_k(std::move(root), *context.statement); }},
};

}  // namespace

std::span<pass const> passes() { return all_passes; }

void optimise(plan::statement& statement, graph const& data, std::span<std::string_view const> without, bool forced) {
    plan::estimator const estimator(data);
    pass_context const context{&statement, &estimator, forced};
    auto const improve = [&](plan::node_ptr& root, std::set<plan::symbol> const& needed) {
        for (auto const& each : all_passes)
            if (std::find(without.begin(), without.end(), each.name) == without.end()) root = each.run(std::move(root), context);
        // Not before: what is counted instead of listed takes less time than looking.
        sample_rows(*root, statement, data, estimator);
        estimate_rows(*root, estimator);
        assign_columns(*root, needed);
    };
    improve(statement.root, {statement.columns.begin(), statement.columns.end()});
    for (auto& [body, planned] : statement.subqueries) {
        auto& nested = planned;  // Clang 14 lets no lambda capture a structured binding.
        std::set<plan::symbol> needed(body->columns.begin(), body->columns.end());
        bool const single_rows = plan::needs_single_rows(*nested.root);
        if (!single_rows) needed.insert(nested.origin);
        improve(nested.root, needed);
        // The body's column comes first, whatever the symbols' numbers.
        auto& output = nested.root->output;
        std::stable_partition(output.begin(), output.end(), [&](plan::symbol symbol) { return symbol != nested.origin; });
    }
}

}  // namespace wafer::engine::optimise
