// `:graph`: the result of a query, or of a question, as a page.
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include <wafer/error.hpp>

#include "prompt/ask.hpp"
#include "prompt/interrupt.hpp"
#include "prompt/picture/collector.hpp"
#include "prompt/picture/page.hpp"
#include "prompt/session.hpp"
#include "prompt/words/messages.hpp"

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

void write_page(std::string const& file, std::string const& page) {
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream << page << std::flush;
    if (!stream) throw error(error_code::io, "OutputNotWritable", said(language::english, message::cannot_write, file));
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
        throw error(error_code::argument, "MissingArgument", said(language::english, message::graph_wants));
    auto const rest = blank == std::string::npos ? std::string::npos : argument.find_first_not_of(" \t\n", blank);
    auto const text = rest == std::string::npos ? last_text_ : argument.substr(rest);
    if (text.empty()) throw error(error_code::argument, "MissingArgument", said(language::english, message::nothing_to_draw, file));
    interrupt_scope const scope(connection_);
    picture_limits const limits{settings_.picture_nodes, settings_.picture_nodes * relationships_per_node, most_rows};
    auto heading = heading_of(connection_, text);
    if (heading.language.empty() && settings_.in == language::chinese) heading.language = code_of(settings_.in);
    auto const drawn = drawn_result(connection_, heading, parameters_, limits);
    write_page(file, page_of(drawn, heading, words_of(settings_.data_set)));
    auto const in = settings_.in;
    err_ << said(in, message::page_written, file, counted(in, message::nodes, drawn.nodes.size()),
                 counted(in, message::relationships, drawn.relationships.size()))
         << '\n';
    if (drawn.nodes_left_out > 0) err_ << said(in, message::nodes_left_out, drawn.nodes_left_out, settings_.picture_nodes) << '\n';
}

}  // namespace wafer::prompt
