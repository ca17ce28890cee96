#include <algorithm>
#include <random>
#include <vector>

#include "engine/graph/graph.hpp"
#include "engine/graph/open_list.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::engine;

namespace {

neighbour to(std::uint32_t node, std::uint32_t index) { return {node_id{node}, index}; }

}  // namespace

TEST_CASE("an open list is the sorted list of what was added and not removed") {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        INFO("seed " << seed);
        std::mt19937 random(seed);
        std::vector<neighbour> model;
        for (std::uint32_t i = 0; i < random() % 300; ++i) model.push_back(to(static_cast<std::uint32_t>(random() % 40), i));
        std::ranges::sort(model);
        open_list list(model);
        for (std::uint32_t step = 0; step < 2000; ++step) {
            if (model.empty() || random() % 3 > 0) {
                auto const added = to(static_cast<std::uint32_t>(random() % (step % 400 < 200 ? 2 : 40)), 1000 + step);
                list.add(added);
                model.insert(std::ranges::upper_bound(model, added), added);
            } else {
                auto const at = model.begin() + static_cast<std::ptrdiff_t>(random() % model.size());
                list.remove(*at);
                model.erase(at);
            }
            node_id const node{static_cast<std::uint32_t>(random() % 40)};
            REQUIRE(list.size() == model.size());
            REQUIRE(list.count(node) == static_cast<std::uint32_t>(std::ranges::count(model, node, &neighbour::node)));
            if (random() % 300 == 0) {
                auto const sorted = list.sorted();
                REQUIRE(std::vector<neighbour>(sorted.begin(), sorted.end()) == model);
            }
        }
    }
}

TEST_CASE("parallel relationships next to a hub's others cost no more, the more there are") {
    constexpr std::uint32_t many = 100'000;
    std::vector<neighbour> others;
    for (std::uint32_t i = 0; i < many; ++i) others.push_back(to(i + 10, i));
    open_list list(others);
    SECTION("in the order of their indexes") {
        for (std::uint32_t i = 0; i < many; ++i) {
            list.add(to(5, many + i));
            REQUIRE(list.count(node_id{5}) == i + 1);
        }
    }
    SECTION("to two nodes in turn") {
        for (std::uint32_t i = 0; i < many; ++i) {
            list.add(to(i % 2, many + i));
            REQUIRE(list.count(node_id{i % 2}) == i / 2 + 1);
        }
    }
    SECTION("when they are removed") {
        for (std::uint32_t i = 0; i < many / 2; ++i) {
            list.remove(to(i * 7 % many + 10, i * 7 % many));
            REQUIRE(list.count(node_id{i * 7 % many + 10}) == 0);
        }
    }
    // Each change moves about the square root of what there is; a quadratic list moves half of it.
    CHECK(list.moved() / many < 1000);
}

TEST_CASE("relationships between the same two nodes are counted as parallel") {
    graph data;
    node_id const a = data.create_node({});
    node_id const b = data.create_node({});
    type_id const type = data.intern_type("R");
    constexpr std::uint32_t many = 200'000;
    for (std::uint32_t i = 0; i < many; ++i) data.create_relationship(type, a, b);
    CHECK(data.stats().profile(type).parallel == many - 1);
    data.seal();
    for (std::uint32_t i = 0; i < many; i += 2) data.delete_relationship({type, i});
    CHECK(data.stats().profile(type).parallel == many / 2 - 1);
    CHECK(data.neighbours(type, towards::incoming, b).size() == many / 2);
}
