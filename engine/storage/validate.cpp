#include "engine/storage/validate.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "engine/storage/data_set.hpp"
#include "engine/value/format.hpp"
#include "engine/value/relations.hpp"
#include "wafer/error.hpp"
#include "wafer/text.hpp"

namespace wafer::engine {
namespace {

namespace fs = std::filesystem;
using names = std::vector<std::string>;
using rules = std::map<std::string, property_rule, std::less<>>;

std::string schema_type(csv_column const& column) {
    std::string const item = [&] {
        switch (column.kind) {
            case cell_kind::string:
            case cell_kind::character: return "string";
            case cell_kind::byte:
            case cell_kind::short_integer:
            case cell_kind::integer: return "integer";
            case cell_kind::floating: return "float";
            case cell_kind::boolean: return "boolean";
            case cell_kind::date: return "date";
            case cell_kind::local_time: return "localtime";
            case cell_kind::zoned_time: return "time";
            case cell_kind::local_datetime: return "localdatetime";
            case cell_kind::zoned_datetime: return "datetime";
            case cell_kind::duration: return "duration";
            case cell_kind::point: return "point";
        }
        return "";
    }();
    return column.is_list ? item + "[]" : item;
}

/// `of` says whose it would be, if that is not clear.
template <class Map>
std::string unknown(std::string_view what, std::string_view name, Map const& known, std::string const& of = "") {
    names candidates;
    for (auto const& entry : known) candidates.push_back(entry.first);
    auto const near = nearest_names(name, candidates);
    return fmt::format("unknown {} `{}`{}{}", what, name, of, near.empty() ? "" : fmt::format("; `{}` may be meant", near.front()));
}

class validator {
public:
    explicit validator(fs::path const& directory)
        : directory_(directory), report_([this](finding found) { findings_.push_back(std::move(found)); }) {}

    std::vector<finding> run() {
        auto const files = files_of(directory_);
        attempt("dataset.json", [&] {
            description_ = read_description(directory_);
            check_schema();
        });
        for (auto const& file : files.nodes) attempt(short_name(directory_, file), [&] { check_nodes(file); });
        for (auto const& file : files.relationships) attempt(short_name(directory_, file), [&] { check_relationships(file); });
        check_sources();
        return sorted(files);
    }

private:
    struct node_entry {
        names labels;
        finding first;  // Where it is.
    };
    struct cited_source {
        std::string id;
        finding at;
    };

    /// A file that cannot be read at all is one finding.
    template <class Check>
    void attempt(std::string const& file, Check check) {
        try {
            check();
        } catch (error const& problem) {
            std::string message = problem.what();
            if (message.starts_with(file + ": ")) message.erase(0, file.size() + 2);
            if (message.ends_with('.')) message.pop_back();
            findings_.push_back({file, {}, std::move(message)});
        }
    }

    /// Files in the order in which they are read, then by line; sources are looked at last.
    std::vector<finding> sorted(data_set_files const& files) {
        names order = {"dataset.json"};
        for (auto const* const list : {&files.nodes, &files.relationships}) {
            for (auto const& file : *list) order.push_back(short_name(directory_, file));
        }
        std::ranges::stable_sort(findings_, {}, [&](finding const& found) {
            return std::tuple(std::ranges::find(order, found.file) - order.begin(), found.place.line, found.place.column);
        });
        return std::move(findings_);
    }

    void check_schema() {
        if (!description_.schema) return;
        auto const& schema = *description_.schema;
        auto const check_labels = [&](names const& labels, std::string const& place) {
            for (auto const& label : labels) {
                if (!schema.labels.contains(label))
                    report_({"dataset.json", {}, fmt::format("{} at `{}`", unknown("label", label, schema.labels), place)});
            }
        };
        for (auto const& [name, rule] : schema.labels) check_labels(rule.with, fmt::format("schema.labels.{}.with", name));
        for (auto const& [name, rule] : schema.relationships) {
            check_labels(rule.from, fmt::format("schema.relationships.{}.from", name));
            check_labels(rule.to, fmt::format("schema.relationships.{}.to", name));
        }
        if (!schema.sources) return;
        check_labels({schema.sources->label}, "schema.sources.label");
        for (auto const& name : schema.sources->exempt) {
            if (!schema.relationships.contains(name)) check_labels({name}, "schema.sources.exempt");
        }
    }

    void check_nodes(fs::path const& file) {
        std::string const text = read_file(file);
        csv_table table({text, short_name(directory_, file)}, {table_kind::nodes, description_.array_delimiter}, report_);
        auto const id_column = table.find(column_role::id);
        auto const label_column = table.find(column_role::labels);
        while (table.next()) {
            names labels;
            if (label_column) {
                for (auto const label : table.items(*label_column)) labels.emplace_back(label);
            }
            if (id_column) note_node(table, *id_column, labels);
            std::size_t const place = label_column ? *label_column : 0;
            if (description_.schema) check_labels(table, place, labels);
            check_properties(table, place, properties_of(labels), labels);
        }
    }

    void note_node(csv_table const& table, std::size_t column, names const& labels) {
        std::string_view const id = table.cell(column);
        if (id.empty()) return table.report_at(column, "expected an id, found an empty cell");
        auto const [place, added] =
            nodes_[table.columns()[column].id_space].try_emplace(std::string(id), node_entry{labels, table.problem_at(column, {})});
        if (added) return;
        auto const& first = place->second.first;
        table.report_at(column, fmt::format("duplicate id `{}`, first used at {}:{}", id, first.file, first.place.line));
    }

    void check_labels(csv_table const& table, std::size_t column, names const& labels) {
        auto const& known = description_.schema->labels;
        if (labels.empty()) table.report_at(column, "expected at least one label, found none");
        for (auto const& label : labels) {
            auto const rule = known.find(label);
            if (rule == known.end()) {
                table.report_at(column, unknown("label", label, known));
                continue;
            }
            for (auto const& beside : rule->second.with) {
                if (std::ranges::find(labels, beside) == labels.end())
                    table.report_at(column, fmt::format("the label `{}` must stand beside `{}`", beside, label));
            }
        }
    }

    /// The rules of all labels together, and of those that must stand beside them.
    [[nodiscard]] std::vector<rules const*> properties_of(names labels) const {
        std::vector<rules const*> found;
        if (!description_.schema) return found;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            auto const rule = description_.schema->labels.find(labels[i]);
            if (rule == description_.schema->labels.end()) continue;
            found.push_back(&rule->second.properties);
            for (auto const& beside : rule->second.with) {
                if (std::ranges::find(labels, beside) == labels.end()) labels.push_back(beside);
            }
        }
        return found;
    }

    void check_relationships(fs::path const& file) {
        std::string const text = read_file(file);
        csv_table table({text, short_name(directory_, file)}, {table_kind::relationships, description_.array_delimiter}, report_);
        auto const start = table.find(column_role::start_id);
        auto const end = table.find(column_role::end_id);
        auto const type_column = table.find(column_role::type);
        while (table.next()) {
            auto const* const source = start ? find_node(table, *start) : nullptr;
            auto const* const target = end ? find_node(table, *end) : nullptr;
            if (!type_column) continue;
            std::string const type(table.cell(*type_column));
            if (type.empty()) table.report_at(*type_column, "expected a relationship type, found an empty cell");
            std::vector<rules const*> properties;
            if (auto const* const rule = type_rule(table, *type_column, type)) {
                if (source) check_end(table, *start, type, "start", source->labels, rule->from);
                if (target) check_end(table, *end, type, "end", target->labels, rule->to);
                properties.push_back(&rule->properties);
            }
            check_properties(table, *type_column, properties, {type});
        }
    }

    relationship_rule const* type_rule(csv_table const& table, std::size_t column, std::string const& type) {
        if (!description_.schema || type.empty()) return nullptr;
        auto const& known = description_.schema->relationships;
        auto const rule = known.find(type);
        if (rule != known.end()) return &rule->second;
        table.report_at(column, unknown("relationship type", type, known));
        return nullptr;
    }

    node_entry const* find_node(csv_table const& table, std::size_t column) {
        auto const& space = nodes_[table.columns()[column].id_space];
        std::string const id(table.cell(column));
        auto const found = space.find(id);
        if (found != space.end()) return &found->second;
        table.report_at(column, id.empty() ? "expected the id of a node, found an empty cell" : unknown("node id", id, space));
        return nullptr;
    }

    static void check_end(csv_table const& table, std::size_t column, std::string const& type, std::string_view end, names const& labels,
                          names const& allowed) {
        bool const fits = allowed.empty() || std::ranges::any_of(labels, [&](auto const& label) {
                              return std::ranges::find(allowed, label) != allowed.end();
                          });
        if (fits) return;
        table.report_at(column,
                        fmt::format("the {} node of {} must be one of {}, but `{}` is {}", end, type, fmt::join(allowed, ", "),
                                    table.cell(column), labels.empty() ? "without a label" : fmt::format("{}", fmt::join(labels, ", "))));
    }

    /// `owners` are the labels of a node or the type of a relationship; `place` is the column to blame for what is missing.
    void check_properties(csv_table const& table, std::size_t place, std::vector<rules const*> const& known, names const& owners) {
        std::set<std::string_view> present;
        for (std::size_t i = 0; i < table.columns().size(); ++i) {
            auto const& column = table.columns()[i];
            bool const stored = column.role == column_role::property || column.role == column_role::id;
            if (!stored || column.name.empty() || table.cell(i).empty()) continue;
            present.insert(column.name);
            value const content = table.content(i);
            if (!content.is_null() && !known.empty()) check_property(table, i, content, known, owners);
            cite_sources(table, i, content);
        }
        for (auto const* const rules : known) {
            for (auto const& [name, rule] : *rules) {
                if (rule.required && present.insert(name).second)
                    table.report_at(place, fmt::format("the property `{}` of {} is missing", name, fmt::join(owners, ", ")));
            }
        }
        auto const* const sources = description_.schema && description_.schema->sources ? &*description_.schema->sources : nullptr;
        bool const exempt = !sources || std::ranges::any_of(owners, [&](auto const& owner) {
            return std::ranges::find(sources->exempt, owner) != sources->exempt.end();
        });
        if (!exempt && !present.contains(sources->property))
            table.report_at(place, fmt::format("no sources: the property `{}` is empty", sources->property));
    }

    static void check_property(csv_table const& table, std::size_t column, value const& content, std::vector<rules const*> const& known,
                               names const& owners) {
        std::string const& name = table.columns()[column].name;
        property_rule const* rule = nullptr;
        rules all;
        for (auto const* const rules : known) {
            all.insert(rules->begin(), rules->end());
            if (auto const found = rules->find(name); found != rules->end()) rule = &found->second;
        }
        if (!rule) return table.report_at(column, unknown("property", name, all, fmt::format(" of {}", fmt::join(owners, ", "))));
        std::string const type = schema_type(table.columns()[column]);
        if (type != rule->type)
            return table.report_at(column,
                                   fmt::format("the property `{}` is to be of type {}, but the column has {}", name, rule->type, type));
        value_list const items = content.is(kind::list) ? content.list() : value_list{content};
        for (auto const& item : items) {
            bool const allowed =
                rule->values.empty() || std::ranges::any_of(rule->values, [&](value const& one) { return equivalent(one, item); });
            if (allowed) continue;
            names listed;
            for (auto const& one : rule->values) listed.push_back(to_literal(one));
            table.report_at(column,
                            fmt::format("the property `{}` is to be one of {}, found {}", name, fmt::join(listed, ", "), to_literal(item)));
        }
    }

    void cite_sources(csv_table const& table, std::size_t column, value const& content) {
        if (!description_.schema || !description_.schema->sources || table.columns()[column].name != description_.schema->sources->property)
            return;
        value_list const items = content.is(kind::list) ? content.list() : value_list{content};
        for (auto const& item : items) {
            if (item.is(kind::string)) cited_.push_back({std::string(item.string()), table.problem_at(column, {})});
        }
    }

    void check_sources() {
        if (!description_.schema || !description_.schema->sources) return;
        auto const& label = description_.schema->sources->label;
        for (auto& [id, at] : cited_) {
            node_entry const* source = nullptr;
            for (auto const& [space, nodes] : nodes_) {
                if (auto const found = nodes.find(id); found != nodes.end()) source = &found->second;
            }
            if (source && std::ranges::find(source->labels, label) != source->labels.end()) continue;
            at.message = fmt::format("the source `{}` is not a {}", id, source ? label + " node" : "node");
            report_(std::move(at));
        }
    }

    fs::path const& directory_;
    report report_;
    std::vector<finding> findings_;
    data_set_description description_;
    std::map<std::string, std::unordered_map<std::string, node_entry>> nodes_;  // By id space and id.
    std::vector<cited_source> cited_;
};

}  // namespace

std::vector<finding> validate_data_set(std::filesystem::path const& directory) { return validator(directory).run(); }

}  // namespace wafer::engine
