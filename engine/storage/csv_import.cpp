#include "engine/storage/csv_import.hpp"

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/base/ordered_work.hpp"
#include "engine/graph/relationship_load.hpp"
#include "engine/storage/csv_rows.hpp"
#include "engine/storage/data_set.hpp"
#include "engine/storage/node_index.hpp"

namespace wafer::engine {
namespace {

/// Less than this is read faster than handed to another thread.
constexpr std::size_t small_piece_bytes = std::size_t{64} << 10;

/// Pieces of the files are read by several threads and put into the graph by this one, in the order of the files.
class loader {
public:
    loader(graph& into, csv_import_files const& files, row_counter& counter)
        : into_(into), files_(files), counter_(counter), pool_(files.threads), relationships_(into) {}

    import_report run() {
        for (auto const& table : files_.nodes) read_nodes(table);
        for (auto const& table : files_.relationships) read_relationships(table);
        relationships_.finish(pool_);
        counter_.finish();
        return done_;
    }

private:
    /// A table whose header is read.
    struct opened {
        csv_cutter cutter;  // Of its first file.
        csv_piece piece;    // Behind the header.
        csv_table header;
    };

    std::string name_of(std::filesystem::path const& file) const {
        return files_.seen_from.empty() ? file.string() : short_name(files_.seen_from, file);
    }
    csv_cutter cut(std::filesystem::path const& file) const { return {open_file(file), files_.dialect, files_.most_record_bytes}; }

    opened open(csv_table_files const& what, table_kind kind) const {
        static report const fail = [](finding found) { raise(found); };
        auto const& file = what.files.front();
        auto cutter = cut(file);
        auto piece = cutter.next();
        csv_reader reader(piece.text(), name_of(file), files_.dialect, files_.most_record_bytes, piece.from);
        csv_table header(std::move(reader), {kind, files_.array_delimiter, !what.names.empty()}, fail);
        piece.from = header.reader().position();
        auto const rest = static_cast<std::ptrdiff_t>(header.reader().rest().size());
        piece.bytes.erase(piece.bytes.begin(), piece.bytes.end() - rest);
        return {std::move(cutter), std::move(piece), std::move(header)};
    }

    csv_rows_form form_of(csv_table const& header) const {
        csv_rows_form form;
        form.header = &header;
        form.dialect = files_.dialect;
        form.most_record_bytes = files_.most_record_bytes;
        for (std::size_t i = 0; i < header.columns().size(); ++i) {
            auto const& column = header.columns()[i];
            if (column.role == column_role::property || (column.role == column_role::id && !column.name.empty())) form.properties.push_back(i);
        }
        return form;
    }

    /// Calls `use(rows)` for the rows of one piece after another.
    template <class Rows>
    void each_piece(csv_table_files const& what, opened& table, csv_rows_form const& form, std::function<void(Rows&)> const& use) {
        auto const read = [&form](Rows& rows) { read_rows(rows, form); };
        auto const take = [&](Rows& rows) {
            use(rows);
            if (rows.problem) raise(*rows.problem);
            counter_.step(rows.count);
        };
        ordered_work<Rows> work(pool_, take);
        for (std::size_t file = 0; file < what.files.size(); ++file) {
            auto cutter = file == 0 ? std::move(table.cutter) : cut(what.files[file]);
            auto piece = file == 0 ? std::move(table.piece) : cutter.next();
            while (true) {
                bool const is_small = piece.bytes.size() < small_piece_bytes;
                Rows rows;
                rows.piece = std::move(piece);
                rows.file = name_of(what.files[file]);
                if (is_small) {
                    work.finish();
                    read(rows);
                    work.use(rows);
                } else {
                    work.start(std::move(rows), read);
                }
                if (cutter.ended()) break;
                piece = cutter.next();
            }
        }
        work.finish();
    }

    std::vector<key_id> keys_of(csv_rows_form const& form) {
        std::vector<key_id> keys;
        for (auto const column : form.properties) keys.push_back(into_.intern_key(form.header->columns()[column].name));
        return keys;
    }

    template <class Entity>
    void set_properties(csv_rows const& rows, std::size_t row, std::vector<key_id> const& keys, Entity entity) {
        for (std::size_t i = 0; i < keys.size(); ++i) {
            auto const& content = rows.properties[row * keys.size() + i];
            if (content.is_null()) continue;
            into_.set_property(entity, keys[i], content);
            ++done_.properties;
        }
    }

    void read_nodes(csv_table_files const& what) {
        auto table = open(what, table_kind::nodes);
        auto form = form_of(table.header);
        form.id = *table.header.find(column_role::id);
        form.labels = table.header.find(column_role::labels);
        auto const keys = keys_of(form);
        auto& index = spaces_[table.header.columns()[form.id].id_space];
        std::vector<label_id> common;
        for (auto const& name : what.names) common.push_back(into_.intern_label(name));
        each_piece<node_rows>(what, table, form, [&](node_rows& rows) {
            auto run = rows.labels.begin();
            auto labels = common;
            for (std::size_t row = 0; row < rows.count; ++row) {
                if (run != rows.labels.end() && run->row == row) labels = with_labels(common, run++->text);
                node_id const node = into_.create_node(labels);
                if (!index.add(rows.ids[row], node))
                    raise_at(rows, form, row, form.id, fmt::format("the id `{}` is used by a node before", rows.ids[row]));
                set_properties(rows, row, keys, node);
            }
            done_.nodes += rows.count;
        });
    }

    std::vector<label_id> with_labels(std::vector<label_id> labels, std::string_view cell) {
        for (auto const name : split(cell, files_.array_delimiter)) {
            if (!name.empty()) labels.push_back(into_.intern_label(name));
        }
        return labels;
    }

    void read_relationships(csv_table_files const& what) {
        auto table = open(what, table_kind::relationships);
        auto form = form_of(table.header);
        form.start = *table.header.find(column_role::start_id);
        form.end = *table.header.find(column_role::end_id);
        form.type = table.header.find(column_role::type);
        form.common_type = what.names.empty() ? "" : what.names.front();
        form.from = &spaces_[table.header.columns()[form.start].id_space];
        form.to = &spaces_[table.header.columns()[form.end].id_space];
        auto const keys = keys_of(form);
        each_piece<relationship_rows>(what, table, form, [&](relationship_rows& rows) {
            for (std::size_t i = 0; i < rows.types.size(); ++i) {
                auto const begin = rows.types[i].row;
                auto const end = i + 1 < rows.types.size() ? rows.types[i + 1].row : rows.count;
                add_relationships(rows, begin, end, rows.types[i].text, keys);
            }
            done_.relationships += rows.count;
        });
    }

    void add_relationships(relationship_rows const& rows, std::size_t begin, std::size_t end, std::string_view type,
                           std::vector<key_id> const& keys) {
        auto const part = [&](std::vector<node_id> const& ends) { return std::span(ends).subspan(begin, end - begin); };
        auto added = relationships_.add(into_.intern_type(type), part(rows.sources), part(rows.targets));
        if (keys.empty()) return;
        for (std::size_t row = begin; row < end; ++row, ++added.index) set_properties(rows, row, keys, added);
    }

    graph& into_;
    csv_import_files const& files_;
    row_counter& counter_;
    worker_pool pool_;
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
