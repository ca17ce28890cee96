// The procedures `db.…`: which names the graph uses, and which properties its nodes and relationships have.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include <fmt/format.h>

#include "engine/function/families.hpp"
#include "engine/function/names.hpp"
#include "engine/function/value_rows.hpp"

namespace wafer::engine {

namespace {

using arguments = std::vector<value>;

procedure_field text_output(std::string name) { return {std::move(name), "STRING", kind::string, false, std::nullopt}; }
procedure_field texts_output(std::string name) { return {std::move(name), "LIST<STRING>", kind::list, true, std::nullopt}; }

/// One row per name.
template <class Names>
procedure listing(std::string name, std::string column, std::string summary, Names names) {
    auto const start = [names](call_context& context, arguments) {
        std::vector<value_list> rows;
        for (auto const& one : names(*context.data)) rows.push_back({value::borrowed(one.name)});
        return value_rows(std::move(rows), 1);
    };
    return {std::move(name), {}, {text_output(std::move(column))}, std::move(summary), start};
}

/// What is known of one property of the entities of one kind.
struct property_facts {
    std::uint64_t count = 0;
    std::set<std::string_view> types;
};
struct kind_facts {
    std::uint64_t count = 0;
    std::map<std::string_view, property_facts> properties;

    void add(graph const& data, std::vector<std::pair<key_id, value>> const& properties_of_one) {
        ++count;
        for (auto const& [key, content] : properties_of_one) {
            auto& facts = properties[data.name(key)];
            ++facts.count;
            facts.types.insert(name_of(content.type()));
        }
    }
};

/// `:`A`:`B``, as Neo4j writes it.
std::string quoted(std::vector<std::string_view> const& names) {
    std::string text;
    for (auto const name : names) text += fmt::format(":`{}`", name);
    return text;
}

value texts(auto const& names) {
    value_list list;
    for (auto const name : names) list.push_back(value::of(std::string(name)));
    return value::of(std::move(list));
}

/// One row per property; one with nulls for entities without any.
void append_rows(value_list const& head, kind_facts const& facts, std::vector<value_list>& rows) {
    auto const add = [&](value name, value types, bool mandatory) {
        auto& row = rows.emplace_back(head);
        row.push_back(std::move(name));
        row.push_back(std::move(types));
        row.push_back(value::of(mandatory));
    };
    if (facts.properties.empty()) add({}, {}, false);
    for (auto const& [name, one] : facts.properties) add(value::of(std::string(name)), texts(one.types), one.count == facts.count);
}

std::unique_ptr<row_source> node_type_rows(call_context& context, arguments) {
    graph const& data = *context.data;
    std::map<std::vector<std::string_view>, kind_facts> all;
    std::array<node_id, 1024> found{};
    node_id from{0};
    while (auto const count = data.scan_nodes(from, found)) {
        context.stop->poll();
        for (std::size_t i = 0; i < count; ++i) {
            std::vector<std::string_view> labels;
            for (auto const label : data.labels(found[i])) labels.push_back(data.name(label));
            std::sort(labels.begin(), labels.end());
            all[std::move(labels)].add(data, data.properties(found[i]));
        }
    }
    std::vector<value_list> rows;
    for (auto const& [labels, facts] : all) append_rows({value::of(quoted(labels)), texts(labels)}, facts, rows);
    return value_rows(std::move(rows), 5);
}

std::unique_ptr<row_source> relationship_type_rows(call_context& context, arguments) {
    graph const& data = *context.data;
    std::vector<value_list> rows;
    for (auto const& type : used_types(data)) {
        kind_facts facts;
        std::array<std::uint32_t, 1024> found{};
        std::uint32_t from = 0;
        while (auto const count = data.scan_type(type.id, from, found)) {
            context.stop->poll();
            for (std::size_t i = 0; i < count; ++i) facts.add(data, data.properties(rel_id{type.id, found[i]}));
        }
        append_rows({value::of(quoted({type.name}))}, facts, rows);
    }
    return value_rows(std::move(rows), 4);
}

std::vector<procedure_field> with_property_columns(std::vector<procedure_field> columns) {
    columns.push_back({"propertyName", "STRING?", kind::string, true, std::nullopt});
    columns.push_back({"propertyTypes", "LIST<STRING>?", kind::list, true, std::nullopt});
    columns.push_back({"mandatory", "BOOLEAN", kind::boolean, false, std::nullopt});
    return columns;
}

}  // namespace

std::vector<procedure> schema_procedures() {
    return {
        listing("db.labels", "label", "The labels that nodes have.", used_labels),
        listing("db.relationshipTypes", "relationshipType", "The types that relationships have.", used_types),
        listing("db.propertyKeys", "propertyKey", "The names of the properties that nodes and relationships have.", used_keys),
        {"db.schema.nodeTypeProperties",
         {},
         with_property_columns({text_output("nodeType"), texts_output("nodeLabels")}),
         "For each set of labels that nodes have, their properties with their types, and whether all of them have it. Reads every node.",
         node_type_rows},
        {"db.schema.relTypeProperties",
         {},
         with_property_columns({text_output("relType")}),
         "For each type of relationships, their properties with their types, and whether all of them have it. Reads every relationship.",
         relationship_type_rows},
    };
}

}  // namespace wafer::engine
