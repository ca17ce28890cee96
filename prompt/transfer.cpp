#include "prompt/transfer.hpp"

#include <array>
#include <filesystem>
#include <utility>

#include <wafer/error.hpp>
#include <wafer/text.hpp>

#include "prompt/words/messages.hpp"

namespace wafer::prompt {
namespace {

constexpr std::array<std::pair<std::string_view, graph_format>, 4> graph_formats = {{
    {"csv", graph_format::csv},
    {"jsonl", graph_format::jsonl},
    {"graphml", graph_format::graphml},
    {"cypher", graph_format::cypher},
}};

constexpr std::array<std::pair<std::string_view, graph_format>, 7> endings = {{
    {".jsonl", graph_format::jsonl},
    {".ndjson", graph_format::jsonl},
    {".json", graph_format::jsonl},
    {".graphml", graph_format::graphml},
    {".xml", graph_format::graphml},
    {".cypher", graph_format::cypher},
    {".cql", graph_format::cypher},
}};

constexpr std::string_view choices = "csv, jsonl, graphml or cypher";

bool is_format(std::string_view word) {
    for (auto const& known : graph_formats) {
        if (known.first == word) return true;
    }
    return false;
}

graph_format format_named(std::string_view name) {
    std::vector<std::string> names;
    for (auto const& [known, format] : graph_formats) {
        if (known == name) return format;
        names.emplace_back(known);
    }
    throw error(error_code::argument, "UnknownFormat", said(language::english, message::unknown_graph_format, name, choices))
        .suggest(nearest_names(name, names));
}

/// One character, or a name for one that is hard to type.
char character(std::string const& written, message what) {
    if (written == "TAB" || written == "\\t") return '\t';
    if (written.size() != 1)
        throw error(error_code::argument, "InvalidArgument", said(language::english, what, written));
    return written[0];
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (true) {
        auto const end = text.find(separator);
        if (end != 0 && !text.empty()) parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

}  // namespace

transfer_request read_transfer(std::string_view argument) {
    transfer_request request;
    auto const blank = argument.find_first_of(" \t");
    if (blank != std::string_view::npos && is_format(argument.substr(0, blank))) {
        request.format = argument.substr(0, blank);
        argument.remove_prefix(argument.find_first_not_of(" \t", blank));
    }
    if (argument.empty()) throw error(error_code::argument, "MissingArgument", said(language::english, message::wants_path));
    request.path = argument;
    return request;
}

graph_format transfer_format(transfer_request const& request) {
    if (!request.format.empty()) return format_named(request.format);
    if (request.has_tables() || std::filesystem::is_directory(request.path)) return graph_format::csv;
    auto const ending = std::filesystem::path(request.path).extension().string();
    for (auto const& [known, format] : endings) {
        if (known == ending) return format;
    }
    throw error(error_code::argument, "UnknownFormat",
                said(language::english, message::unclear_graph_format, request.path, choices));
}

transfer_options transfer_layout(transfer_request const& request) {
    transfer_options options;
    if (!request.delimiter.empty()) options.delimiter = character(request.delimiter, message::bad_delimiter);
    if (!request.quote.empty()) options.quote = character(request.quote, message::bad_quote);
    if (!request.array_delimiter.empty()) options.array_delimiter = character(request.array_delimiter, message::bad_array_delimiter);
    options.threads = request.threads;
    return options;
}

std::vector<csv_files> tables_of(std::vector<std::string> const& written) {
    std::vector<csv_files> tables;
    for (auto const& each : written) {
        auto const equals = each.find('=');
        auto& table = tables.emplace_back();
        if (equals != std::string::npos) table.names = split(std::string_view(each).substr(0, equals), ':');
        for (auto& file : split(std::string_view(each).substr(equals == std::string::npos ? 0 : equals + 1), ','))
            table.files.emplace_back(std::move(file));
        if (table.files.empty())
            throw error(error_code::argument, "InvalidArgument", said(language::english, message::names_no_file, each));
    }
    return tables;
}

}  // namespace wafer::prompt
