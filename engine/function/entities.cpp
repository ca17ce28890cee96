// Functions on nodes, relationships and paths. A deleted entity keeps its identity and a relationship its type; all else is refused.
// Names are borrowed, as a graph never forgets one; properties are copied, as the statement may change them.
#include <fmt/format.h>

#include "engine/function/access.hpp"
#include "engine/function/arguments.hpp"
#include "engine/function/families.hpp"

namespace wafer::engine {

namespace {

std::vector<std::pair<key_id, value>> properties_of(call_context const& context, value const& entity) {
    require_alive(context, entity);
    return entity.is(kind::node) ? context.data->properties(entity.node()) : context.data->properties(entity.relationship());
}

value number_of(call_context&, arguments given) {
    auto const number = given[0].is(kind::node) ? given[0].node().value : given[0].relationship().packed();
    return value::of(static_cast<std::int64_t>(number));
}

value element_id(call_context&, arguments given) {
    if (given[0].is(kind::node)) return value::of(fmt::format("n:{}", given[0].node().value));
    auto const relationship = given[0].relationship();
    return value::of(fmt::format("r:{}:{}", relationship.type.value, relationship.index));
}

value labels(call_context& context, arguments given) {
    require_alive(context, given[0]);
    value_list names;
    for (auto const label : context.data->labels(given[0].node())) names.push_back(value::borrowed(context.data->name(label)));
    return value::of(std::move(names));
}

value type(call_context& context, arguments given) { return value::borrowed(context.data->name(given[0].relationship().type)); }

value keys(call_context& context, arguments given) {
    value_list names;
    if (given[0].is(kind::map)) {
        for (auto const& field : given[0].map()) names.push_back(field.key);
    } else {
        for (auto const& [key, content] : properties_of(context, given[0])) names.push_back(value::borrowed(context.data->name(key)));
    }
    return value::of(std::move(names));
}

value properties(call_context& context, arguments given) {
    if (given[0].is(kind::map)) return given[0];
    value_map fields;
    for (auto& [key, content] : properties_of(context, given[0])) {
        fields.push_back({value::borrowed(context.data->name(key)), content.owned()});
    }
    return value::of(std::move(fields));
}

value start_node(call_context& context, arguments given) {
    require_alive(context, given[0]);
    return value::of(context.data->source(given[0].relationship()));
}

value end_node(call_context& context, arguments given) {
    require_alive(context, given[0]);
    return value::of(context.data->target(given[0].relationship()));
}

/// Every second element of the path, nodes from 0 on, relationships from 1 on.
value every_second(value const& path, std::size_t from) {
    auto const& elements = path.path_elements();
    value_list chosen;
    chosen.reserve(elements.size() / 2 + 1);
    for (auto i = from; i < elements.size(); i += 2) chosen.push_back(elements[i]);
    return value::of(std::move(chosen));
}

value nodes(call_context&, arguments given) { return every_second(given[0], 0); }

value relationships(call_context&, arguments given) { return every_second(given[0], 1); }

value length(call_context&, arguments given) { return value::of(static_cast<std::int64_t>(given[0].path_elements().size() / 2)); }

}  // namespace

std::vector<scalar_function> graph_functions() {
    kind_set const node = kind::node;
    kind_set const relationship = kind::relationship;
    kind_set const path = kind::path;
    return {
        pure("id(entity :: NODE or RELATIONSHIP) :: INTEGER", "A number that no other node (or relationship) has at the same time.",
             {entity_kinds}, kind::integer, number_of),
        pure("elementId(entity :: NODE or RELATIONSHIP) :: STRING", "A text that no other entity has at the same time.", {entity_kinds},
             kind::string, element_id),
        pure("element_id(entity :: NODE or RELATIONSHIP) :: STRING", "GQL's name of elementId().", {entity_kinds}, kind::string,
             element_id),
        changing("labels(node :: NODE) :: LIST<STRING>", "The names of the labels.", {node}, kind::list, labels),
        changing("type(relationship :: RELATIONSHIP) :: STRING", "The name of the relationship's type.", {relationship}, kind::string,
                 type),
        changing("keys(entity :: NODE, RELATIONSHIP or MAP) :: LIST<STRING>", "The names of the properties.", {property_base_kinds},
                 kind::list, keys),
        changing("properties(entity :: NODE, RELATIONSHIP or MAP) :: MAP", "All properties as a map.", {property_base_kinds}, kind::map,
                 properties),
        changing("startNode(relationship :: RELATIONSHIP) :: NODE", "The node that the relationship comes from.", {relationship}, node,
                 start_node),
        changing("endNode(relationship :: RELATIONSHIP) :: NODE", "The node that the relationship goes to.", {relationship}, node,
                 end_node),
        pure("nodes(path :: PATH) :: LIST<NODE>", "The nodes of the path, in order.", {path}, kind::list, nodes),
        pure("relationships(path :: PATH) :: LIST<RELATIONSHIP>", "The relationships of the path, in order.", {path}, kind::list,
             relationships),
        pure("rels(path :: PATH) :: LIST<RELATIONSHIP>", "The relationships of the path, in order.", {path}, kind::list, relationships),
        pure("length(path :: PATH) :: INTEGER", "How many relationships the path has.", {path}, kind::integer, length),
        pure("path_length(path :: PATH) :: INTEGER", "GQL's name of length().", {path}, kind::integer, length),
    };
}

}  // namespace wafer::engine
