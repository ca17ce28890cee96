// What a result looks like as a graph: the nodes and relationships in its rows, each once, with the sources that they rest on.
// Plain data, one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <wafer/connection.hpp>

#include "prompt/held_output.hpp"

namespace wafer::prompt {

struct pictured_node {
    std::uint64_t id = 0;
    std::string name;
    std::vector<std::string> labels;
    map properties;
    list sources;         // As in evidence: maps with an `id` and what is known of the source.
    std::size_t kind = 0;  // Index in `picture::kinds`.
    bool is_known = false;  // False: a relationship's end of which there is no more than the id.
};

struct pictured_relationship {
    std::uint64_t id = 0;
    std::string type;
    std::size_t start = 0;  // Index in `picture::nodes`.
    std::size_t end = 0;
    map properties;
    list sources;
};

constexpr std::size_t no_place = std::numeric_limits<std::size_t>::max();

/// A node or a relationship by its place in the picture, anything else, and an element that was left out, as text.
struct pictured_cell {
    std::string text;
    std::size_t node = no_place;
    std::size_t relationship = no_place;
};

/// A row of the result, with the elements it holds.
struct pictured_row {
    std::vector<pictured_cell> cells;
    std::vector<std::size_t> nodes;
    std::vector<std::size_t> relationships;
    std::vector<std::string> remarks;  // What was not found, and that evidence is capped.
};

struct picture {
    std::vector<pictured_node> nodes;
    std::vector<pictured_relationship> relationships;
    std::vector<std::string> kinds;  // The labels that nodes are coloured by, the most frequent first; `""` for nodes without labels.
    std::vector<std::string> columns;
    std::vector<pictured_row> rows;
    std::uint64_t rows_left_out = 0;
    std::uint64_t nodes_left_out = 0;
    std::uint64_t relationships_left_out = 0;
};

/// The result as a graph in the language of Graphviz. Returns the number of rows.
std::uint64_t print_dot(connection& open, result& rows, held_output& out);
/// The result as a flowchart of Mermaid.
std::uint64_t print_mermaid(connection& open, result& rows, held_output& out);

}  // namespace wafer::prompt
