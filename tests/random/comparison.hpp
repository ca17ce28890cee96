// One statement carried out on one graph by either implementation, and what is to be said of two outcomes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/graph/graph.hpp"

namespace wafer::random {

/// What statements may use: `$i`, `$s`, `$b`, `$f`, `$d`, `$u` (a duration), `$l` (integers), `$m` (a map), `$k` (a key), `$label`, `$labels`,
/// `$type`, `$mixed` (a list) and `$none`.
std::vector<std::pair<std::string, engine::value>> const& parameters();

/// A statement and how its answers are to be compared.
struct query_text {
    std::string text;
    bool ordered = false;  // The order of the rows is fixed.
    bool bags = false;     // The order of lists' elements is not fixed.
    bool risky = false;    // May fail; which of several errors comes first is not fixed.
    bool writes = false;
};

/// Rows, and after a statement that writes the whole graph, as text that does not depend on the ids of what was made.
struct outcome {
    std::string error;            // The detail; empty if it succeeded.
    bool refused = false;         // By the parser or the binder.
    bool abandoned = false;       // At a limit: there is nothing to compare.
    std::vector<std::string> rows;
    std::vector<std::string> graph;
};

/// Whether the statement changes data. Throws `wafer::error` if it is none.
bool writes(std::string_view statement);
/// Lets the engine change the graph itself.
outcome change(std::string const& statement, engine::graph& data);

/// In the order of ids, or in a random one if `order` is not 0.
outcome run_naive(query_text const& query, engine::graph const& data, std::uint64_t order = 0);
/// How a statement is planned: for which graph, which pass of the optimiser is left out, if any, and whether all do whatever they can.
struct planning {
    engine::graph const* planned_for;
    std::string_view without;
    bool forced = false;
};
/// Plans once and runs the same executable with each number of rows.
std::vector<outcome> run_engine(query_text const& query, engine::graph const& data, planning const& how,
                                std::span<std::size_t const> batch_rows);
outcome run_engine(query_text const& query, engine::graph const& data);

/// What is different, in words; nothing if the outcomes agree.
std::optional<std::string> difference(query_text const& query, outcome const& expected, outcome const& found);

/// Runs the statement by both implementations and in all settings. Nothing if it has more than one right answer.
std::optional<std::string> disagreement(query_text const& query, engine::graph const& data, outcome& expected);

}  // namespace wafer::random
