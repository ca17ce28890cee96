#include "prompt/command.hpp"
#include "wafer/text.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <wafer/error.hpp>


namespace wafer::prompt {
namespace {

/// Other names of commands, for fingers used to other prompts.
constexpr std::pair<std::string_view, command::kind> synonyms[] = {
    {"exit", command::kind::quit}, {"q", command::kind::quit},           {"h", command::kind::help},
    {"?", command::kind::help},    {"example", command::kind::examples},
};

std::string_view trimmed(std::string_view text) {
    auto const begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

bool is_number(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::vector<command_description> const& all_commands() {
    static std::vector<command_description> const commands = {
        {"help", "", "this list"},
        {"schema", "", "labels, relationship types and properties of the graph, with counts"},
        {"examples", "[N]", "questions about this graph; with a number, run that one (:N does too)"},
        {"param", "NAME VALUE", "set a parameter: JSON, an expression such as date('2023-03-01'), or plain text"},
        {"params", "", "the parameters set"},
        {"format", "[NAME]", "print results as table, line, json, jsonl, csv, tsv, markdown, html, dot or mermaid"},
        {"graph", "FILE.html [QUERY]", "write a query's result, or the last one, as a picture to drag, zoom and search"},
        {"timing", "on|off", "say after each statement how long it took"},
        {"source", "FILE", "run the statements of a file"},
        {"import", "[FORMAT] PATH", "add a graph in a file or folder: csv, jsonl, graphml or cypher"},
        {"export", "[FORMAT] PATH", "write the graph to a file, or for csv to a new folder"},
        {"dump", "[FILE]", "print the graph as statements that make it anew"},
        {"begin", "", "open a transaction"},
        {"commit", "", "make its changes lasting"},
        {"rollback", "", "undo its changes"},
        {"quit", "", "leave (Ctrl-D does too)"},
    };
    return commands;
}

command read_command(std::string_view text) {
    auto const end = std::min(text.find_first_of(" \t"), text.size());
    auto const name = text.substr(0, end);
    std::string argument(trimmed(text.substr(end)));
    if (is_number(name)) return {command::kind::examples, std::string(name)};
    for (auto const& [synonym, kind] : synonyms) {
        if (synonym == name) return {kind, std::move(argument)};
    }
    std::vector<std::string> known;
    for (auto const& each : all_commands()) {
        if (each.name == name) return {static_cast<command::kind>(known.size()), std::move(argument)};
        known.emplace_back(each.name);
    }
    auto near = nearest_names(name, known);
    for (auto& each : near) each.insert(0, ":");
    throw error(error_code::argument, "UnknownCommand", fmt::format("There is no command :{}; :help lists them.", name))
        .suggest(std::move(near));
}

std::vector<proposal> proposed_commands(std::string_view typed) {
    std::vector<proposal> found;
    text_range const replaced{0, static_cast<std::uint32_t>(typed.size())};
    for (auto const& each : all_commands()) {
        auto const name = fmt::format(":{}", each.name);
        if (name.starts_with(typed) && name != typed) found.push_back({name, proposal::kind::keyword, replaced, std::string(each.purpose)});
    }
    return found;
}

std::string help_text() {
    std::string out = "A statement ends with ; or a blank line. A line that begins with a colon is a command:\n";
    for (auto const& each : all_commands()) {
        out += fmt::format("  :{:<20} {}\n", fmt::format("{} {}", each.name, each.arguments), each.purpose);
    }
    return out + "Keys: arrows, Home and End move; Alt-Enter starts a new line; Up and Down on the first and last line walk through the\n"
                 "history, Ctrl-R searches it; Ctrl-C clears the input or cancels the running statement.\n";
}

}  // namespace wafer::prompt
