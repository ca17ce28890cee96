// All nodes and relationships of a graph, in the order in which exports write them. Pure.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/graph/graph.hpp"

namespace wafer::engine {

template <class Use>
void each_node(graph const& data, Use use) {
    std::array<node_id, 1024> found;
    node_id from{0};
    while (std::size_t const count = data.scan_nodes(from, found))
        for (std::size_t i = 0; i < count; ++i) use(found[i]);
}

/// Type by type.
template <class Use>
void each_relationship(graph const& data, Use use) {
    std::array<std::uint32_t, 1024> found;
    for (std::uint32_t type = 0; type < data.type_count(); ++type) {
        std::uint32_t from = 0;
        while (std::size_t const count = data.scan_type(type_id{type}, from, found))
            for (std::size_t i = 0; i < count; ++i) use(rel_id{type_id{type}, found[i]});
    }
}

/// An entity's properties in the order of their names.
template <class Entity>
std::vector<std::pair<std::string_view, value>> named_properties(graph const& data, Entity entity) {
    std::vector<std::pair<std::string_view, value>> named;
    for (auto const& [key, content] : data.properties(entity)) named.emplace_back(data.name(key), content);
    std::ranges::sort(named, {}, [](auto const& each) { return each.first; });
    return named;
}

/// A node's labels in the order of their names.
inline std::vector<std::string_view> named_labels(graph const& data, node_id node) {
    std::vector<std::string_view> names;
    for (auto const label : data.labels(node)) names.push_back(data.name(label));
    std::ranges::sort(names);
    return names;
}

}  // namespace wafer::engine
