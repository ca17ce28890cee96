#include "prompt/command.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <wafer/error.hpp>
#include <wafer/text.hpp>

#include "prompt/visible_text.hpp"

namespace wafer::prompt {
namespace {

/// Help fits a terminal of the usual width.
constexpr std::size_t help_width = 80;
constexpr std::size_t purpose_column = 24;

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
        {"help", "", message::for_help},
        {"schema", "", message::for_schema},
        {"examples", "[N]", message::for_examples},
        {"explain", "[QUERY]", message::for_explain},
        {"profile", "[QUERY]", message::for_profile},
        {"param", "NAME VALUE", message::for_param},
        {"params", "", message::for_params},
        {"format", "[NAME]", message::for_format},
        {"graph", "FILE.html [QUERY]", message::for_graph},
        {"pager", "on|off", message::for_pager},
        {"lang", "[en|zh]", message::for_lang},
        {"timing", "on|off", message::for_timing},
        {"source", "FILE", message::for_source},
        {"import", "[FORMAT] PATH", message::for_import},
        {"export", "[FORMAT] PATH", message::for_export},
        {"dump", "[FILE]", message::for_dump},
        {"begin", "", message::for_begin},
        {"commit", "", message::for_commit},
        {"rollback", "", message::for_rollback},
        {"quit", "", message::for_quit},
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
    throw error(error_code::argument, "UnknownCommand", said(language::english, message::unknown_command, name))
        .suggest(std::move(near));
}

std::vector<proposal> proposed_commands(std::string_view typed, language in) {
    std::vector<proposal> found;
    text_range const replaced{0, static_cast<std::uint32_t>(typed.size())};
    for (auto const& each : all_commands()) {
        auto const name = fmt::format(":{}", each.name);
        if (name.starts_with(typed) && name != typed) found.push_back({name, proposal::kind::keyword, replaced, std::string(sentence(each.purpose, in))});
    }
    return found;
}

std::string help_text(language in) {
    auto out = fmt::format("{}\n", sentence(message::help_intro, in));
    for (auto const& each : all_commands()) {
        auto name = fmt::format("  :{} {}", each.name, each.arguments);
        if (name.size() >= purpose_column) out += std::exchange(name, "") + "\n";
        for (auto const& line : wrapped_lines(sentence(each.purpose, in), help_width - purpose_column))
            out += fmt::format("{:<{}}{}\n", std::exchange(name, ""), purpose_column, trimmed(line));
    }
    return out + fmt::format("{}\n", sentence(message::help_keys, in));
}

}  // namespace wafer::prompt
