// Imports and exports: the graph, the transaction and the files that they work on.
#include "wafer/transfer.hpp"

#include <fstream>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "engine/session/savepoint.hpp"
#include "engine/session/state.hpp"
#include "engine/transfer/csv_export.hpp"
#include "engine/transfer/cypher_export.hpp"
#include "engine/transfer/graphml.hpp"
#include "engine/transfer/jsonl.hpp"

namespace wafer {

struct transfer_access {
    static engine::connection_state& state_of(connection& of) { return *of.state_; }
};

namespace {

namespace fs = std::filesystem;
using engine::row_counter;

constexpr char default_array_delimiter = ';';

engine::csv_dialect dialect_of(transfer_options const& options) {
    engine::csv_dialect const dialect{options.delimiter, options.quote};
    bool const clash = options.array_delimiter == options.delimiter || options.array_delimiter == options.quote;
    if (!is_sound(dialect) || clash)
        throw error(error_code::argument, "InvalidArgumentValue",
                    "The delimiter, the quote and the array delimiter of CSV are three different characters of ASCII.");
    return dialect;
}

engine::connection_state& begin(connection& of) {
    auto& state = transfer_access::state_of(of);
    ++state.generation;
    auto const& options = state.database->options;
    state.stop.arm(options.time_limit_ms, options.memory_limit_bytes);
    return state;
}

/// Calls `load(graph, counter)` within the open transaction, or within one of its own.
template <class Load>
import_summary importing(connection& into, transfer_options const& options, Load load) {
    auto& state = begin(into);
    auto const& database = state.database->options;
    if (database.read_only)
        throw error(error_code::transaction, "ReadOnly", "The database was opened for reading only (option `read_only`).");
    row_counter counter(&state.stop, &options.progress);
    auto const summary = [](engine::import_report const& done) { return import_summary{done.nodes, done.relationships}; };
    if (state.open) {
        engine::savepoint undo(*state.open, state.left);
        auto const done = load(state.open->own(), counter);
        state.open->own().require_constraints();
        undo.keep();
        return summary(done);
    }
    auto transaction = state.database->store.begin(database.writer_patience_ms);
    auto const done = load(transaction.own(), counter);
    transaction.commit();
    return summary(done);
}

[[noreturn]] void refuse_format(std::string_view message) {
    throw error(error_code::argument, "UnsupportedFormat", std::string(message));
}

import_summary import_source(connection& into, std::unique_ptr<engine::byte_source> source, graph_format format, std::string const& name,
                             transfer_options const& options) {
    if (format == graph_format::csv) refuse_format("CSV is a folder, not a stream: use import_file or import_csv.");
    if (format == graph_format::cypher) refuse_format("Statements are no data to import: run them, at the prompt with :source.");
    auto const most_bytes = transfer_access::state_of(into).database->options.import_record_bytes;
    return importing(into, options, [&](engine::graph& data, row_counter& counter) {
        if (format == graph_format::graphml) return import_graphml(data, std::move(source), name, most_bytes, counter);
        return import_jsonl(data, engine::line_reader(std::move(source), name, most_bytes), name, counter);
    });
}

/// Calls `write(graph, counter)` on the graph as the connection sees it.
template <class Write>
import_summary exporting(connection& from, transfer_options const& options, Write write) {
    auto& state = begin(from);
    auto const pinned = state.open ? nullptr : state.database->store.pin();
    row_counter counter(&state.stop, &options.progress);
    auto const done = write(state.open ? state.open->own() : *pinned, counter);
    return {done.nodes, done.relationships};
}

[[noreturn]] void refuse_writing(fs::path const& path, std::string_view reason) {
    throw error(error_code::io, "FileNotWritable", fmt::format("Cannot write {}: {}.", path.string(), reason));
}

/// A file or a folder that takes its name when it is complete, and is gone if it never is.
class unfinished {
public:
    explicit unfinished(fs::path path) : path_(std::move(path)), partial_(path_) { partial_ += ".partial"; }
    ~unfinished() {
        std::error_code ignored;
        if (!finished_) fs::remove_all(partial_, ignored);
    }
    unfinished(unfinished const&) = delete;
    unfinished& operator=(unfinished const&) = delete;

    [[nodiscard]] fs::path const& partial() const { return partial_; }
    void finish() {
        std::error_code problem;
        fs::rename(partial_, path_, problem);
        if (problem) refuse_writing(path_, problem.message());
        finished_ = true;
    }

private:
    fs::path path_;
    fs::path partial_;
    bool finished_ = false;
};

import_summary export_folder(connection& from, fs::path const& path, transfer_options const& options) {
    engine::csv_layout const layout{dialect_of(options), options.array_delimiter ? options.array_delimiter : default_array_delimiter};
    std::error_code problem;
    if (fs::exists(path, problem) && !(fs::is_directory(path, problem) && fs::is_empty(path, problem)))
        refuse_writing(path, "CSV is exported to a folder that is new or empty");
    unfinished folder(path);
    if (!fs::create_directory(folder.partial(), problem)) refuse_writing(folder.partial(), problem ? problem.message() : "it exists already");
    auto const done = exporting(from, options, [&](engine::graph const& data, row_counter& counter) {
        return engine::export_csv(data, folder.partial(), layout, counter);
    });
    folder.finish();
    return done;
}

}  // namespace

import_summary import_csv(connection& into, std::vector<csv_files> const& nodes, std::vector<csv_files> const& relationships,
                          transfer_options const& options) {
    engine::csv_import_files files;
    files.dialect = dialect_of(options);
    files.array_delimiter = options.array_delimiter ? options.array_delimiter : default_array_delimiter;
    files.most_record_bytes = transfer_access::state_of(into).database->options.import_record_bytes;
    files.threads = options.threads;
    auto const take = [](std::vector<csv_files> const& given, std::vector<engine::csv_table_files>& to) {
        for (auto const& table : given) {
            if (table.files.empty()) throw error(error_code::argument, "InvalidArgumentValue", "A table of CSV has at least one file.");
            to.push_back({table.files, table.names});
        }
    };
    take(nodes, files.nodes);
    take(relationships, files.relationships);
    return importing(into, options, [&](engine::graph& data, row_counter& counter) { return engine::import_csv(data, files, counter); });
}

import_summary import_file(connection& into, fs::path const& path, graph_format format, transfer_options const& options) {
    if (format != graph_format::csv) return import_source(into, engine::open_file(path), format, path.string(), options);
    auto const dialect = dialect_of(options);
    auto files = engine::files_of_data_set(path);
    files.dialect = dialect;
    files.most_record_bytes = transfer_access::state_of(into).database->options.import_record_bytes;
    files.threads = options.threads;
    if (options.array_delimiter) files.array_delimiter = options.array_delimiter;
    return importing(into, options, [&](engine::graph& data, row_counter& counter) { return engine::import_csv(data, files, counter); });
}

import_summary import_stream(connection& into, std::istream& from, graph_format format, std::string const& name,
                             transfer_options const& options) {
    return import_source(into, std::make_unique<engine::stream_source>(from), format, name, options);
}

import_summary export_file(connection& from, fs::path const& path, graph_format format, transfer_options const& options) {
    if (format == graph_format::csv) return export_folder(from, path, options);
    unfinished file(path);
    std::ofstream stream(file.partial(), std::ios::binary);
    if (!stream) refuse_writing(path, "the file cannot be opened");
    auto const done = export_stream(from, stream, format, options);
    stream.close();
    file.finish();
    return done;
}

import_summary export_stream(connection& from, std::ostream& into, graph_format format, transfer_options const& options) {
    engine::output out(into);
    return exporting(from, options, [&](engine::graph const& data, row_counter& counter) {
        switch (format) {
            case graph_format::jsonl: return export_jsonl(data, out, counter);
            case graph_format::graphml: return export_graphml(data, out, counter);
            case graph_format::cypher: return export_cypher(data, out, counter);
            case graph_format::csv: break;
        }
        refuse_format("CSV is a folder, not a stream: use export_file.");
    });
}

}  // namespace wafer
