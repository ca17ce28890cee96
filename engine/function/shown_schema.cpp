// SHOW INDEXES and SHOW CONSTRAINTS.
#include <algorithm>

#include <fmt/format.h>

#include "engine/function/shown.hpp"

namespace wafer::engine {

namespace {

value text(std::string_view content) { return value::of(std::string(content)); }
value text_or_null(std::string const& content) { return content.empty() ? value() : text(content); }

std::string_view entity_of(schema_target const& target) { return target.relationship ? "RELATIONSHIP" : "NODE"; }

std::string_view label_of(graph const& data, schema_target const& target) {
    return target.relationship ? data.name(type_id{target.label}) : data.name(label_id{target.label});
}

value keys_of(graph const& data, schema_target const& target) {
    value_list names;
    for (auto const key : target.keys) names.push_back(text(data.name(key)));
    return value::of(std::move(names));
}

std::string in_backticks(std::string_view name) {
    std::string quoted = "`";
    for (char const byte : name) quoted.append(byte == '`' ? 2 : 1, byte);
    return quoted + "`";
}

/// `FOR (n:`Label`)`
std::string pattern_of(graph const& data, schema_target const& target) {
    auto const label = in_backticks(label_of(data, target));
    return target.relationship ? fmt::format("FOR ()-[n:{}]-()", label) : fmt::format("FOR (n:{})", label);
}

/// `(n.`a`, n.`b`)`
std::string properties_of(graph const& data, schema_target const& target) {
    std::string all;
    for (auto const key : target.keys) all += fmt::format("{}n.{}", all.empty() ? "" : ", ", in_backticks(data.name(key)));
    return "(" + all + ")";
}

std::string_view name_of(index_sort sort) {
    switch (sort) {
        case index_sort::range: return "RANGE";
        case index_sort::text: break;
    }
    return "TEXT";
}

std::string_view type_of(constraint_sort sort) {
    switch (sort) {
        case constraint_sort::unique: return "PROPERTY_UNIQUENESS";
        case constraint_sort::existence: return "PROPERTY_EXISTENCE";
        case constraint_sort::key: return "KEY";
        case constraint_sort::type: break;
    }
    return "PROPERTY_TYPE";
}

std::string statement_of(graph const& data, constraint_definition const& one) {
    auto const demand = [&]() -> std::string {
        switch (one.sort) {
            case constraint_sort::unique: return "IS UNIQUE";
            case constraint_sort::existence: return "IS NOT NULL";
            case constraint_sort::key: return fmt::format("IS {} KEY", entity_of(one.target));
            case constraint_sort::type: break;
        }
        return "IS :: " + one.type_text;
    };
    return fmt::format("CREATE CONSTRAINT {} {} REQUIRE {} {}", in_backticks(one.name), pattern_of(data, one.target),
                       properties_of(data, one.target), demand());
}

std::string statement_of(graph const& data, index_definition const& one) {
    if (!one.owner.empty())
        for (auto const* constraint : data.constraints())
            if (constraint->name == one.owner) return statement_of(data, *constraint);
    return fmt::format("CREATE {} INDEX {} {} ON {}", name_of(one.sort), in_backticks(one.name), pattern_of(data, one.target),
                       properties_of(data, one.target));
}

value_list row_of(graph const& data, index_definition const& one) {
    return {text(one.name),
            text("ONLINE"),
            value::of(100.0),
            text(name_of(one.sort)),
            text(entity_of(one.target)),
            value::of(value_list{text(label_of(data, one.target))}),
            keys_of(data, one.target),
            text_or_null(one.owner),
            text(statement_of(data, one))};
}

value_list row_of(graph const& data, constraint_definition const& one) {
    return {text(one.name),
            text(fmt::format("{}_{}", entity_of(one.target), type_of(one.sort))),
            text(entity_of(one.target)),
            value::of(value_list{text(label_of(data, one.target))}),
            keys_of(data, one.target),
            one.has_index() ? text(one.name) : value(),
            text_or_null(one.type_text),
            text(statement_of(data, one))};
}

void sort_by_name(std::vector<value_list>& rows) {
    std::sort(rows.begin(), rows.end(), [](auto const& left, auto const& right) { return left[0].string() < right[0].string(); });
}

}  // namespace

shown shown_indexes(std::vector<index_sort> const& sorts) {
    return listing("INDEXES",
                   {column_of("name", "STRING", kind::string), column_of("state", "STRING", kind::string),
                    column_of("populationPercent", "FLOAT", kind::floating), column_of("type", "STRING", kind::string),
                    column_of("entityType", "STRING", kind::string), column_of("labelsOrTypes", "LIST<STRING>", kind::list),
                    column_of("properties", "LIST<STRING>", kind::list), column_of("owningConstraint", "STRING?", kind::string, true),
                    column_of("createStatement", "STRING", kind::string)},
                   8, [sorts](graph const& data) {
                       std::vector<value_list> rows;
                       for (auto const* one : data.indexes())
                           if (std::find(sorts.begin(), sorts.end(), one->sort) != sorts.end()) rows.push_back(row_of(data, *one));
                       sort_by_name(rows);
                       return rows;
                   });
}

shown shown_constraints(std::optional<constraint_sort> sort, std::optional<bool> of_relationships) {
    return listing("CONSTRAINTS",
                   {column_of("name", "STRING", kind::string), column_of("type", "STRING", kind::string),
                    column_of("entityType", "STRING", kind::string), column_of("labelsOrTypes", "LIST<STRING>", kind::list),
                    column_of("properties", "LIST<STRING>", kind::list), column_of("ownedIndex", "STRING?", kind::string, true),
                    column_of("propertyType", "STRING?", kind::string, true), column_of("createStatement", "STRING", kind::string)},
                   7, [sort, of_relationships](graph const& data) {
                       std::vector<value_list> rows;
                       for (auto const* one : data.constraints()) {
                           bool const wanted = one->sort == sort.value_or(one->sort) &&
                                               one->target.relationship == of_relationships.value_or(one->target.relationship);
                           if (wanted) rows.push_back(row_of(data, *one));
                       }
                       sort_by_name(rows);
                       return rows;
                   });
}

}  // namespace wafer::engine
