#include "engine/graph/bgl.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "wafer/error.hpp"

namespace wafer::engine {

bool in_scope(graph const& data, graph_scope const& scope, node_id node) {
    if (!data.contains(node)) return false;
    return scope.labels.empty() || std::ranges::any_of(scope.labels, [&](label_id label) { return data.has_label(node, label); });
}

graph_view::graph_view(graph const& data, graph_scope const& scope, interrupt const& stop) : data_(data), steps_(stop) {
    select_nodes(scope);
    select_types(scope);
    if (nodes_.empty()) {
        for (type_id const type : types_) edge_count_ += data.relationship_count(type);
        if (scope.direction == traversal::both) edge_count_ *= 2;
    } else {
        for (vertex_descriptor vertex = 0; vertex < vertex_count_; ++vertex) edge_count_ += degree(vertex, false);
    }
    if (scope.weight) read_weights(*scope.weight);
}

void graph_view::select_nodes(graph_scope const& scope) {
    vertex_count_ = static_cast<vertex_descriptor>(data_.node_count());
    if (scope.labels.empty() && data_.node_count() == data_.node_bound()) return;
    vertices_.assign(data_.node_bound(), null_vertex());
    std::array<node_id, 1024> found;
    for (node_id from{0}; from.value < data_.node_bound();) {
        std::size_t const count = data_.scan_nodes(from, found);
        steps_.step(static_cast<std::uint32_t>(count));
        for (node_id const node : std::span(found).first(count)) {
            if (!in_scope(data_, scope, node)) continue;
            vertices_[node.value] = static_cast<vertex_descriptor>(nodes_.size());
            nodes_.push_back(node);
        }
    }
    vertex_count_ = static_cast<vertex_descriptor>(nodes_.size());
    // An empty list stands for all nodes.
    if (nodes_.empty()) nodes_.emplace_back();
}

void graph_view::select_types(graph_scope const& scope) {
    std::size_t next = 0;
    for (std::uint32_t type = 0; type < data_.type_count(); ++type) {
        first_index_.push_back(next);
        bool const chosen = scope.all_types || std::ranges::find(scope.types, type_id{type}) != scope.types.end();
        if (!chosen || data_.relationship_count({type}) == 0) continue;
        next += data_.relationship_bound({type});
        types_.push_back({type});
        if (scope.direction != traversal::incoming) {
            leaving_.push_back({{type}, towards::outgoing});
            entering_.push_back({{type}, towards::incoming});
        }
        if (scope.direction != traversal::outgoing) {
            leaving_.push_back({{type}, towards::incoming});
            entering_.push_back({{type}, towards::outgoing});
        }
    }
}

void graph_view::read_weights(key_id key) {
    weights_.assign(types_.empty() ? 0 : index_of({types_.back(), data_.relationship_bound(types_.back())}), 0.0);
    std::array<std::uint32_t, 1024> found;
    for (type_id const type : types_) {
        for (std::uint32_t from = 0; from < data_.relationship_bound(type);) {
            std::size_t const count = data_.scan_type(type, from, found);
            steps_.step(static_cast<std::uint32_t>(count));
            for (std::uint32_t const index : std::span(found).first(count)) {
                rel_id const relationship{type, index};
                if (!holds(data_.source(relationship)) || !holds(data_.target(relationship))) continue;
                value const weight = data_.property(relationship, key);
                if (!weight.is_number() || !(weight.number() >= 0))
                    throw error(error_code::argument, "InvalidWeight",
                                "A relationship of type " + std::string(data_.name(type)) + " has no weight: its property `" +
                                    std::string(data_.name(key)) + "` must be a number that is not negative.");
                weights_[index_of(relationship)] = weight.number();
            }
        }
    }
}

graph_view::degree_size_type graph_view::degree(vertex_descriptor vertex, bool entering) const {
    steps_.step();
    degree_size_type sum = 0;
    for (auto const& [type, direction] : parts(entering)) {
        auto const list = data_.neighbours(type, direction, node_of(vertex));
        if (nodes_.empty())
            sum += list.size();
        else
            sum += static_cast<degree_size_type>(std::ranges::count_if(list, [&](neighbour const& other) { return holds(other.node); }));
    }
    return sum;
}

}  // namespace wafer::engine
