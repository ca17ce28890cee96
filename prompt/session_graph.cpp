// `:graph`: the result of a query, or of a question, as a page.
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include <wafer/error.hpp>

#include "prompt/ask.hpp"
#include "prompt/interrupt.hpp"
#include "prompt/picture/collector.hpp"
#include "prompt/picture/page.hpp"
#include "prompt/session.hpp"

namespace wafer::prompt {
namespace {

constexpr std::size_t relationships_per_node = 4;
constexpr std::size_t most_rows = 500;

page_words words_of(std::filesystem::path const& data_set) {
    std::ifstream stream(data_set / "lexicon.json", std::ios::binary);
    if (data_set.empty() || !stream) return {};
    std::ostringstream text;
    text << stream.rdbuf();
    return words_of_lexicon(text.str());
}

std::string counted(std::size_t count, char const* noun) { return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s"); }

void write_page(std::string const& file, std::string const& page) {
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream << page << std::flush;
    if (!stream) throw error(error_code::io, "OutputNotWritable", "Cannot write the file " + file + ".");
}

page_heading heading_of(connection& open, std::string const& text) {
    if (!is_question(text)) return {"", text, ""};
    auto const found = open.ask(text);
    return {found.question, found.query, found.language};
}

/// Whether `WHY` in front of the query, whose rows hold no node, would say what they rest on.
bool can_be_explained(std::string_view query, result const& rows) {
    auto const begin = query.find_first_not_of(" \t\n");
    auto word = std::string(query.substr(begin == std::string_view::npos ? 0 : begin, 3));
    for (char& c : word) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return word != "WHY" && !rows.columns().empty() && !rows.counters().any() && !rows.plan();
}

/// Elements of the rows; where there are none, what the rows rest on.
picture drawn_result(connection& open, page_heading const& heading, parameters const& given, picture_limits const& limits) {
    collector found(limits);
    auto rows = open.run(heading.query, given);
    found.add_rows(rows);
    if (found.drawn().nodes.empty() && can_be_explained(heading.query, rows)) {
        found = collector(limits);
        auto explained = open.run("WHY " + heading.query, given);
        found.add_rows(explained);
    }
    connect_nodes(found, open);
    look_up(found, open, true);
    return found.finish();
}

}  // namespace

void session::write_graph(std::string const& argument) {
    auto const blank = argument.find_first_of(" \t\n");
    auto const file = argument.substr(0, blank);
    if (!file.ends_with(".html"))
        throw error(error_code::argument, "MissingArgument", ":graph wants the name of a file that ends with .html, and a query unless one was run before.");
    auto const rest = blank == std::string::npos ? std::string::npos : argument.find_first_not_of(" \t\n", blank);
    auto const text = rest == std::string::npos ? last_text_ : argument.substr(rest);
    if (text.empty()) throw error(error_code::argument, "MissingArgument", "There is no result to draw yet: write a query behind " + file + ".");
    interrupt_scope const scope(connection_);
    picture_limits const limits{settings_.picture_nodes, settings_.picture_nodes * relationships_per_node, most_rows};
    auto const heading = heading_of(connection_, text);
    auto const drawn = drawn_result(connection_, heading, parameters_, limits);
    write_page(file, page_of(drawn, heading, words_of(settings_.data_set)));
    err_ << fmt::format("{}: {}, {}\n", file, counted(drawn.nodes.size(), "node"), counted(drawn.relationships.size(), "relationship"));
    if (drawn.nodes_left_out > 0)
        err_ << fmt::format("{} more nodes are left out: --picture-nodes allows {}\n", drawn.nodes_left_out, settings_.picture_nodes);
}

}  // namespace wafer::prompt
