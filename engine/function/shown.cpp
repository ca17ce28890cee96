#include "engine/function/shown.hpp"

#include <fmt/format.h>

#include "engine/function/names.hpp"
#include "engine/function/value_rows.hpp"
#include "engine/value/format.hpp"

namespace wafer::engine {

namespace {

value number(std::uint64_t count) { return value::of(static_cast<std::int64_t>(count)); }
value text(std::string_view content) { return value::of(std::string(content)); }

/// The keys in ascending order, as maps have them.
value argument_map(std::string_view name, std::string_view fallback, std::string_view type) {
    value_map fields;
    if (!fallback.empty()) fields.push_back({text("default"), text(fallback)});
    fields.push_back({text("isDeprecated"), value::of(false)});
    fields.push_back({text("name"), text(name)});
    fields.push_back({text("type"), text(type)});
    return value::of(std::move(fields));
}

template <class Function>
value_list row_of(Function const& function, bool aggregating) {
    auto const call = described(function.signature);
    value_list given;
    for (auto const& one : call.arguments) given.push_back(argument_map(one.name, one.fallback, one.type));
    return {text(function.name),
            text(function.category),
            text(function.summary),
            text(function.signature),
            value::of(true),
            value::of(std::move(given)),
            text(call.result),
            value::of(aggregating),
            value::of(false),
            {}};
}

std::string fallback_of(procedure_field const& field) { return field.fallback ? to_literal(*field.fallback) : std::string(); }

std::string spelled(std::vector<procedure_field> const& fields) {
    std::string all;
    for (auto const& field : fields) {
        auto const fallback = fallback_of(field);
        all += fmt::format("{}{}{}{} :: {}", all.empty() ? "" : ", ", field.name, fallback.empty() ? "" : " = ", fallback, field.type);
    }
    return all;
}

value listed(std::vector<procedure_field> const& fields) {
    value_list all;
    for (auto const& field : fields) all.push_back(argument_map(field.name, fallback_of(field), field.type));
    return value::of(std::move(all));
}

value_list row_of(procedure const& one) {
    return {text(one.name),
            text(one.summary),
            text("READ"),
            value::of(false),
            text(fmt::format("{}({}) :: ({})", one.name, spelled(one.inputs), spelled(one.outputs))),
            listed(one.inputs),
            listed(one.outputs),
            value::of(false),
            value::of(false),
            {}};
}

}  // namespace

procedure_field column_of(std::string_view name, std::string_view type, kind kind, bool nullable) {
    return {std::string(name), std::string(type), kind, nullable, std::nullopt};
}

shown listing(std::string_view subject, std::vector<procedure_field> columns, std::size_t by_default,
              std::function<std::vector<value_list>(graph const&)> rows) {
    auto made = std::make_shared<procedure>();
    made->name = fmt::format("SHOW {}", subject);
    made->summary = "The rows of the clause.";
    made->start = [rows = std::move(rows), width = columns.size()](call_context& context, std::vector<value>) {
        return value_rows(rows(*context.data), width);
    };
    made->outputs = std::move(columns);
    return {std::move(made), by_default};
}

/// What stands between two ` :: ` is the type of one argument and the name of the next, behind the last comma; types may have commas too.
described_call described(std::string_view signature) {
    constexpr std::string_view typed = " :: ", comma = ", ", otherwise = " = ";
    auto const open = signature.find('(');
    auto const close = signature.rfind(')');
    described_call made;
    made.result = signature.substr(close + 1 + typed.size());
    auto rest = signature.substr(open + 1, close - open - 1);
    while (!rest.empty()) {
        auto const head = rest.substr(0, rest.find(typed));
        rest.remove_prefix(head.size() + typed.size());
        auto const next = rest.find(typed);
        auto const end = next == std::string_view::npos ? rest.size() : rest.rfind(comma, next);
        auto const equals = head.find(otherwise);
        bool const optional = equals != std::string_view::npos;
        made.arguments.push_back({head.substr(0, equals), optional ? head.substr(equals + otherwise.size()) : std::string_view(),
                                  rest.substr(0, end)});
        rest.remove_prefix(std::min(rest.size(), end + comma.size()));
    }
    return made;
}

shown shown_labels() {
    return listing("LABELS", {column_of("label", "STRING", kind::string), column_of("count", "INTEGER", kind::integer)}, 2, [](graph const& data) {
        std::vector<value_list> rows;
        for (auto const& one : used_labels(data)) rows.push_back({value::borrowed(one.name), number(one.nodes)});
        return rows;
    });
}

shown shown_relationship_types() {
    return listing("RELATIONSHIP TYPES",
                   {column_of("relationshipType", "STRING", kind::string), column_of("count", "INTEGER", kind::integer)}, 2,
                   [](graph const& data) {
                       std::vector<value_list> rows;
                       for (auto const& one : used_types(data)) rows.push_back({value::borrowed(one.name), number(one.relationships)});
                       return rows;
                   });
}

shown shown_property_keys() {
    return listing("PROPERTY KEYS",
                   {column_of("propertyKey", "STRING", kind::string), column_of("count", "INTEGER", kind::integer),
                    column_of("nodeCount", "INTEGER", kind::integer), column_of("relationshipCount", "INTEGER", kind::integer)},
                   2, [](graph const& data) {
                       std::vector<value_list> rows;
                       for (auto const& one : used_keys(data))
                           rows.push_back({value::borrowed(one.name), number(one.nodes + one.relationships), number(one.nodes),
                                           number(one.relationships)});
                       return rows;
                   });
}

shown shown_functions(bool user_defined) {
    return listing("FUNCTIONS",
                   {column_of("name", "STRING", kind::string), column_of("category", "STRING", kind::string),
                    column_of("description", "STRING", kind::string), column_of("signature", "STRING", kind::string),
                    column_of("isBuiltIn", "BOOLEAN", kind::boolean), column_of("argumentDescription", "LIST<MAP>", kind::list),
                    column_of("returnDescription", "STRING", kind::string), column_of("aggregating", "BOOLEAN", kind::boolean),
                    column_of("isDeprecated", "BOOLEAN", kind::boolean), column_of("deprecatedBy", "STRING?", kind::string, true)},
                   3, [user_defined](graph const&) {
                       std::vector<value_list> rows;
                       if (user_defined) return rows;
                       for (auto const& one : functions()) rows.push_back(row_of(one, false));
                       for (auto const& one : aggregates()) rows.push_back(row_of(one, true));
                       std::sort(rows.begin(), rows.end(), [](auto const& left, auto const& right) { return left[0].string() < right[0].string(); });
                       return rows;
                   });
}

shown shown_procedures(std::vector<std::shared_ptr<procedure const>> const& procedures) {
    std::vector<value_list> rows;
    for (auto const& one : procedures) rows.push_back(row_of(*one));
    std::sort(rows.begin(), rows.end(), [](auto const& left, auto const& right) { return left[0].string() < right[0].string(); });
    return listing("PROCEDURES",
                   {column_of("name", "STRING", kind::string), column_of("description", "STRING", kind::string),
                    column_of("mode", "STRING", kind::string), column_of("worksOnSystem", "BOOLEAN", kind::boolean),
                    column_of("signature", "STRING", kind::string), column_of("argumentDescription", "LIST<MAP>", kind::list),
                    column_of("returnDescription", "LIST<MAP>", kind::list), column_of("admin", "BOOLEAN", kind::boolean),
                    column_of("isDeprecated", "BOOLEAN", kind::boolean), column_of("deprecatedBy", "STRING?", kind::string, true)},
                   4, [rows = std::move(rows)](graph const&) { return rows; });
}

}  // namespace wafer::engine
