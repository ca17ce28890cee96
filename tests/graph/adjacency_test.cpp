#include <algorithm>
#include <vector>

#include "engine/graph/adjacency.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace wafer::engine;
using form = adjacency_chunk::form;

struct edge {
    std::uint32_t slot;
    std::uint32_t target;
};

ref<adjacency_chunk> open_with(std::vector<edge> const& edges, owner_tag tag) {
    ref<adjacency_chunk> chunk;
    adjacency_chunk& open = adjacency_chunk::open(chunk, tag);
    for (std::uint32_t i = 0; i < edges.size(); ++i) open.insert(edges[i].slot, {{edges[i].target}, i}, tag);
    return chunk;
}

bool holds(adjacency_chunk const& chunk, std::vector<edge> const& edges) {
    for (std::uint32_t slot = 0; slot < adjacency_chunk::size; ++slot) {
        std::vector<neighbour> expected;
        for (std::uint32_t i = 0; i < edges.size(); ++i) {
            if (edges[i].slot == slot) expected.push_back({{edges[i].target}, i});
        }
        std::ranges::sort(expected);
        if (!std::ranges::equal(chunk.of(slot), expected) || chunk.degree(slot) != expected.size()) return false;
    }
    return true;
}

std::vector<edge> some_edges(std::uint32_t sources, std::uint32_t each) {
    std::vector<edge> edges;
    for (std::uint32_t source = 0; source < sources; ++source) {
        for (std::uint32_t i = 0; i < each; ++i) edges.push_back({source * 7 % 1024, (source * 31 + i * 17) % 50});
    }
    return edges;
}

}  // namespace

TEST_CASE("sealing picks the form by how many nodes have how many neighbours") {
    struct sample {
        std::uint32_t sources;
        std::uint32_t each;
        form expected;
    };
    auto const [sources, each, expected] = GENERATE(values<sample>(
        {{1, 1, form::sparse}, {63, 3, form::sparse}, {64, 3, form::ranked}, {511, 2, form::ranked}, {1024, 1, form::functional}, {600, 1, form::functional}, {1000, 4, form::dense}}));
    owner_tag const tag = fresh_tag();
    auto const edges = some_edges(sources, each);
    auto const open = open_with(edges, tag);
    CHECK(open->shape() == form::open);
    CHECK(holds(*open, edges));
    auto const sealed = adjacency_chunk::sealed(open, tag);
    CHECK(sealed->shape() == expected);
    CHECK(sealed->total() == edges.size());
    CHECK(holds(*sealed, edges));
}

TEST_CASE("a chunk with nothing left is sealed to none") {
    owner_tag const tag = fresh_tag();
    auto chunk = open_with({{3, 5}}, tag);
    chunk->erase(3, {{5}, 0}, tag);
    CHECK_FALSE(adjacency_chunk::sealed(chunk, tag));
}

TEST_CASE("opening a sealed chunk leaves it as it was and borrows what is not touched") {
    owner_tag const tag = fresh_tag();
    auto edges = some_edges(GENERATE(50u, 200u, 1000u), GENERATE(1u, 5u));
    auto const sealed = adjacency_chunk::sealed(open_with(edges, tag), tag);
    auto reopened = sealed;
    owner_tag const later = fresh_tag();
    adjacency_chunk& open = adjacency_chunk::open(reopened, later);
    auto const before = edges;
    edges.push_back({9, 44});
    open.insert(9, {{44}, static_cast<std::uint32_t>(edges.size() - 1)}, later);
    CHECK(holds(*sealed, before));
    CHECK(holds(open, edges));
    std::uint32_t const untouched = 7;
    CHECK(open.of(untouched).data() == sealed->of(untouched).data());
    CHECK(holds(*adjacency_chunk::sealed(reopened, later), edges));
}

TEST_CASE("a small change next to a hub is sealed without packing the hub anew") {
    owner_tag const tag = fresh_tag();
    std::vector<edge> edges;
    for (std::uint32_t i = 0; i < 5000; ++i) edges.push_back({1, i});
    auto const sealed = adjacency_chunk::sealed(open_with(edges, tag), tag);
    auto chunk = sealed;
    owner_tag const later = fresh_tag();
    edges.push_back({2, 7});
    adjacency_chunk::open(chunk, later).insert(2, {{7}, 5000}, later);
    auto const changed = adjacency_chunk::sealed(chunk, later);
    CHECK(changed->of(1).data() == sealed->of(1).data());
    CHECK(holds(*changed, edges));
}

TEST_CASE("an open chunk's copy is independent of it") {
    owner_tag const tag = fresh_tag();
    auto const edges = some_edges(40, 2);
    auto const first = open_with(edges, tag);
    auto second = first;
    owner_tag const other = fresh_tag();
    adjacency_chunk::open(second, other).insert(7, {{3}, 1000}, other);
    CHECK(holds(*first, edges));
    CHECK(second->degree(7) == first->degree(7) + 1);
}

TEST_CASE("parallel neighbours are counted with changes that wait out of order") {
    owner_tag const tag = fresh_tag();
    ref<adjacency_chunk> chunk;
    adjacency_chunk& open = adjacency_chunk::open(chunk, tag);
    for (std::uint32_t i = 0; i < 1000; ++i) open.insert(0, {{(1000 - i) % 10}, i}, tag);
    CHECK(open.count(0, {3}) == 100);
    for (std::uint32_t i = 0; i < 500; ++i) open.erase(0, {{(1000 - i) % 10}, i}, tag);
    CHECK(open.count(0, {3}) == 50);
    CHECK(open.degree(0) == 500);
    CHECK(open.of(0).size() == 500);
}
