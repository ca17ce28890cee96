#include <cmath>
#include <map>
#include <queue>
#include <random>
#include <vector>

#include "engine/graph/algorithms.hpp"
#include "tests/support/catch.hpp"
#include "wafer/error.hpp"

namespace {

using namespace wafer::engine;

constexpr std::uint32_t no_limit = 0xffff'ffff;

/// `count` nodes and the relationships given, with their property `km`.
struct roads {
    struct road {
        std::uint32_t from;
        std::uint32_t to;
        double km;
    };
    graph data;
    interrupt stop;
    graph_scope weighted;

    roads(std::uint32_t count, std::vector<road> const& all) {
        type_id const type = data.intern_type("ROAD");
        weighted.weight = data.intern_key("km");
        for (std::uint32_t i = 0; i < count; ++i) data.create_node({});
        for (auto const& [from, to, km] : all)
            data.set_property(data.create_relationship(type, {from}, {to}), *weighted.weight, value::of(km));
        data.seal();
    }
};

roads random_roads(std::uint32_t count, std::uint32_t each) {
    std::mt19937 random(7);
    std::vector<roads::road> all;
    for (std::uint32_t i = 0; i < count * each; ++i)
        all.push_back({static_cast<std::uint32_t>(random() % count), static_cast<std::uint32_t>(random() % count),
                       static_cast<double>(random() % 100)});
    return {count, all};
}

std::map<std::uint32_t, double> by_node(std::vector<node_score> const& scores) {
    std::map<std::uint32_t, double> found;
    for (auto const& [node, score] : scores) found[node.value] = score;
    return found;
}

}  // namespace

TEST_CASE("a breadth-first search gives nodes by distance and stops at the depth asked for") {
    roads const given(6, {{0, 1, 1}, {0, 2, 1}, {1, 3, 1}, {2, 3, 1}, {3, 4, 1}, {5, 0, 1}});
    auto const all = breadth_first(given.data, {}, {0}, no_limit, given.stop);
    REQUIRE(all.size() == 5);
    CHECK(all[0].node == node_id{0});
    CHECK(all[3].node == node_id{3});
    CHECK(all[3].depth == 2);
    CHECK(all[4].depth == 3);
    CHECK(breadth_first(given.data, {}, {0}, 1, given.stop).size() == 3);
    CHECK(breadth_first(given.data, {}, {0}, 0, given.stop).size() == 1);
    graph_scope backwards;
    backwards.direction = traversal::incoming;
    CHECK(breadth_first(given.data, backwards, {0}, no_limit, given.stop).size() == 2);
    backwards.direction = traversal::both;
    CHECK(breadth_first(given.data, backwards, {4}, no_limit, given.stop).size() == 6);
}

TEST_CASE("the shortest path is the one of least weight, or of fewest relationships") {
    roads const given(5, {{0, 1, 10}, {0, 2, 1}, {2, 3, 1}, {3, 1, 1}});
    auto const light = shortest_path(given.data, given.weighted, {0}, {1}, given.stop);
    REQUIRE(light);
    CHECK(light->cost == 3);
    CHECK(light->nodes == std::vector<node_id>{{0}, {2}, {3}, {1}});
    CHECK(light->relationships == std::vector<rel_id>{{{0}, 1}, {{0}, 2}, {{0}, 3}});
    auto const direct = shortest_path(given.data, {}, {0}, {1}, given.stop);
    REQUIRE(direct);
    CHECK(direct->cost == 1);
    CHECK_FALSE(shortest_path(given.data, {}, {0}, {4}, given.stop));
    auto const itself = shortest_path(given.data, given.weighted, {3}, {3}, given.stop);
    REQUIRE(itself);
    CHECK(itself->cost == 0);
    CHECK(itself->relationships.empty());
}

TEST_CASE("shortest paths in a random graph cost what Bellman and Ford find") {
    auto const given = random_roads(60, 3);
    std::vector<double> best(60, HUGE_VAL);
    best[0] = 0;
    for (int round = 0; round < 60; ++round) {
        for (std::uint32_t i = 0; i < given.data.relationship_bound({0}); ++i) {
            rel_id const road{{0}, i};
            double const through = best[given.data.source(road).value] + given.data.property(road, *given.weighted.weight).floating();
            auto& known = best[given.data.target(road).value];
            known = std::min(known, through);
        }
    }
    for (std::uint32_t goal = 0; goal < 60; ++goal) {
        auto const path = shortest_path(given.data, given.weighted, {0}, {goal}, given.stop);
        REQUIRE(path.has_value() == (best[goal] < HUGE_VAL));
        if (path) CHECK(path->cost == best[goal]);
    }
}

TEST_CASE("PageRank adds up to 1 and solves its equation, nodes without a way out included") {
    auto const given = random_roads(50, 2);
    page_rank_options options;
    options.most_iterations = 500;
    options.tolerance = 1e-13;
    auto const scores = by_node(page_rank(given.data, {}, options, given.stop));
    double sum = 0;
    double stuck = 0;
    for (auto const& [node, score] : scores) {
        sum += score;
        if (given.data.neighbours({0}, towards::outgoing, {node}).empty()) stuck += score;
    }
    CHECK(sum == Approx(1));
    for (auto const& [node, score] : scores) {
        double flow = stuck / 50;
        for (auto const& from : given.data.neighbours({0}, towards::incoming, {node}))
            flow += scores.at(from.node.value) / static_cast<double>(given.data.neighbours({0}, towards::outgoing, from.node).size());
        CHECK(score == Approx(0.15 / 50 + 0.85 * flow));
    }
}

TEST_CASE("components are numbered in the order of their nodes") {
    roads const given(7, {{4, 0, 1}, {1, 2, 1}, {2, 1, 1}, {2, 5, 1}, {6, 6, 1}});
    std::vector<std::uint32_t> weak;
    for (auto const& [node, component] : connected_components(given.data, {}, given.stop)) weak.push_back(component);
    CHECK(weak == std::vector<std::uint32_t>{0, 1, 1, 2, 0, 1, 3});
    std::vector<std::uint32_t> strong;
    for (auto const& [node, component] : strongly_connected_components(given.data, {}, given.stop)) strong.push_back(component);
    CHECK(strong == std::vector<std::uint32_t>{0, 1, 1, 2, 3, 4, 5});
}

TEST_CASE("betweenness counts the shortest paths that lead through a node") {
    roads const given(5, {{0, 1, 1}, {1, 2, 1}, {1, 3, 5}, {2, 3, 1}, {3, 4, 1}});
    auto const directed = by_node(betweenness(given.data, {}, given.stop));
    CHECK(directed.at(0) == 0);
    CHECK(directed.at(1) == 3);
    CHECK(directed.at(3) == 3);
    CHECK(directed.at(2) == 0);
    CHECK(by_node(betweenness(given.data, given.weighted, given.stop)).at(2) == 4);
    graph_scope either_way;
    either_way.direction = traversal::both;
    CHECK(by_node(betweenness(given.data, either_way, given.stop)).at(1) == 3);
}

TEST_CASE("every algorithm can be stopped") {
    auto const given = random_roads(5000, 3);
    interrupt stop;
    stop.cancel();
    CHECK_THROWS_AS(breadth_first(given.data, {}, {0}, no_limit, stop), wafer::error);
    CHECK_THROWS_AS(page_rank(given.data, {}, {}, stop), wafer::error);
    CHECK_THROWS_AS(connected_components(given.data, {}, stop), wafer::error);
    CHECK_THROWS_AS(strongly_connected_components(given.data, {}, stop), wafer::error);
    CHECK_THROWS_AS(betweenness(given.data, {}, stop), wafer::error);
}

TEST_CASE("algorithms take an empty graph") {
    graph const data;
    interrupt const stop;
    CHECK(page_rank(data, {}, {}, stop).empty());
    CHECK(connected_components(data, {}, stop).empty());
    CHECK(betweenness(data, {}, stop).empty());
}
