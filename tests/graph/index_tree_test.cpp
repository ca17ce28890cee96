#include "engine/graph/index_tree.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <random>
#include <set>

#include "engine/graph/catalog.hpp"
#include "engine/graph/graph.hpp"
#include "engine/graph/index_reader.hpp"
#include "engine/value/relations.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::engine;

namespace {

struct by_order {
    bool operator()(value const& left, value const& right) const { return order(left, right) < 0; }
};

/// The entries as they should be: values in order, and nodes of the same value by their ids.
using model = std::map<value, std::set<std::uint32_t>, by_order>;

std::vector<std::uint32_t> nodes_of(model const& expected) {
    std::vector<std::uint32_t> all;
    for (auto const& [content, nodes] : expected) all.insert(all.end(), nodes.begin(), nodes.end());
    return all;
}

std::vector<std::uint32_t> between(index_reader const& index, index_bound const& from, index_bound const& to) {
    std::vector<std::uint32_t> found(index.size());
    found.resize(index.scan(from, to, found));
    return found;
}

std::vector<std::uint32_t> all_of(index_reader const& index) { return between(index, {{}, false}, {{}, true}); }

value random_value(std::mt19937& random) {
    auto const pick = [&](int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(random); };
    switch (pick(9)) {
        case 0: return value::of(std::string("a text with a long beginning ") + std::to_string(pick(300)));
        case 1: return value::of(std::to_string(pick(50)));
        case 2: return value::of(pick(100) / 8.0 - 5);
        case 3: return pick(8) == 0 ? value::of(std::numeric_limits<double>::quiet_NaN()) : value::of(pick(2) == 0);
        case 4: return value::of(value_list{value::of(std::int64_t{pick(3)}), pick(2) == 0 ? value() : value::of("x")});
        case 5: return value::of(date_value{pick(40)});
        case 6: return value::of(std::int64_t{1} << 60 | pick(8));
        default: return value::of(std::int64_t{pick(400) - 200});
    }
}

/// A graph with an index on `(:A {x})`, changed at random beside its model.
class changing_graph {
public:
    explicit changing_graph(unsigned seed) : random_(seed) {
        data_.create_index({"i", index_sort::range, target()});
    }

    void change() {
        switch (pick(12)) {
            case 0: return remove();
            case 1: return label(true);
            case 2: return label(false);
            case 3: return set({});
            case 4: return set(random_value(random_));
            case 5:
                if (saved_.size() < 4) saved_.emplace_back(data_, expected_, nodes_);
                return;
            case 6: return roll_back();
            case 7:
                if (pick(20) == 0) data_.seal();
                return;
            default: return create();
        }
    }
    void check() const {
        auto const index = data_.index_on(target());
        REQUIRE(index);
        REQUIRE(all_of(*index) == nodes_of(expected_));
        REQUIRE(index->distinct() == expected_.size());
        REQUIRE(index->size() == nodes_of(expected_).size());
    }
    void check_range(value const& low, value const& high) const {
        auto const index = *data_.index_on(target());
        index_bound const from{{&low, 1}, false};
        index_bound const to{{&high, 1}, true};
        std::vector<std::uint32_t> expected;
        for (auto at = expected_.lower_bound(low); at != expected_.end() && order(at->first, high) <= 0; ++at)
            expected.insert(expected.end(), at->second.begin(), at->second.end());
        REQUIRE(between(index, from, to) == expected);
        REQUIRE(index.count(from, to) == expected.size());
    }
    std::mt19937& random() { return random_; }

private:
    struct facts {
        bool labelled;
        value content;
    };
    struct saved {
        saved(graph const& data, model entries, std::map<std::uint32_t, facts> nodes)
            : data(data), entries(std::move(entries)), nodes(std::move(nodes)) {}
        graph data;
        model entries;
        std::map<std::uint32_t, facts> nodes;
    };

    int pick(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(random_); }
    [[nodiscard]] schema_target target() const { return {false, a_.value, {x_}}; }
    std::map<std::uint32_t, facts>::iterator any() {
        return nodes_.empty() ? nodes_.end() : std::next(nodes_.begin(), pick(static_cast<int>(nodes_.size())));
    }
    void leave(std::uint32_t node, facts const& known) {
        if (!known.labelled || known.content.is_null()) return;
        auto const at = expected_.find(known.content);
        at->second.erase(node);
        if (at->second.empty()) expected_.erase(at);
    }
    void enter(std::uint32_t node, facts const& known) {
        if (known.labelled && !known.content.is_null()) expected_[known.content].insert(node);
    }

    void create() {
        facts const made{pick(5) != 0, pick(6) == 0 ? value() : random_value(random_)};
        auto const node = data_.create_node(made.labelled ? std::vector<label_id>{a_} : std::vector<label_id>{});
        if (!made.content.is_null()) data_.set_property(node, x_, made.content);
        nodes_.emplace(node.value, made);
        enter(node.value, made);
    }
    void remove() {
        auto const at = any();
        if (at == nodes_.end()) return;
        leave(at->first, at->second);
        data_.delete_node({at->first});
        nodes_.erase(at);
    }
    void label(bool has) {
        auto const at = any();
        if (at == nodes_.end()) return;
        leave(at->first, at->second);
        at->second.labelled = has;
        if (has) data_.add_label({at->first}, a_);
        else data_.remove_label({at->first}, a_);
        enter(at->first, at->second);
    }
    void set(value content) {
        auto const at = any();
        if (at == nodes_.end()) return;
        leave(at->first, at->second);
        data_.set_property(node_id{at->first}, x_, content);
        at->second.content = std::move(content);
        enter(at->first, at->second);
    }
    void roll_back() {
        if (saved_.empty() || pick(3) != 0) return;
        data_ = saved_.back().data;
        expected_ = saved_.back().entries;
        nodes_ = saved_.back().nodes;
        saved_.pop_back();
    }

    std::mt19937 random_;
    graph data_;
    label_id a_ = data_.intern_label("A");
    key_id x_ = data_.intern_key("x");
    model expected_;
    std::map<std::uint32_t, facts> nodes_;
    std::vector<saved> saved_;
};

graph numbered(int count, int step) {
    graph data;
    label_id const a = data.intern_label("A");
    key_id const x = data.intern_key("x");
    for (int i = 0; i < count; ++i)
        data.set_property(data.create_node(std::vector<label_id>{a}), x, value::of(std::int64_t{i} * step % count));
    return data;
}

}  // namespace

TEST_CASE("an index has the entries of its model after any changes, savepoints and rollbacks") {
    auto const seed = GENERATE(1u, 2u, 3u, 4u);
    CAPTURE(seed);
    changing_graph graph(seed);
    for (int round = 0; round < 60; ++round) {
        for (int i = 0; i < 100; ++i) graph.change();
        graph.check();
        for (int i = 0; i < 10; ++i) {
            auto const low = random_value(graph.random());
            graph.check_range(low, random_value(graph.random()));
            graph.check_range(low, low);
        }
    }
}

TEST_CASE("an index built on a graph is that of the same graph with its index from the start") {
    auto const count = GENERATE(0, 1, 128, 129, 20'000);
    auto const step = GENERATE(1, 7'919);
    graph data = numbered(count, step);
    schema_target const target{false, 0, {{0}}};
    data.create_index({"i", index_sort::range, target});
    auto const built = all_of(*data.index_on(target));
    graph other;
    other.intern_label("A");
    other.intern_key("x");
    other.create_index({"i", index_sort::range, target});
    for (int i = 0; i < count; ++i)
        other.set_property(other.create_node(std::vector<label_id>{{0}}), {0}, value::of(std::int64_t{i} * step % count));
    CHECK(all_of(*other.index_on(target)) == built);
    CHECK(other.index_on(target)->distinct() == data.index_on(target)->distinct());
    CHECK(built.size() == static_cast<std::size_t>(count));
    CHECK(std::is_sorted(built.begin(), built.end(), [&](std::uint32_t left, std::uint32_t right) {
        return order(data.property(node_id{left}, {0}), data.property(node_id{right}, {0})) < 0;
    }));
}

TEST_CASE("an index gives back what it no longer needs") {
    graph data = numbered(20'000, 1);
    schema_target const target{false, 0, {{0}}};
    data.create_index({"i", index_sort::range, target});
    auto const full = data.index_on(target)->memory_bytes();
    CHECK(full < 20'000 * 14);
    for (std::uint32_t i = 0; i < 20'000; ++i)
        if (i % 100 != 0) data.delete_node({i});
    CHECK(data.index_on(target)->size() == 200);
    CHECK(data.index_on(target)->memory_bytes() < full / 10);
    for (std::uint32_t i = 0; i < 20'000; i += 100) data.delete_node({i});
    CHECK(data.index_on(target)->memory_bytes() == 0);
    CHECK(data.index_on(target)->distinct() == 0);
}

TEST_CASE("a copy of a graph keeps its entries while the other goes on") {
    graph data = numbered(1'000, 1);
    schema_target const target{false, 0, {{0}}};
    data.create_index({"i", index_sort::range, target});
    graph const before = data;
    auto const entries = all_of(*before.index_on(target));
    for (std::uint32_t i = 0; i < 1'000; i += 3) data.set_property(node_id{i}, {0}, value::of("changed"));
    for (std::uint32_t i = 1; i < 1'000; i += 3) data.delete_node({i});
    CHECK(all_of(*before.index_on(target)) == entries);
    CHECK(data.index_on(target)->size() == 667);
}

TEST_CASE("an index on several keys orders by one after the other, and holds what has them all") {
    graph data;
    label_id const a = data.intern_label("A");
    key_id const x = data.intern_key("x");
    key_id const y = data.intern_key("y");
    schema_target const target{false, a.value, {x, y}};
    data.create_index({"i", index_sort::range, target});
    for (int i = 0; i < 600; ++i) {
        auto const node = data.create_node(std::vector<label_id>{a});
        data.set_property(node, x, value::of(std::int64_t{i % 3}));
        if (i % 5 != 0) data.set_property(node, y, value::of(std::int64_t{(i * 7) % 600}));
    }
    auto const index = *data.index_on(target);
    CHECK(index.size() == 480);
    CHECK(index.distinct() == 480);
    auto const all = all_of(index);
    auto const key = [&](std::uint32_t node) { return data.property(node_id{node}, x).integer() * 1000 + data.property(node_id{node}, y).integer(); };
    CHECK(std::is_sorted(all.begin(), all.end(), [&](auto left, auto right) { return key(left) < key(right); }));
    std::vector<value> const one{value::of(std::int64_t{1})};
    CHECK(between(index, {one, false}, {one, true}).size() == 160);
    std::vector<value> const low{value::of(std::int64_t{1}), value::of(std::int64_t{100})};
    std::vector<value> const high{value::of(std::int64_t{1}), value::of(std::int64_t{200})};
    for (auto const node : between(index, {low, false}, {high, true})) CHECK((key(node) >= 1100 && key(node) <= 1200));
}

TEST_CASE("an index on relationships follows their properties and their end") {
    graph data;
    type_id const r = data.intern_type("R");
    key_id const x = data.intern_key("x");
    schema_target const target{true, r.value, {x}};
    data.create_index({"i", index_sort::range, target});
    auto const node = data.create_node({});
    std::vector<rel_id> made;
    for (int i = 0; i < 10; ++i) {
        made.push_back(data.create_relationship(r, node, node));
        data.set_property(made.back(), x, value::of(std::int64_t{9 - i}));
    }
    data.set_property(data.create_relationship(data.intern_type("S"), node, node), x, value::of(std::int64_t{5}));
    data.delete_relationship(made[4]);
    data.set_property(made[0], x, {});
    CHECK(all_of(*data.index_on(target)) == std::vector<std::uint32_t>{9, 8, 7, 6, 5, 3, 2, 1});
}
