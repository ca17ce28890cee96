// A graph, or the part of it that a scope selects, as Boost.Graph sees it: models VertexListGraph, EdgeListGraph, IncidenceGraph,
// BidirectionalGraph and AdjacencyGraph, with the property maps vertex_index, edge_index and edge_weight.
//
// A vertex is the dense number of a node in the view. Followed `both` ways, a relationship is two edges, one each way, with one index.
// The view refers to the graph, which must not change meanwhile. Every vertex and edge looked at counts as a step towards polling the
// interrupt, so that any algorithm can be stopped; for that reason a view belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

#include <boost/graph/adjacency_iterator.hpp>
#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>

#include "engine/graph/algorithms.hpp"

namespace wafer::engine {

class graph_view {
public:
    using vertex_descriptor = std::uint32_t;
    struct edge_descriptor {
        vertex_descriptor source = 0;
        vertex_descriptor target = 0;
        rel_id relationship;

        friend bool operator==(edge_descriptor const&, edge_descriptor const&) = default;
    };

    using directed_category = boost::directed_tag;
    using edge_parallel_category = boost::allow_parallel_edge_tag;
    struct traversal_category : virtual boost::bidirectional_graph_tag,
                                virtual boost::adjacency_graph_tag,
                                virtual boost::vertex_list_graph_tag,
                                virtual boost::edge_list_graph_tag {};
    using vertices_size_type = std::size_t;
    using edges_size_type = std::size_t;
    using degree_size_type = std::size_t;
    using vertex_iterator = boost::counting_iterator<vertex_descriptor>;

    /// The edges that leave a vertex, or those that enter it.
    class incident_iterator
        : public boost::iterator_facade<incident_iterator, edge_descriptor, boost::forward_traversal_tag, edge_descriptor> {
    public:
        incident_iterator() = default;
        /// At the first edge of part `part` or later ones. A part is a type and a direction.
        incident_iterator(graph_view const& view, vertex_descriptor vertex, bool entering, std::size_t part)
            : view_(&view), vertex_(vertex), entering_(entering), part_(part) {
            if (part_ < view.parts(entering).size()) load();
            settle();
        }

    private:
        friend class boost::iterator_core_access;

        [[nodiscard]] edge_descriptor dereference() const {
            vertex_descriptor const other = view_->vertex_of(at_->node);
            rel_id const relationship{view_->parts(entering_)[part_].type, at_->index};
            return entering_ ? edge_descriptor{other, vertex_, relationship} : edge_descriptor{vertex_, other, relationship};
        }
        void increment() {
            ++at_;
            settle();
        }
        [[nodiscard]] bool equal(incident_iterator const& other) const { return at_ == other.at_ && part_ == other.part_; }

        void load() {
            auto const& part = view_->parts(entering_)[part_];
            auto const list = view_->data().neighbours(part.type, part.direction, view_->node_of(vertex_));
            view_->steps_.step(static_cast<std::uint32_t>(list.size()));
            at_ = list.data();
            end_ = list.data() + list.size();
        }
        /// Goes on to the next edge inside the view.
        void settle() {
            std::size_t const parts = view_->parts(entering_).size();
            while (part_ < parts) {
                while (at_ != end_ && !view_->holds(at_->node)) ++at_;
                if (at_ != end_) return;
                if (++part_ < parts) load();
            }
            at_ = end_ = nullptr;
        }

        graph_view const* view_ = nullptr;
        vertex_descriptor vertex_ = 0;
        bool entering_ = false;
        std::size_t part_ = 0;
        neighbour const* at_ = nullptr;
        neighbour const* end_ = nullptr;
    };
    using out_edge_iterator = incident_iterator;
    using in_edge_iterator = incident_iterator;
    using adjacency_iterator = boost::adjacency_iterator_generator<graph_view, vertex_descriptor, out_edge_iterator>::type;

    /// All edges, by their source.
    class edge_iterator : public boost::iterator_facade<edge_iterator, edge_descriptor, boost::forward_traversal_tag, edge_descriptor> {
    public:
        edge_iterator() = default;
        edge_iterator(graph_view const& view, vertex_descriptor vertex) : view_(&view), vertex_(vertex) {
            if (vertex_ < view.vertex_count()) load();
            settle();
        }

    private:
        friend class boost::iterator_core_access;

        [[nodiscard]] edge_descriptor dereference() const { return *at_; }
        void increment() {
            ++at_;
            settle();
        }
        [[nodiscard]] bool equal(edge_iterator const& other) const {
            return vertex_ == other.vertex_ && (vertex_ == view_->vertex_count() || at_ == other.at_);
        }
        void load() {
            at_ = view_->first_edge(vertex_, false);
            end_ = view_->last_edge(vertex_, false);
        }
        void settle() {
            while (vertex_ < view_->vertex_count() && at_ == end_) {
                if (++vertex_ < view_->vertex_count()) load();
            }
        }

        graph_view const* view_ = nullptr;
        vertex_descriptor vertex_ = 0;
        incident_iterator at_;
        incident_iterator end_;
    };

    /// Throws `wafer::error` (argument: InvalidWeight) if the scope has a weight that some relationship lacks.
    graph_view(graph const& data, graph_scope const& scope, interrupt const& stop);
    graph_view(graph_view const&) = delete;
    graph_view& operator=(graph_view const&) = delete;

    [[nodiscard]] graph const& data() const { return data_; }
    [[nodiscard]] vertex_descriptor vertex_count() const { return vertex_count_; }
    [[nodiscard]] edges_size_type edge_count() const { return edge_count_; }
    [[nodiscard]] node_id node_of(vertex_descriptor vertex) const { return nodes_.empty() ? node_id{vertex} : nodes_[vertex]; }
    /// Only for a node of the view.
    [[nodiscard]] vertex_descriptor vertex_of(node_id node) const { return nodes_.empty() ? node.value : vertices_[node.value]; }
    [[nodiscard]] bool holds(node_id node) const { return nodes_.empty() || vertices_[node.value] != null_vertex(); }
    [[nodiscard]] std::size_t index_of(rel_id relationship) const { return first_index_[relationship.type.value] + relationship.index; }
    [[nodiscard]] double weight_of(rel_id relationship) const { return weights_.empty() ? 1.0 : weights_[index_of(relationship)]; }
    [[nodiscard]] static vertex_descriptor null_vertex() { return node_id().value; }

    [[nodiscard]] incident_iterator first_edge(vertex_descriptor vertex, bool entering) const {
        steps_.step();
        return {*this, vertex, entering, 0};
    }
    [[nodiscard]] incident_iterator last_edge(vertex_descriptor vertex, bool entering) const {
        return {*this, vertex, entering, parts(entering).size()};
    }
    [[nodiscard]] degree_size_type degree(vertex_descriptor vertex, bool entering) const;

private:
    struct part {
        type_id type;
        towards direction;
    };

    [[nodiscard]] std::vector<part> const& parts(bool entering) const { return entering ? entering_ : leaving_; }
    void select_nodes(graph_scope const& scope);
    void select_types(graph_scope const& scope);
    void read_weights(key_id key);

    graph const& data_;
    mutable step_counter steps_;
    vertex_descriptor vertex_count_ = 0;
    edges_size_type edge_count_ = 0;
    std::vector<node_id> nodes_;               // By vertex; empty if the view holds all nodes and none was ever deleted.
    std::vector<vertex_descriptor> vertices_;  // By node.
    std::vector<type_id> types_;
    std::vector<part> leaving_;
    std::vector<part> entering_;
    std::vector<std::size_t> first_index_;  // By type: the index of its relationship 0.
    std::vector<double> weights_;           // By edge index.
};

inline std::pair<graph_view::vertex_iterator, graph_view::vertex_iterator> vertices(graph_view const& view) {
    return {graph_view::vertex_iterator(0), graph_view::vertex_iterator(view.vertex_count())};
}
inline std::size_t num_vertices(graph_view const& view) { return view.vertex_count(); }
inline std::pair<graph_view::edge_iterator, graph_view::edge_iterator> edges(graph_view const& view) {
    return {{view, 0}, {view, view.vertex_count()}};
}
inline std::size_t num_edges(graph_view const& view) { return view.edge_count(); }
inline std::uint32_t source(graph_view::edge_descriptor const& edge, graph_view const&) { return edge.source; }
inline std::uint32_t target(graph_view::edge_descriptor const& edge, graph_view const&) { return edge.target; }
inline std::pair<graph_view::out_edge_iterator, graph_view::out_edge_iterator> out_edges(std::uint32_t vertex, graph_view const& view) {
    return {view.first_edge(vertex, false), view.last_edge(vertex, false)};
}
inline std::size_t out_degree(std::uint32_t vertex, graph_view const& view) { return view.degree(vertex, false); }
inline std::pair<graph_view::in_edge_iterator, graph_view::in_edge_iterator> in_edges(std::uint32_t vertex, graph_view const& view) {
    return {view.first_edge(vertex, true), view.last_edge(vertex, true)};
}
inline std::size_t in_degree(std::uint32_t vertex, graph_view const& view) { return view.degree(vertex, true); }
inline std::size_t degree(std::uint32_t vertex, graph_view const& view) { return out_degree(vertex, view) + in_degree(vertex, view); }
inline std::pair<graph_view::adjacency_iterator, graph_view::adjacency_iterator> adjacent_vertices(std::uint32_t vertex,
                                                                                                   graph_view const& view) {
    auto const [first, last] = out_edges(vertex, view);
    return {graph_view::adjacency_iterator(first, &view), graph_view::adjacency_iterator(last, &view)};
}

/// edge_index: unique for each relationship of the view, though not without gaps.
struct edge_index_map {
    using key_type = graph_view::edge_descriptor;
    using value_type = std::size_t;
    using reference = std::size_t;
    using category = boost::readable_property_map_tag;
    graph_view const* view = nullptr;

    friend std::size_t get(edge_index_map const& map, key_type const& edge) { return map.view->index_of(edge.relationship); }
};

struct edge_weight_map {
    using key_type = graph_view::edge_descriptor;
    using value_type = double;
    using reference = double;
    using category = boost::readable_property_map_tag;
    graph_view const* view = nullptr;

    friend double get(edge_weight_map const& map, key_type const& edge) { return map.view->weight_of(edge.relationship); }
};

using vertex_index_map = boost::typed_identity_property_map<std::uint32_t>;

inline vertex_index_map get(boost::vertex_index_t, graph_view const&) { return {}; }
inline edge_index_map get(boost::edge_index_t, graph_view const& view) { return {&view}; }
inline edge_weight_map get(boost::edge_weight_t, graph_view const& view) { return {&view}; }
inline std::uint32_t get(boost::vertex_index_t, graph_view const&, std::uint32_t vertex) { return vertex; }
inline std::size_t get(boost::edge_index_t, graph_view const& view, graph_view::edge_descriptor const& edge) {
    return view.index_of(edge.relationship);
}
inline double get(boost::edge_weight_t, graph_view const& view, graph_view::edge_descriptor const& edge) {
    return view.weight_of(edge.relationship);
}

}  // namespace wafer::engine

namespace boost {

template <>
struct property_map<wafer::engine::graph_view, vertex_index_t> {
    using type = wafer::engine::vertex_index_map;
    using const_type = type;
};
template <>
struct property_map<wafer::engine::graph_view, edge_index_t> {
    using type = wafer::engine::edge_index_map;
    using const_type = type;
};
template <>
struct property_map<wafer::engine::graph_view, edge_weight_t> {
    using type = wafer::engine::edge_weight_map;
    using const_type = type;
};

}  // namespace boost
