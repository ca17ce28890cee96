// The optimiser: a list of passes, each plan in, plan out, none needed for a right answer but the last.
#pragma once

#include <span>
#include <string_view>

#include "engine/graph/graph.hpp"
#include "engine/plan/estimate.hpp"
#include "engine/plan/plan.hpp"

namespace wafer::engine::optimise {

struct pass_context {
    plan::statement* statement;
    plan::estimator const* estimator;
    bool forced = false;  // Whether to do what is possible even where it is not expected to pay.
};

struct pass {
    std::string_view name;
    plan::node_ptr (*run)(plan::node_ptr root, pass_context const& context);
};

/// In the order they run.
std::span<pass const> passes();

/// Runs all passes over the statement's plan and those of its subqueries, then estimates rows and assigns every operator its columns.
/// Passes named in `without` are left out, to test the others; `forced` makes all do whatever they can, to test them.
void optimise(plan::statement& statement, graph const& data, std::span<std::string_view const> without = {}, bool forced = false);

}  // namespace wafer::engine::optimise
