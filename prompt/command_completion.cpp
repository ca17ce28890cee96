#include "prompt/command_completion.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <system_error>

#include <wafer/error.hpp>

#include "prompt/command.hpp"
#include "prompt/formats.hpp"

namespace wafer::prompt {
namespace {

constexpr std::array<std::string_view, 2> switches = {"on", "off"};
constexpr std::array<std::string_view, 2> languages = {"en", "zh"};
constexpr std::array<std::string_view, 4> graph_formats = {"csv", "jsonl", "graphml", "cypher"};
constexpr std::size_t most_files = 200;

using words = std::span<std::string_view const>;

/// What the word at the cursor may be; `place` is where it stands among the words behind the command.
struct offered_words {
    words choices = {};
    bool files = false;
    std::string_view ending = {};  // Of files; empty for any.
};

offered_words offered_at(command::kind kind, std::size_t place) {
    switch (kind) {
        case command::kind::format: return place == 0 ? offered_words{format_names} : offered_words{};
        case command::kind::pager:
        case command::kind::timing: return place == 0 ? offered_words{switches} : offered_words{};
        case command::kind::lang: return place == 0 ? offered_words{languages} : offered_words{};
        case command::kind::import:
        case command::kind::export_: return {place == 0 ? words(graph_formats) : words(), true, ""};
        case command::kind::graph: return {{}, place == 0, ".html"};
        case command::kind::source:
        case command::kind::dump: return {{}, place == 0, ""};
        case command::kind::explain:
        case command::kind::profile:
        case command::kind::help:
        case command::kind::schema:
        case command::kind::examples:
        case command::kind::param:
        case command::kind::params:
        case command::kind::begin:
        case command::kind::commit:
        case command::kind::rollback:
        case command::kind::quit: return {};
    }
    return {};
}

/// How many words stand before the statement that ends the command; nothing where there is none.
std::optional<std::size_t> words_before_statement(command::kind kind) {
    if (kind == command::kind::explain || kind == command::kind::profile) return 0;
    if (kind == command::kind::graph) return 1;
    return std::nullopt;
}

/// Entries of the folder that `typed` is in, folders with a slash behind them.
std::vector<std::string> files_like(std::string_view typed, std::string_view ending) {
    namespace fs = std::filesystem;
    auto const slash = typed.rfind('/');
    std::string const folder(slash == std::string_view::npos ? "" : typed.substr(0, slash + 1));
    auto const begin = typed.substr(folder.size());
    std::vector<std::string> found;
    std::error_code closed;
    for (fs::directory_iterator at(folder.empty() ? "." : folder, closed), end; !closed && at != end && found.size() < most_files; at.increment(closed)) {
        auto const name = at->path().filename().string();
        std::error_code unknown;
        bool const is_folder = at->is_directory(unknown);
        bool const is_hidden = name.starts_with('.') && !begin.starts_with('.');
        if (is_hidden || !name.starts_with(begin) || (!is_folder && !name.ends_with(ending))) continue;
        found.push_back(folder + name + (is_folder ? "/" : ""));
    }
    std::sort(found.begin(), found.end());
    return found;
}

constexpr std::string_view blanks = " \t";

/// The word that ends with the text, and where it begins.
struct last_word {
    std::size_t begin = 0;
    std::size_t place = 0;  // How many words stand before it.
};

last_word last_word_of(std::string_view text, std::size_t from) {
    last_word last{from, 0};
    bool within = false;
    for (std::size_t at = from; at < text.size(); ++at) {
        bool const blank = blanks.find(text[at]) != std::string_view::npos;
        if (blank && within) ++last.place;
        if (blank) last.begin = at + 1;
        within = !blank;
    }
    return last;
}

/// Where the statement begins behind so many words; nothing if the text is not so long yet.
std::optional<std::size_t> begin_of_statement(std::string_view text, std::size_t from, std::size_t words_before) {
    for (std::size_t i = 0; i < words_before; ++i) {
        from = text.find_first_not_of(blanks, from);
        if (from == std::string_view::npos) return std::nullopt;
        from = text.find_first_of(blanks, from);
        if (from == std::string_view::npos) return std::nullopt;
    }
    auto const begin = text.find_first_not_of(blanks, from);
    return begin == std::string_view::npos ? text.size() : begin;
}

std::vector<proposal> proposals_in_statement(std::string_view text, std::size_t begin, std::size_t cursor, statement_completer const& complete) {
    auto found = complete(text.substr(begin), cursor - begin);
    auto const shift = static_cast<std::uint32_t>(begin);
    for (auto& each : found) each.replaced = {each.replaced.begin + shift, each.replaced.end + shift};
    return found;
}

/// The command of that name, without regard to what stands behind it.
std::optional<command::kind> kind_named(std::string_view name) {
    auto const& known = all_commands();
    auto const found = std::ranges::find(known, name, &command_description::name);
    return found == known.end() ? std::nullopt : std::optional(static_cast<command::kind>(found - known.begin()));
}

}  // namespace

std::vector<proposal> proposals_in_command(std::string_view text, std::size_t cursor, statement_completer const& complete, language in) {
    auto const typed = text.substr(0, cursor);
    auto const name_end = typed.find_first_of(blanks);
    if (name_end == std::string_view::npos) return proposed_commands(typed, in);
    auto const kind = kind_named(typed.substr(1, name_end - 1));
    if (!kind) return {};
    if (auto const before = words_before_statement(*kind))
        if (auto const begin = begin_of_statement(typed, name_end, *before)) return proposals_in_statement(text, *begin, cursor, complete);
    auto const [begin, place] = last_word_of(typed, name_end);
    auto const word = typed.substr(begin);
    auto const offered = offered_at(*kind, place);
    text_range const replaced{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(cursor)};
    std::vector<proposal> found;
    for (auto const choice : offered.choices)
        if (choice.starts_with(word) && choice != word) found.push_back({std::string(choice), proposal::kind::keyword, replaced, ""});
    if (offered.files)
        for (auto& file : files_like(word, offered.ending)) found.push_back({std::move(file), proposal::kind::phrase, replaced, ""});
    return found;
}

}  // namespace wafer::prompt
