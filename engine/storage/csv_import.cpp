#include "engine/storage/csv_import.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "engine/graph/relationship_load.hpp"
#include "engine/storage/csv_table.hpp"
#include "engine/storage/data_set.hpp"
#include "engine/storage/node_index.hpp"

namespace wafer::engine {
namespace {

class loader {
public:
    loader(graph& into, csv_import_files const& files, row_counter& counter)
        : into_(into), files_(files), counter_(counter), relationships_(into) {}

    import_report run() {
        for (auto const& table : files_.nodes) read_nodes(table);
        for (auto const& table : files_.relationships) read_relationships(table);
        relationships_.finish();
        counter_.finish();
        return done_;
    }

private:
    /// A property column and its key in the graph.
    struct bound_column {
        std::size_t column;
        key_id key;
    };

    /// What the rows of a table have in common, looked up once.
    struct node_columns {
        std::size_t id;
        std::optional<std::size_t> labels;
        std::vector<bound_column> properties;
        std::vector<label_id> common;
        node_index* index;
    };
    struct relationship_columns {
        std::size_t start;
        std::size_t end;
        std::optional<std::size_t> type;
        std::vector<bound_column> properties;
        node_index const* from;
        node_index const* to;
        std::string common;  // The type of rows that name none.
    };

    csv_reader open(std::filesystem::path const& file) const {
        auto const name = files_.seen_from.empty() ? file.string() : short_name(files_.seen_from, file);
        return {open_file(file), name, files_.dialect, files_.most_record_bytes};
    }

    csv_table open(csv_table_files const& what, table_kind kind) const {
        static report const fail = [](finding found) { raise(found); };
        return {open(what.files.front()), {kind, files_.array_delimiter, !what.names.empty()}, fail};
    }

    /// Calls `row()` for each row of all files of a table.
    template <class Row>
    void each_row(csv_table& table, csv_table_files const& what, Row row) {
        for (std::size_t file = 0; file < what.files.size(); ++file) {
            if (file > 0) table.continue_with(open(what.files[file]));
            while (table.next()) {
                row();
                counter_.step();
            }
        }
    }

    std::vector<bound_column> bind_properties(csv_table const& table) {
        std::vector<bound_column> bound;
        for (std::size_t i = 0; i < table.columns().size(); ++i) {
            auto const& column = table.columns()[i];
            if (column.role == column_role::property || (column.role == column_role::id && !column.name.empty()))
                bound.push_back({i, into_.intern_key(column.name)});
        }
        return bound;
    }

    template <class Entity>
    void set_properties(csv_table const& table, std::vector<bound_column> const& bound, Entity entity) {
        for (auto const& [column, key] : bound) {
            auto const content = table.content(column);
            if (content.is_null()) continue;
            into_.set_property(entity, key, content);
            ++done_.properties;
        }
    }

    void read_nodes(csv_table_files const& what) {
        csv_table table = open(what, table_kind::nodes);
        node_columns columns{*table.find(column_role::id), table.find(column_role::labels), bind_properties(table), {}, nullptr};
        for (auto const& name : what.names) columns.common.push_back(into_.intern_label(name));
        columns.index = &spaces_[table.columns()[columns.id].id_space];
        std::optional<std::string> last;
        std::vector<label_id> labels = columns.common;
        each_row(table, what, [&] {
            // Rows next to each other mostly have the same labels.
            if (columns.labels && last != table.cell(*columns.labels)) {
                last = table.cell(*columns.labels);
                labels = columns.common;
                for (auto const name : table.items(*columns.labels)) labels.push_back(into_.intern_label(name));
            }
            add_node(table, columns, labels);
        });
    }

    void add_node(csv_table const& table, node_columns const& columns, std::vector<label_id> const& labels) {
        std::string_view const id = table.cell(columns.id);
        if (id.empty()) table.report_at(columns.id, "expected an id, found an empty cell");
        node_id const node = into_.create_node(labels);
        if (!columns.index->add(id, node)) table.report_at(columns.id, fmt::format("the id `{}` is used by a node before", id));
        set_properties(table, columns.properties, node);
        ++done_.nodes;
    }

    void read_relationships(csv_table_files const& what) {
        csv_table table = open(what, table_kind::relationships);
        relationship_columns columns{*table.find(column_role::start_id), *table.find(column_role::end_id), table.find(column_role::type),
                                     bind_properties(table), nullptr, nullptr, what.names.empty() ? "" : what.names.front()};
        columns.from = &spaces_[table.columns()[columns.start].id_space];
        columns.to = &spaces_[table.columns()[columns.end].id_space];
        std::string last;
        type_id type;
        each_row(table, what, [&] {
            auto name = columns.type ? table.cell(*columns.type) : std::string_view();
            if (name.empty()) name = columns.common;
            if (name.empty()) table.report_at(*columns.type, "expected a relationship type, found an empty cell");
            if (name != last) type = into_.intern_type(last = name);
            node_id const source = node_at(table, columns.start, *columns.from);
            node_id const target = node_at(table, columns.end, *columns.to);
            set_properties(table, columns.properties, relationships_.add(type, source, target));
            ++done_.relationships;
        });
    }

    static node_id node_at(csv_table const& table, std::size_t column, node_index const& space) {
        std::string_view const id = table.cell(column);
        if (auto const found = space.find(id)) return *found;
        raise(table.problem_at(column, fmt::format("no node has the id `{}`", id)));
    }

    graph& into_;
    csv_import_files const& files_;
    row_counter& counter_;
    relationship_load relationships_;
    std::map<std::string, node_index> spaces_;  // By the name of the id space.
    import_report done_;
};

}  // namespace

import_report import_csv(graph& into, csv_import_files const& files, row_counter& counter) { return loader(into, files, counter).run(); }

csv_import_files files_of_data_set(std::filesystem::path const& directory) {
    csv_import_files files;
    files.seen_from = directory;
    files.array_delimiter = read_description(directory).array_delimiter;
    auto const found = files_of(directory);
    for (auto const& file : found.nodes) files.nodes.push_back({{file}, {}});
    for (auto const& file : found.relationships) files.relationships.push_back({{file}, {}});
    return files;
}

import_report import_csv(graph& into, std::filesystem::path const& directory) {
    row_counter counter;
    return import_csv(into, files_of_data_set(directory), counter);
}

}  // namespace wafer::engine
