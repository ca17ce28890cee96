#include <string>
#include <vector>

#include "engine/graph/graph.hpp"
#include "engine/graph/statistics.hpp"
#include "tests/support/catch.hpp"
#include "wafer/error.hpp"

namespace {

using namespace wafer::engine;

std::vector<node_id> all_of(graph const& data, std::optional<label_id> label = {}) {
    std::vector<node_id> found;
    node_id out[3];
    for (node_id from{0}; from.value < data.node_bound();) {
        std::size_t const count = label ? data.scan_label(*label, from, out) : data.scan_nodes(from, out);
        found.insert(found.end(), out, out + count);
    }
    return found;
}

std::vector<std::uint32_t> all_of(graph const& data, type_id type) {
    std::vector<std::uint32_t> found;
    std::uint32_t out[3];
    for (std::uint32_t from = 0; from < data.relationship_bound(type);) {
        std::size_t const count = data.scan_type(type, from, out);
        found.insert(found.end(), out, out + count);
    }
    return found;
}

}  // namespace

TEST_CASE("names are interned once and found again, in any script") {
    graph data;
    label_id const person = data.intern_label("Person");
    CHECK(data.intern_label("Person") == person);
    CHECK(data.intern_label("公司").value == 1);
    CHECK(data.name(person) == "Person");
    CHECK(data.find_label("公司") == label_id{1});
    CHECK_FALSE(data.find_label("person"));
    CHECK_FALSE(data.find_type("Person"));
    for (int i = 0; i < 1000; ++i) data.intern_key("key" + std::to_string(i));
    CHECK(data.key_count() == 1000);
    CHECK(data.find_key("key777") == key_id{777});
    CHECK(data.name(key_id{999}) == "key999");
}

TEST_CASE("nodes are found by scans, with their labels sorted and without duplicates") {
    graph data;
    label_id const a = data.intern_label("A");
    label_id const b = data.intern_label("B");
    for (int i = 0; i < 5000; ++i) data.create_node(std::vector<label_id>{b, a, b});
    node_id const plain = data.create_node({});
    CHECK(data.node_count() == 5001);
    CHECK(all_of(data).size() == 5001);
    CHECK(all_of(data, a).size() == 5000);
    CHECK(data.labels({17}).size() == 2);
    CHECK(data.labels({17})[0] == a);
    CHECK(data.labels(plain).empty());
    CHECK_FALSE(data.has_label(plain, a));
    data.delete_node({17});
    CHECK_FALSE(data.contains(node_id{17}));
    CHECK(data.labels({17}).empty());
    CHECK(all_of(data, a).size() == 4999);
    CHECK(data.create_node({}).value == 5001);
    CHECK(data.stats().nodes(a) == 4999);
    CHECK_FALSE(data.contains(node_id{}));
    CHECK_FALSE(data.contains(node_id{1'000'000'000}));
}

TEST_CASE("neighbours are sorted by node and index in both directions, before and after sealing") {
    graph data;
    type_id const type = data.intern_type("T");
    for (int i = 0; i < 10; ++i) data.create_node({});
    for (std::uint32_t const target : {5u, 3u, 5u, 9u, 0u}) data.create_relationship(type, {1}, {target});
    for (int round = 0; round < 2; ++round) {
        auto const out = data.neighbours(type, towards::outgoing, {1});
        std::vector<neighbour> const expected = {{{0}, 4}, {{3}, 1}, {{5}, 0}, {{5}, 2}, {{9}, 3}};
        CHECK(std::vector(out.begin(), out.end()) == expected);
        auto const in = data.neighbours(type, towards::incoming, {5});
        CHECK(std::vector(in.begin(), in.end()) == std::vector<neighbour>{{{1}, 0}, {{1}, 2}});
        CHECK(data.neighbours(type, towards::incoming, {1}).empty());
        CHECK(data.source({type, 3}) == node_id{1});
        CHECK(data.target({type, 3}) == node_id{9});
        CHECK(data.has_relationships({9}));
        CHECK_FALSE(data.has_relationships({8}));
        data.seal();
    }
    data.delete_relationship({type, 2});
    CHECK(data.neighbours(type, towards::incoming, {5}).size() == 1);
    CHECK_FALSE(data.contains(rel_id{type, 2}));
    CHECK(all_of(data, type) == std::vector<std::uint32_t>{0, 1, 3, 4});
    CHECK(data.create_relationship(type, {2}, {2}).index == 5);
}

TEST_CASE("a type, label or key that does not exist has nothing") {
    graph data;
    data.create_node({});
    CHECK(data.neighbours({7}, towards::outgoing, {0}).empty());
    CHECK(data.relationship_count({7}) == 0);
    CHECK(data.property(node_id{0}, {9}).is_null());
    CHECK(data.property(rel_id{{1}, 4}, {9}).is_null());
    CHECK_FALSE(data.contains(rel_id{{1}, 4}));
    node_id from{0};
    std::vector<node_id> out(4);
    CHECK(data.scan_label({3}, from, out) == 0);
    CHECK(from.value >= data.node_bound());
    column filled;
    data.gather({3}, std::vector<node_id>{{0}, {}}, filled);
    CHECK(filled.is_null(1));
}

TEST_CASE("an earlier copy does not change while the graph does") {
    graph data;
    type_id const type = data.intern_type("T");
    key_id const key = data.intern_key("k");
    label_id const label = data.intern_label("L");
    for (int i = 0; i < 3000; ++i) {
        data.create_node({});
        data.set_property(node_id{static_cast<std::uint32_t>(i)}, key, value::of("text" + std::to_string(i)));
    }
    data.create_relationship(type, {0}, {1});
    bool const sealed_first = GENERATE(true, false);
    if (sealed_first) data.seal();
    graph const before = data;
    data.create_relationship(type, {0}, {2});
    data.delete_relationship({type, 0});
    data.set_property(node_id{2000}, key, value::of("changed"));
    data.set_property(node_id{2001}, key, value());
    data.add_label({5}, label);
    data.create_node({});
    data.delete_node({7});
    data.intern_key("another");
    CHECK(before.neighbours(type, towards::outgoing, {0}).size() == 1);
    CHECK(before.neighbours(type, towards::outgoing, {0})[0].node == node_id{1});
    CHECK(before.property(node_id{2000}, key).string() == "text2000");
    CHECK(before.property(node_id{2001}, key).string() == "text2001");
    CHECK_FALSE(before.has_label({5}, label));
    CHECK(before.node_count() == 3000);
    CHECK(before.contains(node_id{7}));
    CHECK(before.key_count() == 1);
    CHECK(before.stats().with_property(key) == 3000);
    CHECK(data.property(node_id{2000}, key).string() == "changed");
    CHECK(data.neighbours(type, towards::outgoing, {0})[0].node == node_id{2});
    CHECK(data.stats().with_property(key) == 2998);
}

TEST_CASE("two copies of one graph go their own ways") {
    graph left;
    key_id const key = left.intern_key("k");
    left.create_node({});
    left.set_property(node_id{0}, key, value::of(std::int64_t{1}));
    graph right = left;
    left.set_property(node_id{0}, key, value::of(std::int64_t{2}));
    right.set_property(node_id{0}, key, value::of(std::int64_t{3}));
    right.create_node({});
    CHECK(left.property(node_id{0}, key).integer() == 2);
    CHECK(right.property(node_id{0}, key).integer() == 3);
    CHECK(left.node_count() == 1);
}

TEST_CASE("properties keep every kind of value that can be stored") {
    graph data;
    key_id const key = data.intern_key("k");
    std::vector<value> const contents = {value::of(true),
                                         value::of(std::int64_t{-5}),
                                         value::of(2.5),
                                         value::of("text"),
                                         value::of(value_list{value::of("a"), value::of(std::int64_t{1})}),
                                         value::of(date_value{10}),
                                         value::of(local_time_value{99}),
                                         value::of(zoned_time_value{5, 3600}),
                                         value::of(local_datetime_value{7, 8}),
                                         value::of(duration_value{1, 2, 3, 4}),
                                         value::of(point_value{reference_system::wgs_84_3d, 1.5, 2, 3})};
    bool const mixed = GENERATE(true, false);
    bool const sealed = GENERATE(true, false);
    for (std::uint32_t i = 0; i < 1000; ++i) {
        data.create_node({});
        if (mixed) data.set_property(node_id{i}, key, contents[i % contents.size()]);
    }
    if (mixed) {
        if (sealed) data.seal();
        for (std::uint32_t i = 0; i < 1000; ++i) CHECK(data.property(node_id{i}, key).type() == contents[i % contents.size()].type());
        CHECK(data.property(node_id{3}, key).string() == "text");
        CHECK(data.property(node_id{4}, key).list()[0].string() == "a");
        return;
    }
    for (auto const& content : contents) {
        for (std::uint32_t i = 0; i < 1000; i += 3) data.set_property(node_id{i}, key, content);
        if (sealed) data.seal();
        CHECK(data.property(node_id{999}, key).type() == content.type());
        CHECK(data.property(node_id{998}, key).is_null());
    }
    CHECK(data.property(node_id{999}, key).point().z == 3);
}

TEST_CASE("maps, entities and lists of them cannot be stored") {
    graph data;
    node_id const node = data.create_node({});
    key_id const key = data.intern_key("k");
    for (auto const& refused : {value::of(value_map{}), value::of(node), value::of(value_list{value::of(value_map{})})})
        CHECK_THROWS_AS(data.set_property(node, key, refused), wafer::error);
    CHECK(data.properties(node).empty());
}

TEST_CASE("listing a node's properties with 10,000 keys in the graph gives just its own") {
    graph data;
    for (std::uint32_t i = 0; i < 10'000; ++i) data.intern_key("k" + std::to_string(i));
    for (std::uint32_t i = 0; i < 10'000; ++i) {
        node_id const node = data.create_node({});
        data.set_property(node, {i}, value::of(std::int64_t{i}));
        data.set_property(node, {i / 2}, value::of("x"));
    }
    data.seal();
    auto const own = data.properties(node_id{9001});
    REQUIRE(own.size() == 2);
    CHECK(own[0].first == key_id{4500});
    CHECK(own[1].second.integer() == 9001);
    data.delete_node({9001});
    CHECK(data.properties(node_id{9001}).empty());
    CHECK(data.property(node_id{9001}, {4500}).is_null());
}

TEST_CASE("gathered columns are packed where all values have one kind") {
    graph data;
    key_id const number = data.intern_key("number");
    key_id const mixed = data.intern_key("mixed");
    type_id const type = data.intern_type("T");
    type_id const other = data.intern_type("U");
    for (std::uint32_t i = 0; i < 5000; ++i) {
        data.create_node({});
        if (i % 7 != 0) data.set_property(node_id{i}, number, value::of(std::int64_t{i}));
        data.set_property(node_id{i}, mixed, i % 2 == 0 ? value::of("even") : value::of(1.5));
    }
    data.set_property(data.create_relationship(type, {0}, {1}), number, value::of(std::int64_t{1}));
    data.set_property(data.create_relationship(other, {0}, {1}), number, value::of(2.5));
    if (GENERATE(true, false)) data.seal();
    std::vector<node_id> const nodes = {{4999}, {1}, {7}, {2500}, {}};
    column out;
    data.gather(number, nodes, out);
    REQUIRE(out.kind() == layout::integer);
    CHECK(out.integers()[0] == 4999);
    CHECK(out.integers()[3] == 2500);
    CHECK(out.is_null(2));
    CHECK(out.is_null(4));
    data.gather(mixed, nodes, out);
    REQUIRE(out.kind() == layout::any);
    CHECK(out.get(0).floating() == 1.5);
    CHECK(out.get(3).string() == "even");
    std::vector<rel_id> const relationships = {{type, 0}, {other, 0}, {type, 5}};
    data.gather(number, relationships, out);
    CHECK(out.get(0).integer() == 1);
    CHECK(out.get(1).floating() == 2.5);
    CHECK(out.is_null(2));
    data.gather(number, std::vector<rel_id>{{type, 0}}, out);
    CHECK(out.kind() == layout::integer);
}

TEST_CASE("a hub takes a million neighbours in any order and gives them back sorted") {
    graph data;
    type_id const type = data.intern_type("T");
    constexpr std::uint32_t count = 200'000;
    for (std::uint32_t i = 0; i <= count; ++i) data.create_node({});
    for (std::uint32_t i = 0; i < count; ++i) data.create_relationship(type, {0}, {1 + i * 7919u % count});
    auto const hub = data.neighbours(type, towards::outgoing, {0});
    CHECK(hub.size() == count);
    CHECK(std::ranges::is_sorted(hub));
    data.seal();
    for (std::uint32_t i = 0; i < count; i += 2) data.delete_relationship({type, i});
    CHECK(data.neighbours(type, towards::outgoing, {0}).size() == count / 2);
    CHECK(std::ranges::is_sorted(data.neighbours(type, towards::outgoing, {0})));
    CHECK(data.stats().profile(type).sources == 1);
    CHECK(data.stats().profile(type).targets == count / 2);
}
