// Relationships added at once are the same as those added one by one.
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/worker_pool.hpp"
#include "engine/graph/index_reader.hpp"
#include "engine/graph/relationship_load.hpp"
#include "engine/storage/store.hpp"
#include "tests/support/catch.hpp"
#include "wafer/error.hpp"

namespace {

using namespace wafer::engine;

/// A graph with some nodes of two label sets and two types.
graph with_nodes(std::uint32_t count) {
    graph made;
    label_id const label = made.intern_label("A");
    for (std::uint32_t i = 0; i < count; ++i) made.create_node(i % 3 == 0 ? std::vector<label_id>{label} : std::vector<label_id>{});
    made.intern_type("R");
    made.intern_type("S");
    return made;
}

struct pair {
    std::uint32_t type;
    std::uint32_t from;
    std::uint32_t to;
};

void add_at_once(graph& into, std::vector<pair> const& pairs) {
    relationship_load load(into);
    for (auto const& [type, from, to] : pairs) load.add(type_id{type}, node_id{from}, node_id{to});
    worker_pool pool(3);
    load.finish(pool);
}

void add_singly(graph& into, std::vector<pair> const& pairs) {
    for (auto const& [type, from, to] : pairs) into.create_relationship(type_id{type}, node_id{from}, node_id{to});
}

void check_same(graph const& left, graph const& right) {
    REQUIRE(left.relationship_count() == right.relationship_count());
    for (std::uint32_t type = 0; type < 2; ++type) {
        type_id const t{type};
        CHECK(left.relationship_bound(t) == right.relationship_bound(t));
        auto const a = left.stats().profile(t);
        auto const b = right.stats().profile(t);
        CHECK(a.count == b.count);
        CHECK(a.sources == b.sources);
        CHECK(a.targets == b.targets);
        CHECK(a.self_loops == b.self_loops);
        CHECK(a.parallel == b.parallel);
        CHECK(a.outgoing_second_moment == b.outgoing_second_moment);
        CHECK(a.incoming_second_moment == b.incoming_second_moment);
        auto const label = left.find_label("A");
        CHECK(left.stats().relationships(label, t, std::nullopt) == right.stats().relationships(label, t, std::nullopt));
        CHECK(left.stats().relationships(label, t, label) == right.stats().relationships(label, t, label));
        for (std::uint32_t i = 0; i < left.relationship_bound(t); ++i) {
            CHECK(left.source({t, i}) == right.source({t, i}));
            CHECK(left.target({t, i}) == right.target({t, i}));
        }
        for (std::uint32_t node = 0; node < left.node_bound(); ++node) {
            for (auto const direction : {towards::outgoing, towards::incoming}) {
                auto const mine = left.neighbours(t, direction, node_id{node});
                auto const theirs = right.neighbours(t, direction, node_id{node});
                REQUIRE(std::vector<neighbour>(mine.begin(), mine.end()) == std::vector<neighbour>(theirs.begin(), theirs.end()));
            }
        }
    }
}

std::vector<pair> random_pairs(std::mt19937& random, std::uint32_t nodes, std::size_t count) {
    std::uniform_int_distribution<std::uint32_t> node(0, nodes - 1);
    std::vector<pair> pairs;
    for (std::size_t i = 0; i < count; ++i) {
        auto const from = node(random);
        // Loops and parallel ones among them.
        pairs.push_back({static_cast<std::uint32_t>(random() % 2), from, random() % 8 == 0 ? from : random() % 4 == 0 ? (from + 1) % nodes : node(random)});
    }
    return pairs;
}

}  // namespace

TEST_CASE("relationships added at once are those added one by one") {
    for (unsigned seed = 1; seed <= 30; ++seed) {
        INFO("seed " << seed);
        std::mt19937 random(seed);
        std::uint32_t const nodes = seed % 3 == 0 ? 5 : seed % 3 == 1 ? 3000 : 40'000;
        graph left = with_nodes(nodes);
        graph right = with_nodes(nodes);
        // On top of none, of sealed ones, of open ones, and of those of the same transaction.
        for (int round = 0; round < 4; ++round) {
            auto const pairs = random_pairs(random, nodes, seed % 2 == 0 ? 4000 : 50);
            add_singly(right, pairs);
            if (round == 2)
                add_singly(left, pairs);
            else
                add_at_once(left, pairs);
            if (round != 1) left.seal();
            if (round % 2 == 0) right.seal();
            check_same(left, right);
        }
    }
}

TEST_CASE("relationships added at once can be changed and deleted in the same transaction") {
    graph data = with_nodes(2000);
    graph const before = data;
    add_at_once(data, {{0, 1, 2}, {0, 1, 2}, {0, 3, 3}, {1, 1999, 0}});
    CHECK(before.relationship_count() == 0);
    key_id const key = data.intern_key("k");
    data.set_property(rel_id{type_id{0}, 1}, key, value::of(std::int64_t{7}));
    data.delete_relationship({type_id{0}, 0});
    data.create_relationship(type_id{0}, node_id{1}, node_id{5});
    data.seal();
    CHECK(data.relationship_count() == 4);
    CHECK(data.stats().profile(type_id{0}).parallel == 0);
    CHECK(data.property(rel_id{type_id{0}, 1}, key).integer() == 7);
    auto const out = data.neighbours(type_id{0}, towards::outgoing, node_id{1});
    CHECK(std::vector<neighbour>(out.begin(), out.end()) == std::vector<neighbour>{{node_id{2}, 1}, {node_id{5}, 3}});
}

TEST_CASE("properties are set on relationships that are not connected yet, and none at all may be added") {
    graph data = with_nodes(3);
    relationship_load load(data);
    auto const first = load.add(type_id{1}, node_id{0}, node_id{1});
    data.set_property(first, data.intern_key("k"), value::of("text"));
    worker_pool pool(3);
    load.finish(pool);
    load.finish(pool);
    CHECK(data.relationship_count() == 1);
    CHECK(data.properties(first).size() == 1);
    CHECK(data.source(first) == node_id{0});
}

TEST_CASE("relationships added at once are in indexes and constraints, with the properties that they get") {
    graph data = with_nodes(3);
    key_id const key = data.intern_key("k");
    schema_target const target{true, 0, {key}};
    data.create_index({"i", index_sort::range, target});
    data.create_constraint({"c", constraint_sort::existence, target});
    relationship_load load(data);
    for (std::int64_t i = 0; i < 3; ++i) {
        auto const added = load.add(type_id{0}, node_id{0}, node_id{1});
        if (i != 1) data.set_property(added, key, value::of(i % 2));
        load.add(type_id{1}, node_id{0}, node_id{1});
    }
    worker_pool pool(3);
    load.finish(pool);
    auto const index = data.index_on(target);
    REQUIRE(index);
    CHECK(index->size() == 2);
    CHECK(index->distinct() == 1);
    CHECK_THROWS_AS(data.require_constraints(), wafer::error);
    data.set_property(rel_id{type_id{0}, 1}, key, value::of(std::int64_t{5}));
    CHECK_NOTHROW(data.require_constraints());
    data.delete_relationship({type_id{0}, 0});
    CHECK(data.index_on(target)->size() == 2);
    CHECK_NOTHROW(data.require_constraints());
}

TEST_CASE("relationships added at once are seen by who asked before whether there are some in both directions") {
    graph data = with_nodes(2);
    add_singly(data, {{0, 0, 1}});
    CHECK_FALSE(data.has_mutual(type_id{0}));
    add_at_once(data, {{0, 1, 0}});
    CHECK(data.has_mutual(type_id{0}));
}

TEST_CASE("many relationships are the same, whether one thread builds them or several") {
    std::mt19937 random(5);
    auto const pairs = random_pairs(random, 5000, 100'000);
    graph left = with_nodes(5000);
    graph right = with_nodes(5000);
    for (auto const& [data, threads] : {std::pair(&left, 1u), std::pair(&right, 4u)}) {
        relationship_load load(*data);
        for (auto const& [type, from, to] : pairs) load.add(type_id{type}, node_id{from}, node_id{to});
        worker_pool pool(threads);
        load.finish(pool);
        data->seal();
    }
    check_same(left, right);
}

TEST_CASE("a relationship takes at most 20 bytes in the adjacency of both directions, and 8 for its ends") {
    std::mt19937 random(7);
    graph data = with_nodes(50'000);
    data.seal();
    auto const before = data.memory_bytes();
    add_at_once(data, random_pairs(random, 50'000, 1'000'000));
    data.seal();
    CHECK((data.memory_bytes() - before) / 1'000'000 <= 28);
}

TEST_CASE("six hundred types of two hundred relationships take less than 60 MB") {
    std::mt19937 random(9);
    graph data = with_nodes(100'000);
    relationship_load load(data);
    for (std::uint32_t i = 0; i < 600 * 200; ++i)
        load.add(data.intern_type("T" + std::to_string(i % 600)), node_id{static_cast<std::uint32_t>(random() % 100'000)}, node_id{static_cast<std::uint32_t>(random() % 100'000)});
    worker_pool pool(2);
    load.finish(pool);
    data.seal();
    CHECK(data.relationship_count() == 120'000);
    CHECK(data.memory_bytes() < 60'000'000);
}
