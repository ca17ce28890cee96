#include "engine/storage/csv_import.hpp"

#include <optional>
#include <string>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>
#include <fmt/format.h>

#include "engine/base/hash.hpp"
#include "engine/graph/text_arena.hpp"
#include "engine/storage/data_set.hpp"

namespace wafer::engine {
namespace {

struct text_hash {
    std::size_t operator()(std::string_view text) const { return hash_bytes(text.data(), text.size()); }
};

class loader {
public:
    loader(graph& into, std::filesystem::path const& directory)
        : into_(into), directory_(directory), delimiter_(read_description(directory).array_delimiter) {}

    import_report run() {
        auto const files = files_of(directory_);
        for (auto const& file : files.nodes) read_nodes(file);
        for (auto const& file : files.relationships) read_relationships(file);
        return done_;
    }

private:
    /// The nodes of one id space by id. The ids lie in `ids_`.
    using id_space = boost::unordered_flat_map<std::string_view, node_id, text_hash>;

    /// A property column and its key in the graph.
    struct bound_column {
        std::size_t column;
        key_id key;
    };

    csv_table open(std::string const& text, std::filesystem::path const& file, table_kind kind) const {
        static report const fail = [](finding found) { raise(found); };
        return {text, short_name(directory_, file), kind, delimiter_, fail};
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

    void read_nodes(std::filesystem::path const& file) {
        std::string const text = read_file(file);
        csv_table table = open(text, file, table_kind::nodes);
        auto const bound = bind_properties(table);
        std::size_t const id_column = *table.find(column_role::id);
        auto const label_column = table.find(column_role::labels);
        id_space& space = spaces_[table.columns()[id_column].id_space];
        while (table.next()) {
            std::string_view const id = table.cell(id_column);
            if (id.empty()) table.report_at(id_column, "expected an id, found an empty cell");
            node_id const node = into_.create_node(label_column ? labels(table, *label_column) : std::vector<label_id>());
            if (!space.try_emplace(ids_.store(id).text, node).second)
                table.report_at(id_column, fmt::format("the id `{}` is used by a node before", id));
            set_properties(table, bound, node);
            ++done_.nodes;
        }
    }

    std::vector<label_id> labels(csv_table const& table, std::size_t column) {
        std::vector<label_id> found;
        for (auto const name : table.items(column)) found.push_back(into_.intern_label(name));
        return found;
    }

    void read_relationships(std::filesystem::path const& file) {
        std::string const text = read_file(file);
        csv_table table = open(text, file, table_kind::relationships);
        auto const bound = bind_properties(table);
        std::size_t const start = *table.find(column_role::start_id);
        std::size_t const end = *table.find(column_role::end_id);
        std::size_t const type = *table.find(column_role::type);
        while (table.next()) {
            if (table.cell(type).empty()) table.report_at(type, "expected a relationship type, found an empty cell");
            node_id const source = node_at(table, start);
            node_id const target = node_at(table, end);
            set_properties(table, bound, into_.create_relationship(into_.intern_type(table.cell(type)), source, target));
            ++done_.relationships;
        }
    }

    node_id node_at(csv_table const& table, std::size_t column) const {
        std::string_view const id = table.cell(column);
        auto const space = spaces_.find(table.columns()[column].id_space);
        if (space != spaces_.end()) {
            if (auto const found = space->second.find(id); found != space->second.end()) return found->second;
        }
        raise(table.problem_at(column, fmt::format("no node has the id `{}`", id)));
    }

    graph& into_;
    std::filesystem::path const& directory_;
    char delimiter_;
    text_arena ids_;
    boost::unordered_flat_map<std::string, id_space> spaces_;
    import_report done_;
};

}  // namespace

import_report import_csv(graph& into, std::filesystem::path const& directory) { return loader(into, directory).run(); }

}  // namespace wafer::engine
