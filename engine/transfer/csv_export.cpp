#include "engine/transfer/csv_export.hpp"

#include <fstream>

#include <fmt/format.h>

#include "engine/storage/csv_point.hpp"
#include "engine/transfer/csv_columns.hpp"
#include "engine/transfer/each_entity.hpp"
#include "engine/transfer/json_value.hpp"
#include "engine/transfer/not_expressible.hpp"
#include "engine/transfer/output.hpp"
#include "engine/value/format.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {
namespace {

/// One file as it is written.
struct csv_file {
    std::ofstream stream;
    output out{stream};

    explicit csv_file(std::filesystem::path const& path) : stream(path, std::ios::binary) {
        if (!stream) throw error(error_code::io, "FileNotWritable", fmt::format("Cannot write {}.", path.string()));
    }
};

std::string cell_text(value const& scalar) { return scalar.is(kind::point) ? point_cell(scalar.point()) : to_text(scalar); }

class csv_writer {
public:
    csv_writer(graph const& from, std::filesystem::path const& folder, csv_layout const& layout, row_counter& counter)
        : from_(from), folder_(folder), layout_(layout), counter_(counter) {}

    import_report run() {
        describe();
        each_node(from_, [&](node_id node) { place_of_node_.push_back(nodes_.place(from_.properties(node))); });
        each_relationship(from_, [&](rel_id found) { place_of_relationship_.push_back(relationships_.place(from_.properties(found))); });
        if (nodes_.file_count() == 0) nodes_.place({});
        auto node_files = open("nodes", nodes_, {":ID", ":LABEL"});
        auto relationship_files = open("relationships", relationships_, {":START_ID", ":END_ID", ":TYPE"});
        each_node(from_, [&](node_id node) {
            auto const file = place_of_node_[done_.nodes++];
            put_node(*node_files[file], nodes_.columns(file), node);
        });
        each_relationship(from_, [&](rel_id found) {
            auto const file = place_of_relationship_[done_.relationships++];
            put_relationship(*relationship_files[file], relationships_.columns(file), found);
        });
        for (auto const& file : node_files) file->out.flush();
        for (auto const& file : relationship_files) file->out.flush();
        counter_.finish();
        return done_;
    }

private:
    using files = std::vector<std::unique_ptr<csv_file>>;
    using columns = std::map<key_id, csv_column_type>;

    /// A data set is read with the delimiter that it names.
    void describe() const {
        if (layout_.array_delimiter == ';') return;
        csv_file file(folder_ / "dataset.json");
        file.out.text = "{\"arrayDelimiter\": ";
        append_json_string(file.out.text, std::string_view(&layout_.array_delimiter, 1));
        file.out.text += "}\n";
        file.out.flush();
    }

    files open(char const* folder, csv_columns const& tables, std::vector<std::string> const& leading) const {
        std::filesystem::create_directory(folder_ / folder);
        files opened;
        for (std::size_t i = 0; i < tables.file_count(); ++i) {
            auto& file = *opened.emplace_back(std::make_unique<csv_file>(folder_ / folder / fmt::format("{:03}.csv", i + 1)));
            for (auto const& name : leading) put_cell(file.out.text, name);
            for (auto const& [key, type] : tables.columns(i)) {
                if (from_.name(key).empty()) refuse_expressing("CSV", "a property with an empty name");
                put_cell(file.out.text, fmt::format("{}:{}{}", from_.name(key), header_name(type.kind), type.is_list ? "[]" : ""));
            }
            end_row(file);
        }
        return opened;
    }

    void put_node(csv_file& file, columns const& of, node_id node) {
        auto& text = file.out.text;
        put_plain(text, node.value);
        std::string labels;
        for (auto const label : named_labels(from_, node)) {
            if (label.empty() || label.find(layout_.array_delimiter) != std::string_view::npos)
                refuse_expressing("CSV", fmt::format("the label `{}`, as `{}` parts labels; choose another array delimiter", label,
                                                     layout_.array_delimiter));
            if (!labels.empty()) labels += layout_.array_delimiter;
            labels += label;
        }
        put_cell(text, labels);
        put_properties(file, of, node);
    }

    void put_relationship(csv_file& file, columns const& of, rel_id relationship) {
        auto& text = file.out.text;
        put_plain(text, from_.source(relationship).value);
        put_plain(text, from_.target(relationship).value);
        if (from_.name(relationship.type).empty()) refuse_expressing("CSV", "an empty relationship type");
        put_cell(text, from_.name(relationship.type));
        put_properties(file, of, relationship);
    }

    template <class Entity>
    void put_properties(csv_file& file, columns const& of, Entity entity) {
        for (auto const& [key, type] : of) {
            auto const content = from_.property(entity, key);
            if (content.is_null())
                file.out.text += layout_.dialect.delimiter;
            else if (type.is_list)
                put_list(file.out.text, content);
            else
                put_text(file.out.text, cell_text(content));
            done_.properties += content.is_null() ? 0 : 1;
        }
        end_row(file);
        file.out.step();
        counter_.step();
    }

    void put_list(std::string& out, value const& list) const {
        std::string cell;
        for (auto const& item : list.list()) {
            auto const text = cell_text(item);
            if (text.find(layout_.array_delimiter) != std::string::npos)
                refuse_expressing("CSV", fmt::format("the list item {}, as `{}` parts items; choose another array delimiter",
                                                     to_excerpt(item), layout_.array_delimiter));
            if (!cell.empty() || &item != list.list().data()) cell += layout_.array_delimiter;
            cell += text;
        }
        if (cell.empty() && !list.list().empty()) refuse_expressing("CSV", "a list of one empty string");
        put_text(out, cell);
    }

    template <class Number>
    void put_plain(std::string& out, Number number) const {
        fmt::format_to(std::back_inserter(out), "{}{}", number, layout_.dialect.delimiter);
    }

    /// A text, which is not nothing even if it is empty.
    void put_text(std::string& out, std::string_view text) const {
        if (!text.empty()) return put_cell(out, text);
        out.append(2, layout_.dialect.quote);
        out += layout_.dialect.delimiter;
    }

    /// A cell and the delimiter behind it.
    void put_cell(std::string& out, std::string_view text) const {
        char const special[] = {layout_.dialect.delimiter, layout_.dialect.quote, '\n', '\r'};
        if (text.find_first_of(std::string_view(special, sizeof special)) == std::string_view::npos && !text.starts_with("\xef\xbb\xbf")) {
            out += text;
        } else {
            out += layout_.dialect.quote;
            for (char const c : text) out.append(c == layout_.dialect.quote ? 2 : 1, c);
            out += layout_.dialect.quote;
        }
        out += layout_.dialect.delimiter;
    }

    static void end_row(csv_file& file) { file.out.text.back() = '\n'; }

    graph const& from_;
    std::filesystem::path const& folder_;
    csv_layout layout_;
    row_counter& counter_;
    csv_columns nodes_;
    csv_columns relationships_;
    std::vector<std::size_t> place_of_node_;
    std::vector<std::size_t> place_of_relationship_;
    import_report done_;
};

}  // namespace

import_report export_csv(graph const& from, std::filesystem::path const& folder, csv_layout const& layout, row_counter& counter) {
    return csv_writer(from, folder, layout, counter).run();
}

}  // namespace wafer::engine
