#include "engine/plan/pattern_graph.hpp"

#include <utility>
#include <vector>

#include "tests/support/catch.hpp"

namespace {

using namespace wafer::engine;
using numbers = std::vector<std::uint32_t>;

/// The components of a pattern with so many nodes and relationships between them.
numbers components(std::uint32_t nodes, std::vector<std::pair<std::uint32_t, std::uint32_t>> const& relationships, std::vector<bool> connects = {}) {
    bound::pattern pattern;
    for (std::uint32_t i = 0; i < nodes; ++i) {
        pattern.nodes.emplace_back();
        pattern.nodes.back().name = {i};
    }
    for (auto const& [from, to] : relationships) {
        pattern.relationships.emplace_back();
        pattern.relationships.back().from = from;
        pattern.relationships.back().to = to;
    }
    if (connects.empty()) connects.assign(relationships.size(), true);
    return plan::components(pattern, connects);
}

}  // namespace

TEST_CASE("nodes that relationships lead between are one component, whatever their direction") {
    CHECK(components(3, {{0, 1}, {2, 1}}) == numbers{0, 0, 0});
    CHECK(components(3, {{0, 1}, {1, 2}, {2, 0}}) == numbers{0, 0, 0});
}

TEST_CASE("nodes without a connection are components of their own") {
    CHECK(components(3, {}) == numbers{0, 1, 2});
    CHECK(components(4, {{0, 3}, {1, 2}}) == numbers{0, 1, 1, 0});
    CHECK(components(2, {{0, 0}}) == numbers{0, 1});
    CHECK(components(0, {}).empty());
}

TEST_CASE("what is searched between its ends does not connect them") {
    CHECK(components(2, {{0, 1}}, {false}) == numbers{0, 1});
    CHECK(components(3, {{0, 1}, {1, 2}}, {true, false}) == numbers{0, 0, 1});
}
