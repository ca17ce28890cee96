// Expected numbers of rows, from the graph's exact counts.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/graph/graph.hpp"
#include "engine/plan/plan.hpp"

namespace wafer::engine::plan {

/// Labels that a pattern's nodes are known to have.
using known_labels = std::map<symbol, std::vector<std::string>>;

class estimator {
public:
    explicit estimator(graph const& data) : data_(&data) {}

    [[nodiscard]] double nodes() const;
    /// Nodes that have all the labels, taken as independent of each other.
    [[nodiscard]] double nodes(std::vector<std::string> const& labels) const;
    /// Relationships per node that has the labels `from`, in the direction, of any of the types (none: all), to nodes with the labels `to`.
    [[nodiscard]] double degree(std::vector<std::string> const& from, bound::direction towards, std::vector<std::string> const& types,
                                std::vector<std::string> const& to) const;
    /// The share of rows for which the predicate holds; equalities are rarer among nodes that are known to be many, or to be few.
    [[nodiscard]] double selectivity(expr predicate, known_labels const& labels = {}) const;

private:
    [[nodiscard]] double selectivity(bound::comparison const& test, known_labels const& labels) const;
    [[nodiscard]] double relationship_equality(key_id key) const;
    [[nodiscard]] double equality(bound::property const& property, known_labels const& labels) const;
    [[nodiscard]] double relationships(std::vector<std::string> const& from, type_id type, std::vector<std::string> const& to) const;

    graph const* data_;
};

/// The rows of one operator whose inputs have theirs.
double expected_rows(node const& at, estimator const& estimator);

/// Estimates every operator anew but those counted when the match order was chosen.
void estimate_rows(node& root, estimator const& estimator);

}  // namespace wafer::engine::plan
