#include "engine/session/without.hpp"

#include <algorithm>
#include <vector>

namespace wafer::engine {

namespace {

using ids = std::set<std::string, std::less<>>;

bool rests_on(value const& sources, ids const& left_out) {
    if (sources.is(kind::string)) return left_out.contains(sources.string());
    if (!sources.is(kind::list) || sources.list().empty()) return false;
    return std::all_of(sources.list().begin(), sources.list().end(),
                       [&](value const& each) { return each.is(kind::string) && left_out.contains(each.string()); });
}

std::vector<rel_id> relationships_of(graph const& data, node_id node) {
    std::vector<rel_id> found;
    for (std::uint32_t type = 0; type < data.type_count(); ++type) {
        for (auto const& next : data.neighbours({type}, towards::outgoing, node)) found.push_back({{type}, next.index});
        for (auto const& next : data.neighbours({type}, towards::incoming, node))
            if (next.node != node) found.push_back({{type}, next.index});
    }
    return found;
}

}  // namespace

graph without_sources(graph const& data, std::string const& property, ids const& left_out) {
    graph made(data);
    auto const key = data.find_key(property);
    if (!key) return made;
    std::vector<std::uint32_t> indexes(1024);
    for (std::uint32_t type = 0; type < data.type_count(); ++type)
        for (std::uint32_t from = 0; auto const count = data.scan_type({type}, from, indexes);)
            for (std::size_t i = 0; i < count; ++i)
                if (rel_id const each{{type}, indexes[i]}; rests_on(data.property(each, *key), left_out)) made.delete_relationship(each);
    std::vector<node_id> nodes(1024);
    for (node_id from{0}; auto const count = data.scan_nodes(from, nodes);)
        for (std::size_t i = 0; i < count; ++i) {
            if (!rests_on(data.property(nodes[i], *key), left_out)) continue;
            for (auto const each : relationships_of(made, nodes[i])) made.delete_relationship(each);
            made.delete_node(nodes[i]);
        }
    made.seal();
    return made;
}

}  // namespace wafer::engine
