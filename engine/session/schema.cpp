#include "engine/session/schema.hpp"

#include <array>
#include <map>
#include <set>

namespace wafer::engine {

namespace {

struct property_facts {
    std::uint64_t count = 0;
    std::set<std::string> types;
};
using facts_by_name = std::map<std::string, property_facts>;

template <class Entity>
void note_properties(graph const& data, Entity entity, std::vector<facts_by_name*> const& into) {
    for (auto const& [key, content] : data.properties(entity)) {
        for (auto* const facts : into) {
            auto& one = (*facts)[std::string(data.name(key))];
            ++one.count;
            one.types.emplace(name_of(content.type()));
        }
    }
}

std::vector<property_summary> listed(facts_by_name const& facts) {
    std::vector<property_summary> all;
    for (auto const& [name, one] : facts) all.push_back({name, one.count, {one.types.begin(), one.types.end()}});
    return all;
}

/// Calls `use` with each id that `scan` finds, batch by batch.
template <class Id, class Scan, class Use>
void for_each(Id from, Scan scan, Use use) {
    std::array<Id, 1024> found{};
    while (auto const count = scan(from, std::span<Id>(found)))
        for (std::size_t i = 0; i < count; ++i) use(found[i]);
}

void note_ends(graph const& data, rel_id relationship, std::set<std::pair<std::string, std::string>>& ends) {
    for (auto const source : data.labels(data.source(relationship)))
        for (auto const target : data.labels(data.target(relationship)))
            ends.emplace(std::string(data.name(source)), std::string(data.name(target)));
}

}  // namespace

schema_summary summarise(graph const& data) {
    schema_summary summary;
    summary.nodes = data.node_count();
    summary.relationships = data.relationship_count();
    std::vector<facts_by_name> of_labels(data.label_count());
    for_each<node_id>(
        {0}, [&](node_id& from, std::span<node_id> out) { return data.scan_nodes(from, out); },
        [&](node_id node) {
            std::vector<facts_by_name*> into;
            for (auto const label : data.labels(node)) into.push_back(&of_labels[label.value]);
            note_properties(data, node, into);
        });
    for (std::uint32_t i = 0; i < data.label_count(); ++i)
        if (auto const count = data.stats().nodes(label_id{i}); count > 0)
            summary.labels.push_back({std::string(data.name(label_id{i})), count, listed(of_labels[i])});
    for (std::uint32_t i = 0; i < data.type_count(); ++i) {
        type_id const type{i};
        facts_by_name facts;
        std::set<std::pair<std::string, std::string>> ends;
        for_each<std::uint32_t>(
            0, [&](std::uint32_t& from, std::span<std::uint32_t> out) { return data.scan_type(type, from, out); },
            [&](std::uint32_t index) {
                note_properties(data, rel_id{type, index}, {&facts});
                note_ends(data, {type, index}, ends);
            });
        if (data.relationship_count(type) > 0)
            summary.types.push_back({std::string(data.name(type)), data.relationship_count(type), {ends.begin(), ends.end()}, listed(facts)});
    }
    auto const by_name = [](auto const& left, auto const& right) { return left.name < right.name; };
    std::sort(summary.labels.begin(), summary.labels.end(), by_name);
    std::sort(summary.types.begin(), summary.types.end(), by_name);
    return summary;
}

}  // namespace wafer::engine
