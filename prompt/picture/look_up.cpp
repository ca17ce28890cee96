// What the rows of a result do not say of its elements, asked from the graph by their ids.
#include <algorithm>
#include <string>
#include <unordered_set>

#include "prompt/picture/collector.hpp"

namespace wafer::prompt {
namespace {

/// Relationships read in search of those between two nodes of a picture.
constexpr std::size_t most_relationships_read = 500'000;

value id_of(std::uint64_t id) { return static_cast<std::int64_t>(id); }

void add_all(collector& into, result rows) {
    while (rows.next()) into.add(rows.get(rows.columns().size() - 1));
}

/// Each relationship from the end with fewer relationships, so that a hub's are not searched for each of them.
list relationship_places(picture const& drawn) {
    std::vector<std::size_t> degrees(drawn.nodes.size());
    for (auto const& each : drawn.relationships) ++degrees[each.start], ++degrees[each.end];
    list places;
    for (auto const& each : drawn.relationships) {
        auto const end = degrees[each.start] < degrees[each.end] ? each.start : each.end;
        places.push_back(list{id_of(drawn.nodes[end].id), id_of(each.id)});
    }
    return places;
}

}  // namespace

void look_up(collector& into, connection& open, bool sources) {
    if (sources && !into.drawn().relationships.empty()) {
        auto const text = "WHY UNWIND $places AS place MATCH (a)-[r]-() WHERE id(a) = place[0] AND id(r) = place[1] RETURN 1";
        add_all(into, open.run(text, {{"places", relationship_places(into.drawn())}}));
    }
    list ids;
    for (auto const& each : into.drawn().nodes) ids.push_back(id_of(each.id));
    if (!ids.empty()) add_all(into, open.run("WHY UNWIND $ids AS id MATCH (n) WHERE id(n) = id RETURN 1", {{"ids", std::move(ids)}}));
}

void connect_nodes(collector& into, connection& open) {
    if (!into.drawn().relationships.empty()) return;
    list ids;
    for (auto const& each : into.drawn().nodes) ids.push_back(id_of(each.id));
    auto rows = open.run("UNWIND $ids AS id MATCH (a)-[r]->(b) WHERE id(a) = id RETURN id(b), r", {{"ids", std::move(ids)}});
    for (std::size_t read = 0; read < most_relationships_read && rows.next(); ++read)
        if (into.has_node(static_cast<std::uint64_t>(rows.get_int(0)))) into.add(rows.get(1));
}

}  // namespace wafer::prompt
