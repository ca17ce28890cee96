// How often a pattern occurs, found by eliminating its variables instead of listing its occurrences (Abo Khamis, Ngo & Rudra, "FAQ: Questions
// Asked Frequently", PODS 2016). Names are text, as in every plan: types, labels and what the statistics prove are resolved when it runs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/bind/query.hpp"

namespace wafer::engine::plan {

/// A pattern as variables, which are nodes, and factors over them. An occurrence is an assignment of nodes to the variables and of relationships
/// to the edges that meets all of it.
struct counted_pattern {
    struct variable {
        bound::symbol name;
        std::vector<std::string> labels;         // All of them.
        std::optional<std::uint32_t> candidates;  // The operator's input that yields the nodes this one can be, each once.
    };
    struct edge {
        std::uint32_t from;
        std::uint32_t to;
        bound::direction towards;
        std::vector<std::string> types;  // Any of these; none: any.
    };
    using pair = std::pair<std::uint32_t, std::uint32_t>;
    enum class part_kind : std::uint8_t {
        optional,  // Counts at least once.
        exists,    // Counts at most once.
        absent,    // Must not occur.
    };
    /// Hangs on one variable, which is variable 0 of its own pattern.
    struct part {
        part_kind kind;
        std::uint32_t at;
        std::vector<counted_pattern> pattern;  // One.
    };

    std::vector<variable> variables;
    std::vector<edge> edges;
    std::vector<pair> unequal;        // Variables that are not the same node.
    std::vector<pair> unlike;         // Edges that are not the same relationship.
    std::vector<edge> required;       // There is such a relationship, however many.
    std::vector<edge> forbidden;      // There is none.
    std::vector<part> parts;
};

/// Leaf. Without `kept` one row: how often the pattern occurs. With it a row for each node that this variable is in an occurrence, and in how
/// many. In ascending order of nodes. Its inputs yield candidates.
struct count_pattern {
    counted_pattern what;
    std::optional<std::uint32_t> kept;
    bound::symbol count;
};

}  // namespace wafer::engine::plan
