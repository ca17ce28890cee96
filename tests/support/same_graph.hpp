// Whether two databases hold the same graph but for the ids: a search for an isomorphism that keeps labels, types and properties, value by
// value and kind by kind. For graphs of some hundred nodes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <wafer/wafer.hpp>

namespace wafer::tests {

/// A graph as plain text and numbers.
struct plain_graph {
    struct edge {
        std::size_t from;
        std::size_t to;
        std::string what;  // Type and properties.
    };
    std::vector<std::string> nodes;  // Labels and properties.
    std::vector<edge> edges;
};

plain_graph plain(database& of);
bool same_graph(plain_graph const& left, plain_graph const& right);
/// Empty, or what the search cannot match: for messages.
std::string difference(database& left, database& right);

}  // namespace wafer::tests
