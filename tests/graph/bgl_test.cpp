#include <algorithm>
#include <set>
#include <vector>

#include <boost/graph/graph_concepts.hpp>
#include <boost/property_map/property_map.hpp>

#include "engine/graph/bgl.hpp"
#include "tests/support/catch.hpp"
#include "wafer/error.hpp"

namespace {

using namespace wafer::engine;

using vertex = graph_view::vertex_descriptor;
using edge = graph_view::edge_descriptor;

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<graph_view>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<graph_view>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<graph_view>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<graph_view>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<graph_view>));
BOOST_CONCEPT_ASSERT((boost::VertexAndEdgeListGraphConcept<graph_view>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<graph_view, vertex, boost::vertex_index_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<graph_view, edge, boost::edge_index_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<graph_view, edge, boost::edge_weight_t>));

/// 0:A -T-> 1:A -T-> 2:B -U-> 0, twice 0 -U-> 2, a loop at 1.
struct sample {
    graph data;
    label_id a = data.intern_label("A");
    label_id b = data.intern_label("B");
    type_id t = data.intern_type("T");
    type_id u = data.intern_type("U");
    key_id km = data.intern_key("km");
    interrupt stop;

    sample() {
        data.create_node({&a, 1});
        data.create_node({&a, 1});
        data.create_node({&b, 1});
        connect(t, 0, 1, value::of(std::int64_t{5}));
        connect(t, 1, 2, value::of(2.5));
        connect(u, 2, 0, value::of(1.0));
        connect(u, 0, 2, value::of(1.0));
        connect(u, 0, 2, value::of(1.0));
        connect(t, 1, 1, value::of(0.0));
    }
    void connect(type_id type, std::uint32_t from, std::uint32_t to, value const& weight) {
        data.set_property(data.create_relationship(type, {from}, {to}), km, weight);
    }
};

std::multiset<std::pair<vertex, vertex>> pairs_of(graph_view const& view) {
    std::multiset<std::pair<vertex, vertex>> found;
    auto const [first, last] = edges(view);
    for (auto at = first; at != last; ++at) found.emplace(source(*at, view), target(*at, view));
    return found;
}

/// The incidence functions must tell the same as the list of edges.
void check_consistent(graph_view const& view) {
    std::multiset<std::pair<vertex, vertex>> leaving;
    std::multiset<std::pair<vertex, vertex>> entering;
    std::multiset<std::pair<vertex, vertex>> adjacent;
    for (vertex at = 0; at < num_vertices(view); ++at) {
        std::size_t const before = leaving.size();
        for (auto [first, last] = out_edges(at, view); first != last; ++first) leaving.emplace((*first).source, (*first).target);
        CHECK(leaving.size() - before == out_degree(at, view));
        for (auto [first, last] = in_edges(at, view); first != last; ++first) entering.emplace((*first).source, (*first).target);
        for (auto [first, last] = adjacent_vertices(at, view); first != last; ++first) adjacent.emplace(at, *first);
        CHECK(degree(at, view) == in_degree(at, view) + out_degree(at, view));
    }
    CHECK(leaving == pairs_of(view));
    CHECK(entering == leaving);
    CHECK(adjacent == leaving);
    CHECK(num_edges(view) == leaving.size());
}

}  // namespace

TEST_CASE("the whole graph has all nodes as vertices and all relationships as edges") {
    sample const given;
    graph_view const view(given.data, {}, given.stop);
    CHECK(num_vertices(view) == 3);
    CHECK(pairs_of(view) == std::multiset<std::pair<vertex, vertex>>{{0, 1}, {1, 2}, {2, 0}, {0, 2}, {0, 2}, {1, 1}});
    check_consistent(view);
}

TEST_CASE("a view follows relationships the way it is told") {
    sample const given;
    graph_scope scope;
    scope.direction = GENERATE(traversal::outgoing, traversal::incoming, traversal::both);
    graph_view const view(given.data, scope, given.stop);
    check_consistent(view);
    bool const both = scope.direction == traversal::both;
    CHECK(num_edges(view) == (both ? 12 : 6));
    CHECK(pairs_of(view).count({1, 0}) == (scope.direction == traversal::outgoing ? 0 : 1));
}

TEST_CASE("a filtered view numbers its nodes densely and drops relationships that leave it") {
    sample given;
    given.data.delete_node(given.data.create_node({}));
    graph_scope scope;
    scope.labels = {given.a};
    graph_view const labelled(given.data, scope, given.stop);
    CHECK(num_vertices(labelled) == 2);
    CHECK(pairs_of(labelled) == std::multiset<std::pair<vertex, vertex>>{{0, 1}, {1, 1}});
    check_consistent(labelled);
    scope.labels = {given.b, given.a};
    scope.types = {given.u};
    scope.all_types = false;
    graph_view const typed(given.data, scope, given.stop);
    CHECK(num_vertices(typed) == 3);
    CHECK(num_edges(typed) == 3);
    check_consistent(typed);
    scope.types = {};
    graph_view const without(given.data, scope, given.stop);
    CHECK(num_edges(without) == 0);
    check_consistent(without);
}

TEST_CASE("edges have unique indexes and the weights of the property") {
    sample const given;
    graph_scope scope;
    scope.weight = given.km;
    graph_view const view(given.data, scope, given.stop);
    std::set<std::size_t> indexes;
    double sum = 0;
    for (auto [first, last] = edges(view); first != last; ++first) {
        indexes.insert(get(boost::edge_index, view, *first));
        sum += get(get(boost::edge_weight, view), *first);
    }
    CHECK(indexes.size() == 6);
    CHECK(sum == 10.5);
}

TEST_CASE("a weight that is missing, no number or negative is an error") {
    sample given;
    auto const wrong = GENERATE(wafer::engine::value(), wafer::engine::value::of("far"), wafer::engine::value::of(-1.0));
    given.connect(given.t, 0, 1, wrong);
    graph_scope scope;
    scope.weight = given.km;
    CHECK_THROWS_AS(graph_view(given.data, scope, given.stop), wafer::error);
}

TEST_CASE("an empty graph has an empty view") {
    graph const data;
    interrupt const stop;
    graph_view const view(data, {}, stop);
    CHECK(num_vertices(view) == 0);
    CHECK(pairs_of(view).empty());
}
