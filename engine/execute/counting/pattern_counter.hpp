// Counts the occurrences of a pattern in a graph. Each term's variables that hang on the rest by one edge are eliminated: what lies below
// them becomes a number for each node of the neighbouring variable. What is left, if anything, runs in circles and is enumerated variable by variable,
// intersecting neighbour lists (Ngo, Ré & Rudra, "Skew Strikes Back", SIGMOD Record 2013).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/execute/counting/elimination.hpp"
#include "engine/execute/counting/term_graph.hpp"
#include "engine/execute/counting/terms.hpp"
#include "engine/execute/run_context.hpp"
#include "engine/plan/count_pattern.hpp"

namespace wafer::engine::counting {

/// For one run; the graph must not change meanwhile.
class pattern_counter {
public:
    /// `candidates` are those of the plan's inputs, each in ascending order.
    pattern_counter(run_context& run, std::span<std::vector<std::uint32_t> const> candidates) : run_(&run), candidates_(candidates) {}

    /// How often the pattern occurs.
    [[nodiscard]] std::uint64_t total(plan::counted_pattern const& pattern);
    /// For each node how often it is `kept` in an occurrence.
    [[nodiscard]] shared_weights by_node(plan::counted_pattern const& pattern, std::uint32_t kept);

private:
    [[nodiscard]] std::shared_ptr<term_graph> graph_of(plan::counted_pattern const& pattern, term const& of);

    [[nodiscard]] part_factor part_of(plan::counted_pattern::part const& part, std::uint32_t at);

    run_context* run_;
    std::span<std::vector<std::uint32_t> const> candidates_;
};

}  // namespace wafer::engine::counting
