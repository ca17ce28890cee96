// Random changes against a model that stores everything in plain maps: contents, statistics, isolation of copies.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "engine/graph/graph.hpp"
#include "engine/value/relations.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace wafer::engine;

struct model {
    struct relationship {
        std::uint32_t source;
        std::uint32_t target;
        std::map<std::uint32_t, value> properties;
    };
    struct node {
        std::set<std::uint32_t> labels;
        std::map<std::uint32_t, value> properties;
    };
    std::map<std::uint32_t, node> nodes;
    std::map<std::pair<std::uint32_t, std::uint32_t>, relationship> relationships;  // By type and index.
};

constexpr std::uint32_t label_count = 4;
constexpr std::uint32_t type_count = 3;
constexpr std::uint32_t key_count = 5;

class walk {
public:
    explicit walk(std::uint64_t seed) : random_(seed) {
        for (std::uint32_t i = 0; i < label_count; ++i) data.intern_label("L" + std::to_string(i));
        for (std::uint32_t i = 0; i < type_count; ++i) data.intern_type("T" + std::to_string(i));
        for (std::uint32_t i = 0; i < key_count; ++i) data.intern_key("k" + std::to_string(i));
    }

    void step() {
        switch (below(12)) {
            case 0:
            case 1: return create_node();
            case 2:
            case 3:
            case 4: return create_relationship();
            case 5: return delete_relationship();
            case 6: return change_label();
            case 7:
            case 8: return set_node_property();
            case 9: return set_relationship_property();
            case 10: return below(20) == 0 ? delete_node() : create_relationship();
            default:
                if (below(50) == 0) data.seal();
        }
    }

    graph data;
    model expected;

private:
    std::uint32_t below(std::uint32_t bound) { return std::uniform_int_distribution<std::uint32_t>(0, bound - 1)(random_); }

    /// Mostly one of few, so that there are hubs, parallel relationships and loops.
    std::uint32_t any_node() {
        auto place = expected.nodes.lower_bound(below(3) == 0 ? below(data.node_bound()) : below(std::min(data.node_bound(), 20u)));
        return place == expected.nodes.end() ? expected.nodes.begin()->first : place->first;
    }
    auto any_relationship() {
        auto place = expected.relationships.lower_bound({below(type_count), below(2000)});
        return place == expected.relationships.end() ? expected.relationships.begin() : place;
    }

    value any_value() {
        switch (below(9)) {
            case 0: return {};
            case 1: return value::of(below(2) == 0);
            case 2: return value::of(below(100) / 2.0);
            case 3: return value::of(date_value{below(9)});
            case 4: return value::of(value_list{value::of("a"), value::of(std::int64_t{below(5)})});
            case 5:
            case 6: return value::of(std::string(below(12), 'x') + std::to_string(below(40)));
            default: return value::of(std::int64_t{below(1000)});
        }
    }
    /// Keys 0 and 1 have one kind, so that the typed forms are met.
    value value_for(std::uint32_t key) {
        if (key == 0) return below(4) == 0 ? value() : value::of(std::int64_t{below(1000)});
        if (key == 1) return value::of(std::string_view(below(2) == 0 ? "left" : "right"));
        return any_value();
    }

    static void put(std::map<std::uint32_t, value>& properties, std::uint32_t key, value const& content) {
        if (content.is_null())
            properties.erase(key);
        else
            properties[key] = content;
    }

    void create_node() {
        std::vector<label_id> labels;
        for (std::uint32_t count = below(3); count > 0; --count) labels.push_back({below(label_count)});
        auto& node = expected.nodes[data.create_node(labels).value];
        for (label_id const label : labels) node.labels.insert(label.value);
    }
    void create_relationship() {
        if (expected.nodes.empty()) return;
        std::uint32_t const source = any_node();
        std::uint32_t const target = any_node();
        rel_id const made = data.create_relationship({below(type_count)}, {source}, {target});
        expected.relationships[{made.type.value, made.index}] = {source, target, {}};
    }
    void delete_relationship() {
        if (expected.relationships.empty()) return;
        auto const place = any_relationship();
        data.delete_relationship({{place->first.first}, place->first.second});
        expected.relationships.erase(place);
    }
    void delete_node() {
        if (expected.nodes.empty()) return;
        std::uint32_t const node = any_node();
        for (auto place = expected.relationships.begin(); place != expected.relationships.end();) {
            bool const touches = place->second.source == node || place->second.target == node;
            if (touches) data.delete_relationship({{place->first.first}, place->first.second});
            place = touches ? expected.relationships.erase(place) : std::next(place);
        }
        data.delete_node({node});
        expected.nodes.erase(node);
    }
    void change_label() {
        if (expected.nodes.empty()) return;
        std::uint32_t const node = any_node();
        std::uint32_t const label = below(label_count);
        auto& labels = expected.nodes[node].labels;
        if (below(2) == 0)
            CHECK(data.add_label({node}, {label}) == labels.insert(label).second);
        else
            CHECK(data.remove_label({node}, {label}) == (labels.erase(label) == 1));
    }
    void set_node_property() {
        if (expected.nodes.empty()) return;
        std::uint32_t const node = any_node();
        std::uint32_t const key = below(key_count);
        value const content = value_for(key);
        data.set_property(node_id{node}, {key}, content);
        put(expected.nodes[node].properties, key, content);
    }
    void set_relationship_property() {
        if (expected.relationships.empty()) return;
        auto const place = any_relationship();
        std::uint32_t const key = below(key_count);
        value const content = value_for(key);
        data.set_property(rel_id{{place->first.first}, place->first.second}, {key}, content);
        put(place->second.properties, key, content);
    }

    std::mt19937_64 random_;
};

bool same_properties(std::vector<std::pair<key_id, value>> const& found, std::map<std::uint32_t, value> const& expected) {
    return std::ranges::equal(found, expected, [](auto const& left, auto const& right) {
        return left.first.value == right.first && left.second.type() == right.second.type() && equivalent(left.second, right.second);
    });
}

void check_nodes(graph const& data, model const& expected) {
    std::vector<node_id> found(data.node_bound() + 1);
    node_id from{0};
    found.resize(data.scan_nodes(from, found));
    REQUIRE(found.size() == expected.nodes.size());
    REQUIRE(data.node_count() == expected.nodes.size());
    bool alike = true;
    for (node_id const node : found) {
        auto const& own = expected.nodes.at(node.value);
        alike &= same_properties(data.properties(node), own.properties);
        alike &= std::ranges::equal(data.labels(node), own.labels, [](label_id left, std::uint32_t right) { return left.value == right; });
        for (std::uint32_t label = 0; label < label_count; ++label) alike &= data.has_label(node, {label}) == own.labels.contains(label);
    }
    CHECK(alike);
}

void check_relationships(graph const& data, model const& expected) {
    CHECK(data.relationship_count() == expected.relationships.size());
    std::map<std::tuple<std::uint32_t, bool, std::uint32_t>, std::vector<neighbour>> lists;
    bool alike = true;
    for (auto const& [id, own] : expected.relationships) {
        rel_id const relationship{{id.first}, id.second};
        alike &=
            data.contains(relationship) && data.source(relationship).value == own.source && data.target(relationship).value == own.target;
        alike &= same_properties(data.properties(relationship), own.properties);
        lists[{id.first, true, own.source}].push_back({{own.target}, id.second});
        lists[{id.first, false, own.target}].push_back({{own.source}, id.second});
    }
    for (std::uint32_t type = 0; type < type_count; ++type) {
        for (std::uint32_t node = 0; node < data.node_bound(); ++node) {
            for (bool const outgoing : {true, false}) {
                auto wanted = lists[{type, outgoing, node}];
                std::ranges::sort(wanted);
                alike &= std::ranges::equal(data.neighbours({type}, outgoing ? towards::outgoing : towards::incoming, {node}), wanted);
            }
        }
    }
    CHECK(alike);
}

void check_profile(statistics const& counts, model const& expected, std::uint32_t type) {
    std::map<std::uint32_t, std::uint64_t> out;
    std::map<std::uint32_t, std::uint64_t> in;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> between;
    type_profile wanted;
    for (auto const& [id, own] : expected.relationships) {
        if (id.first != type) continue;
        ++wanted.count;
        wanted.self_loops += own.source == own.target ? 1 : 0;
        wanted.parallel += between[{own.source, own.target}]++ > 0 ? 1 : 0;
        ++out[own.source];
        ++in[own.target];
    }
    for (auto const& [node, degree] : out) wanted.outgoing_second_moment += static_cast<double>(degree * degree);
    for (auto const& [node, degree] : in) wanted.incoming_second_moment += static_cast<double>(degree * degree);
    type_profile const found = counts.profile({type});
    CHECK(found.count == wanted.count);
    CHECK(found.sources == out.size());
    CHECK(found.targets == in.size());
    CHECK(found.self_loops == wanted.self_loops);
    CHECK(found.parallel == wanted.parallel);
    CHECK(found.outgoing_second_moment == wanted.outgoing_second_moment);
    CHECK(found.incoming_second_moment == wanted.incoming_second_moment);
}

void check_label_counts(statistics const& counts, model const& expected, std::uint32_t type) {
    auto const has = [&](std::uint32_t node, std::uint32_t label) {
        return label == label_count || expected.nodes.at(node).labels.contains(label);
    };
    for (std::uint32_t source = 0; source <= label_count; ++source) {
        for (std::uint32_t target = 0; target <= label_count; ++target) {
            auto const wanted = std::ranges::count_if(expected.relationships, [&](auto const& entry) {
                return entry.first.first == type && has(entry.second.source, source) && has(entry.second.target, target);
            });
            auto const label = [](std::uint32_t number) { return number == label_count ? std::nullopt : std::optional(label_id{number}); };
            CHECK(counts.relationships(label(source), {type}, label(target)) == static_cast<std::uint64_t>(wanted));
        }
    }
}

void check_property_counts(statistics const& counts, model const& expected, std::uint32_t key) {
    std::vector<value> contents;
    for (auto const& [id, node] : expected.nodes) {
        if (auto const found = node.properties.find(key); found != node.properties.end()) contents.push_back(found->second);
    }
    CHECK(counts.with_property({key}) == contents.size());
    std::size_t different = 0;
    for (std::size_t i = 0; i < contents.size(); ++i) {
        auto const same = [&](value const& other) { return other.type() == contents[i].type() && equivalent(other, contents[i]); };
        different += std::none_of(contents.begin(), contents.begin() + static_cast<std::ptrdiff_t>(i), same) ? 1 : 0;
    }
    auto const estimate = static_cast<double>(counts.distinct_values(key_id{key}));
    CHECK(estimate >= 0.7 * static_cast<double>(different));
    CHECK(estimate <= 1.3 * static_cast<double>(different));
}

void check(graph const& data, model const& expected) {
    check_nodes(data, expected);
    check_relationships(data, expected);
    for (std::uint32_t type = 0; type < type_count; ++type) {
        check_profile(data.stats(), expected, type);
        check_label_counts(data.stats(), expected, type);
    }
    for (std::uint32_t key = 0; key < key_count; ++key) check_property_counts(data.stats(), expected, key);
}

}  // namespace

TEST_CASE("random changes give what a plain model gives, and copies taken on the way stay as they were") {
    // WAFER_SEED repeats a run.
    char const* const given = std::getenv("WAFER_SEED");
    std::uint64_t const seed = given ? std::stoull(given) : std::random_device{}();
    INFO("seed " << seed);
    walk walk(seed);
    std::vector<std::pair<graph, model>> copies;
    for (int i = 0; i < 12'000; ++i) {
        walk.step();
        if (i % 2'500 == 1'000) copies.emplace_back(walk.data, walk.expected);
    }
    check(walk.data, walk.expected);
    walk.data.seal();
    check(walk.data, walk.expected);
    for (auto const& [data, expected] : copies) check(data, expected);
}
