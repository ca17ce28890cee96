// Inclusion and exclusion: a pattern with conditions that something is not so, as a sum and difference of patterns without any.
//
//   a <> c            all − those where a is c, which is the pattern with both as one variable
//   r1 is not r2      all − those where it is: the edge once, with the ends of both as one variable
//   NOT (a)-->(c)     all − those where there is one, which is one more factor of 0 or 1
#pragma once

#include <cstdint>
#include <vector>

#include "engine/execute/counting/neighbours.hpp"
#include "engine/plan/count_pattern.hpp"

namespace wafer::engine::counting {

/// `sign` times the occurrences of a pattern of edges, each a factor: the number of steps between two nodes or, for `required` ones, whether
/// there is any.
struct term {
    std::int64_t sign = 1;
    std::vector<std::uint32_t> stands_for;  // For each variable the one that it has become; itself if it is still there.
    std::vector<edge> edges;
    std::vector<edge> required;

    /// The variables that are still there.
    [[nodiscard]] std::vector<std::uint32_t> variables() const;
};

/// The edge with its types resolved; a type that the graph has not is left out.
[[nodiscard]] edge resolve(plan::counted_pattern::edge const& written, graph const& data);
/// Terms that can occur in the graph, each pattern once.
[[nodiscard]] std::vector<term> terms_of(plan::counted_pattern const& pattern, graph const& data);

}  // namespace wafer::engine::counting
