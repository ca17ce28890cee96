#include "tests/random/graph_sketch.hpp"

#include <fmt/format.h>

#include "engine/value/format.hpp"

namespace wafer::random {

using engine::value;

namespace {

std::size_t below(generator& random, std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random); }

template <class T, std::size_t N>
T one_of(generator& random, T const (&choices)[N]) {
    return choices[below(random, N)];
}

value integer(generator& random) { return value::of(static_cast<std::int64_t>(below(random, 7)) - 2); }

value text(generator& random) { return value::of(one_of(random, {"", "a", "b", "ab", "ba", "Abc", "é"})); }

value list(generator& random) {
    engine::value_list items;
    for (auto left = below(random, 4); left > 0; --left) items.push_back(integer(random));
    return value::of(std::move(items));
}

/// Around the turn of a year.
value date(generator& random) { return value::of(engine::date_value{19'720 + static_cast<std::int64_t>(below(random, 5)) * 30}); }

value anything(generator& random) {
    switch (below(random, 7)) {
        case 4: return date(random);
        case 5: return value::of(engine::duration_value{.months = static_cast<std::int64_t>(below(random, 3)), .days = 1});
        case 0: return text(random);
        case 1: return value::of(below(random, 2) == 0);
        case 2: return list(random);
        case 3: return value::of(static_cast<double>(below(random, 5)) - 1.5);
        default: return integer(random);
    }
}

std::vector<std::pair<std::string, value>> properties(generator& random) {
    std::vector<std::pair<std::string, value>> made;
    auto const maybe = [&](std::size_t in_ten) { return below(random, 10) < in_ten; };
    if (maybe(9)) made.emplace_back("x", integer(random));
    if (maybe(5)) made.emplace_back("s", text(random));
    if (maybe(4)) made.emplace_back("b", value::of(maybe(5)));
    if (maybe(2)) made.emplace_back("f", value::of(static_cast<double>(below(random, 6)) - 2.5));
    if (maybe(3)) made.emplace_back("l", list(random));
    if (maybe(4)) made.emplace_back("m", anything(random));
    if (maybe(4)) made.emplace_back("d", date(random));
    return made;
}

std::string text_of(std::vector<std::pair<std::string, value>> const& properties) {
    std::string text;
    for (auto const& [key, content] : properties)
        text += fmt::format("{}{}: {}", text.empty() ? " {" : ", ", key, engine::to_literal(content));
    return text.empty() ? text : text + "}";
}

}  // namespace

graph_sketch random_graph(generator& random) {
    graph_sketch made;
    auto const count = below(random, 20) == 0 ? below(random, 3) : 3 + below(random, 10);
    for (std::size_t i = 0; i < count; ++i) {
        node_sketch node{{}, properties(random)};
        for (auto const* label : {"A", "B", "C"})
            if (below(random, 5) < 2) node.labels.emplace_back(label);
        made.nodes.push_back(std::move(node));
    }
    if (count == 0) return made;
    for (auto left = count / 2 + below(random, 2 * count); left > 0; --left) {
        auto const source = static_cast<std::uint32_t>(below(random, count));
        auto const target = below(random, 8) == 0 ? source : static_cast<std::uint32_t>(below(random, count));
        auto const again = below(random, 8) == 0 ? 2 : 1;
        for (int i = 0; i < again; ++i) made.relationships.push_back({one_of(random, {"R", "R", "S", "T"}), source, target, properties(random)});
    }
    return made;
}

engine::graph build(graph_sketch const& sketch) {
    engine::graph made;
    std::vector<engine::node_id> ids;
    for (auto const& node : sketch.nodes) {
        std::vector<engine::label_id> labels;
        for (auto const& label : node.labels) labels.push_back(made.intern_label(label));
        ids.push_back(made.create_node(labels));
        for (auto const& [key, content] : node.properties) made.set_property(ids.back(), made.intern_key(key), content);
    }
    for (auto const& relationship : sketch.relationships) {
        auto const id = made.create_relationship(made.intern_type(relationship.type), ids[relationship.source], ids[relationship.target]);
        for (auto const& [key, content] : relationship.properties) made.set_property(id, made.intern_key(key), content);
    }
    made.seal();
    return made;
}

std::string to_text(graph_sketch const& sketch) {
    std::string text;
    for (std::size_t i = 0; i < sketch.nodes.size(); ++i) {
        text += fmt::format("{}(n{}", text.empty() ? "CREATE " : ", ", i);
        for (auto const& label : sketch.nodes[i].labels) text += ":" + label;
        text += text_of(sketch.nodes[i].properties) + ")";
    }
    for (auto const& each : sketch.relationships)
        text += fmt::format(", (n{})-[:{}{}]->(n{})", each.source, each.type, text_of(each.properties), each.target);
    return text;
}

}  // namespace wafer::random
