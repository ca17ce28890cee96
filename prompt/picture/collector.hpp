// Makes a picture of values: takes in nodes, relationships, paths and evidence, also those within lists and maps, each element once.
// One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <wafer/value.hpp>

#include "prompt/picture/picture.hpp"

namespace wafer::prompt {

/// How much a picture takes in; what is more is counted.
struct picture_limits {
    std::size_t nodes = std::numeric_limits<std::size_t>::max();
    std::size_t relationships = std::numeric_limits<std::size_t>::max();
    std::size_t rows = 0;
};

class collector {
public:
    explicit collector(picture_limits limits = {}) : limits_(limits) {}

    /// Takes in all rows and returns how many there were. Throws what the result throws.
    std::uint64_t add_rows(result& rows);
    void add(value const& content);

    [[nodiscard]] picture const& drawn() const { return drawn_; }
    [[nodiscard]] bool has_node(std::uint64_t id) const { return nodes_.contains(id); }
    /// The picture, its nodes coloured; the collector is done with it.
    picture finish();

private:
    [[nodiscard]] pictured_cell cell_of(value const& content) const;
    void add_node(node const& entity);
    void add_relationship(relationship const& entity);
    void add_fact(value const& fact);
    void add_node_fact(value const& fact);
    void add_relationship_fact(value const& fact);
    void note(std::vector<std::size_t>& places, std::size_t place) const;
    /// Index of the node with this id, made if there is room; `no_place` if not.
    std::size_t node_at(std::uint64_t id);
    std::size_t relationship_at(std::uint64_t id, std::uint64_t start, std::uint64_t end);

    picture_limits limits_;
    picture drawn_;
    pictured_row row_;  // The one that is being taken in, if it is kept.
    bool row_is_kept_ = false;
    std::unordered_map<std::uint64_t, std::size_t> nodes_;
    std::unordered_map<std::uint64_t, std::size_t> relationships_;
    std::unordered_set<std::uint64_t> nodes_left_out_;
    std::unordered_set<std::uint64_t> relationships_left_out_;
};

/// Which label each node is coloured by: labels that no narrower one stands beside, the most frequent first.
void choose_kinds(picture& drawn);

/// Names the nodes as their data set does and adds the ends of relationships that no row held; with `sources` also what everything rests on.
void look_up(collector& into, connection& open, bool sources);

/// Adds the relationships between the nodes of a picture that has none.
void connect_nodes(collector& into, connection& open);

}  // namespace wafer::prompt
