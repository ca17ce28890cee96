#include "engine/complete/graph_names.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "grammar/ast/characters.hpp"
#include "grammar/ast/names.hpp"

namespace wafer::engine::complete {
namespace {

/// Names that are looked at; graphs with more have them all alike.
constexpr std::uint32_t most_names = 5'000;
/// Pairs of a label and a type that are held against the statistics.
constexpr std::size_t most_pairs = 20'000;
/// Entities are looked at in so many stretches of this length.
constexpr std::uint32_t stretches = 4;
constexpr std::uint32_t stretch_length = 128;
/// Longer texts are not typed.
constexpr std::size_t most_bytes_of_value = 120;
constexpr int others = 10;

std::string counted(std::uint64_t count) { return fmt::format("{}", count); }

std::vector<label_id> known_labels(graph const& data, std::vector<std::string> const& names) {
    std::vector<label_id> found;
    for (auto const& name : names)
        if (auto const label = data.find_label(name)) found.push_back(*label);
    return found;
}

std::vector<type_id> types_named(graph const& data, std::vector<std::string> const& names) {
    std::vector<type_id> found;
    for (auto const& name : names)
        if (auto const type = data.find_type(name)) found.push_back(*type);
    if (!found.empty()) return found;
    for (std::uint32_t i = 0; i < std::min<std::size_t>(data.type_count(), most_names); ++i) found.push_back({i});
    return found;
}

/// A label or any node at an end.
using end = std::optional<label_id>;

std::vector<end> ends_of(std::vector<label_id> const& labels) {
    if (labels.empty()) return {std::nullopt};
    return {labels.begin(), labels.end()};
}

std::uint64_t between(graph const& data, std::vector<end> const& sources, type_id type, std::vector<end> const& targets) {
    std::uint64_t count = 0;
    for (auto const source : sources)
        for (auto const target : targets) count += data.stats().relationships(source, type, target);
    return count;
}

/// Labels of nodes that stand where the pattern has this one.
std::vector<label_id> labels_beside(graph const& data, element const& node) {
    auto const neighbours = ends_of(known_labels(data, node.neighbour_labels));
    auto const types = types_named(data, node.over);
    auto const count = std::min<std::size_t>(data.label_count(), most_names);
    std::vector<label_id> found;
    if (count * types.size() * neighbours.size() > most_pairs) return found;
    for (std::uint32_t i = 0; i < count; ++i) {
        std::vector<end> const here{label_id{i}};
        bool const occurs = std::ranges::any_of(types, [&](type_id type) {
            return between(data, node.reached_forwards ? neighbours : here, type, node.reached_forwards ? here : neighbours) > 0;
        });
        if (occurs) found.push_back({i});
    }
    return found;
}

/// Calls `use` with nodes from several places among those with the label.
template <class Use>
void some_nodes(graph const& data, end label, Use use) {
    std::array<node_id, stretch_length> found{};
    node_id next{0};
    for (std::uint32_t i = 0; i < stretches; ++i) {
        next = node_id{std::max(next.value, static_cast<std::uint32_t>(std::uint64_t{data.node_bound()} * i / stretches))};
        auto const count = label ? data.scan_label(*label, next, std::span<node_id>(found)) : data.scan_nodes(next, std::span<node_id>(found));
        std::ranges::for_each(std::span(found).first(count), use);
    }
}

template <class Use>
void some_relationships(graph const& data, type_id type, Use use) {
    std::array<std::uint32_t, stretch_length> found{};
    std::uint32_t next = 0;
    for (std::uint32_t i = 0; i < stretches; ++i) {
        next = std::max(next, static_cast<std::uint32_t>(std::uint64_t{data.relationship_bound(type)} * i / stretches));
        auto const count = data.scan_type(type, next, std::span<std::uint32_t>(found));
        for (auto const index : std::span(found).first(count)) use(rel_id{type, index});
    }
}

/// Keys of the element with the kind of a value.
std::map<std::uint32_t, std::string> keys_of(graph const& data, element const& owner) {
    std::map<std::uint32_t, std::string> found;
    auto const note = [&](auto entity) {
        for (auto const& [key, content] : data.properties(entity)) found.try_emplace(key.value, name_of(content.type()));
    };
    if (owner.what == element::sort::relationship) {
        for (auto const type : types_named(data, owner.names)) some_relationships(data, type, note);
    } else if (owner.what == element::sort::node) {
        for (auto const label : labels_of(data, owner)) some_nodes(data, label, note);
    }
    return found;
}

}  // namespace

std::string written_name(std::string_view name) {
    auto const* const last = name.data() + name.size();
    bool const plain = !name.empty() && ast::characters::name_end(name.data(), last) == last;
    return plain ? std::string(name) : ast::in_backticks(name);
}

std::vector<label_id> labels_of(graph const& data, element const& node) {
    if (!node.names.empty()) return known_labels(data, node.names);
    if (node.neighbour_labels.empty() && node.over.empty()) return {};
    return labels_beside(data, node);
}

void offer_labels(graph const& data, element const& node, offers& to) {
    bool const beside = !node.neighbour_labels.empty() || !node.over.empty();
    auto const fitting = beside ? labels_beside(data, node) : std::vector<label_id>();
    std::vector<std::pair<std::uint64_t, label_id>> all;
    for (std::uint32_t i = 0; i < std::min<std::size_t>(data.label_count(), most_names); ++i)
        if (auto const count = data.stats().nodes(label_id{i}); count > 0) all.emplace_back(count, label_id{i});
    std::ranges::stable_sort(all, [](auto const& left, auto const& right) { return left.first > right.first; });
    for (auto const& [count, label] : all) {
        bool const fits = std::ranges::find(fitting, label) != fitting.end();
        to.add(proposal::kind::label, data.name(label), fits ? 0 : others, counted(count), written_name(data.name(label)));
    }
}

void offer_types(graph const& data, position const& here, offers& to) {
    auto const left = ends_of(labels_of(data, here.owner));
    auto const right = ends_of(labels_of(data, here.other));
    struct candidate {
        type_id type;
        std::uint64_t here = 0;
        std::uint64_t everywhere = 0;
    };
    std::vector<candidate> all;
    for (std::uint32_t i = 0; i < std::min<std::size_t>(data.type_count(), most_names); ++i) {
        candidate each{{i}, 0, data.relationship_count(type_id{i})};
        if (each.everywhere == 0) continue;
        if (here.is_outgoing || !here.is_directed) each.here += between(data, left, each.type, right);
        if (!here.is_outgoing || !here.is_directed) each.here += between(data, right, each.type, left);
        all.push_back(each);
    }
    std::ranges::stable_sort(all, [](auto const& one, auto const& two) { return std::pair(one.here, one.everywhere) > std::pair(two.here, two.everywhere); });
    for (auto const& each : all) {
        auto const name = data.name(each.type);
        to.add(proposal::kind::type, name, each.here > 0 ? 0 : others, counted(each.here > 0 ? each.here : each.everywhere), written_name(name));
    }
}

void offer_properties(graph const& data, position const& here, offers& to) {
    auto const own = keys_of(data, here.owner);
    auto const written = [&](std::string_view name) { return written_name(name) + (here.wants_key ? ": " : ""); };
    for (auto const& [key, kind] : own) to.add(proposal::kind::property, data.name(key_id{key}), 0, kind, written(data.name(key_id{key})));
    for (std::uint32_t i = 0; i < std::min<std::size_t>(data.key_count(), most_names); ++i) {
        key_id const key{i};
        if (own.contains(i)) continue;
        bool const of_nodes = here.owner.what != element::sort::relationship && data.stats().with_property(key) > 0;
        // An element of which nothing is known may be a relationship.
        bool const of_any = here.owner.what == element::sort::other || (here.owner.what == element::sort::relationship && own.empty());
        if (of_nodes || of_any) to.add(proposal::kind::property, data.name(key), others, "", written(data.name(key)));
    }
}

std::vector<std::string> values_of(graph const& data, element const& owner, std::string_view key_name, std::string_view typed) {
    std::vector<std::string> found;
    std::unordered_set<std::string> seen;
    auto const key = data.find_key(key_name);
    if (!key) return found;
    auto const note = [&](auto entity) {
        auto const content = data.property(entity, *key);
        if (content.type() != kind::string || content.string().size() > most_bytes_of_value || found.size() >= offers::most_proposals) return;
        std::string text(content.string());
        if (seen.insert(text).second && fit(text, typed)) found.push_back(std::move(text));
    };
    if (owner.what == element::sort::relationship) {
        for (auto const type : types_named(data, owner.names)) some_relationships(data, type, note);
        return found;
    }
    for (auto const label : ends_of(labels_of(data, owner))) some_nodes(data, label, note);
    return found;
}

}  // namespace wafer::engine::complete
