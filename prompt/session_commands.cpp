// The commands that show and set something.
#include <algorithm>
#include <charconv>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <wafer/error.hpp>

#include "prompt/ask.hpp"
#include "prompt/session.hpp"
#include "prompt/table.hpp"
#include "prompt/visible_text.hpp"
#include "prompt/words/messages.hpp"

namespace wafer::prompt {
namespace {

[[noreturn]] void refuse(std::string detail, std::string const& message) { throw error(error_code::argument, std::move(detail), message); }

std::string joined(std::vector<std::string> const& texts, char const* separator) {
    std::string out;
    for (auto const& text : texts) out += (out.empty() ? "" : separator) + text;
    return out;
}

std::string properties_text(std::vector<property_summary> const& properties) {
    std::vector<std::string> texts;
    for (auto const& each : properties) texts.push_back(each.name + " " + joined(each.types, "|"));
    return joined(texts, ", ");
}

/// The labels at both ends. Nodes have many labels, so that naming each pair would go on and on.
std::string ends_text(type_summary const& type) {
    std::set<std::string> starts;
    std::set<std::string> ends;
    for (auto const& [from, to] : type.ends) {
        starts.insert(from);
        ends.insert(to);
    }
    return joined({starts.begin(), starts.end()}, ", ") + " -> " + joined({ends.begin(), ends.end()}, ", ");
}

std::string whole_table(std::vector<std::string> columns, std::vector<std::vector<table_cell>> const& rows, std::size_t width) {
    table layout(std::move(columns), width);
    auto const text = layout.block(rows);
    return text + layout.bottom();
}

}  // namespace

void session::show_schema() {
    auto const summary = database_.schema();
    auto const width = settings_.terminal_width();
    std::vector<std::vector<table_cell>> labels;
    for (auto const& each : summary.labels) {
        labels.push_back({{visible(each.name)}, {std::to_string(each.count), true}, {visible(properties_text(each.properties))}});
    }
    std::vector<std::vector<table_cell>> types;
    for (auto const& each : summary.types) {
        types.push_back({{visible(each.name)},
                         {std::to_string(each.count), true},
                         {visible(ends_text(each))},
                         {visible(properties_text(each.properties))}});
    }
    auto const in = settings_.in;
    auto const heading = [in](message what) { return std::string(sentence(what, in)); };
    out_ << said(in, message::schema_counts, counted(in, message::nodes, summary.nodes), counted(in, message::relationships, summary.relationships)) << "\n";
    if (!labels.empty()) out_ << whole_table({heading(message::column_label), heading(message::column_nodes), heading(message::column_properties)}, labels, width);
    if (!types.empty())
        out_ << whole_table({heading(message::column_type), heading(message::column_relationships), heading(message::column_ends), heading(message::column_properties)},
                            types, width);
}

std::vector<question> const& session::questions() {
    if (!questions_) questions_ = settings_.data_set.empty() ? std::vector<question>{} : questions_of(settings_.data_set);
    return *questions_;
}

void session::examples(std::string const& argument) {
    if (questions().empty()) refuse("NoExamples", said(language::english, message::no_examples));
    std::size_t number = 0;
    auto const read = std::from_chars(argument.data(), argument.data() + argument.size(), number);
    if (argument.empty() || read.ptr != argument.data() + argument.size()) {
        list_examples(argument);
        return;
    }
    if (number == 0 || number > questions().size()) {
        refuse("NoSuchExample", said(language::english, message::no_such_example, number, questions().size()));
    }
    auto const& chosen = questions()[number - 1];
    err_ << visible(chosen.text) << '\n' << visible(chosen.query) << '\n';
    run_statement(chosen.query);
}

void session::list_examples(std::string_view word) {
    for (std::size_t i = 0; i < questions().size(); ++i) {
        auto const& text = questions()[i].text;
        if (text.find(word) != std::string::npos) out_ << fmt::format("{:>4}  {}\n", i + 1, visible(text));
    }
}

void session::set_parameter_command(std::string const& argument) {
    auto const blank = argument.find_first_of(" \t");
    if (argument.empty()) {
        show_parameters();
        return;
    }
    if (blank == std::string::npos) refuse("MissingArgument", said(language::english, message::param_wants));
    auto const name = argument.substr(argument.front() == '$' ? 1 : 0, blank - (argument.front() == '$' ? 1 : 0));
    set_parameter(name, std::string_view(argument).substr(argument.find_first_not_of(" \t", blank)));
}

void session::show_parameters() {
    for (auto const& [name, content] : parameters_) out_ << fmt::format("${} = {}\n", name, visible(to_string(content)));
}

void session::choose_format(std::string const& name) {
    if (name.empty())
        out_ << name_of(settings_.form) << "\n";
    else
        settings_.form = format_named(name);
}

bool session::read_switch(std::string_view command, std::string const& argument) const {
    if (argument != "on" && argument != "off") refuse("InvalidArgument", said(language::english, message::wants_on_or_off, command));
    return argument == "on";
}

void session::choose_language(std::string const& name) {
    auto const chosen = language_named(name);
    if (!name.empty() && !chosen) refuse("InvalidArgument", said(language::english, message::unknown_language, name));
    if (name.empty()) out_ << code_of(settings_.in) << "\n";
    settings_.in = chosen.value_or(settings_.in);
    progress_.speak(settings_.in);
}

/// The query that a question is read as, or the statement itself.
std::string session::statement_of(std::string const& text) { return is_question(text) ? connection_.ask(text).query : text; }

void session::show_plan(std::string_view keyword, std::string const& argument) {
    auto const& text = argument.empty() ? last_text_ : argument;
    auto const name = keyword == "EXPLAIN" ? "explain" : "profile";
    if (text.empty()) refuse("MissingArgument", said(language::english, message::nothing_to_explain, name));
    run_statement(fmt::format("{} {}", keyword, statement_of(text)));
}

}  // namespace wafer::prompt
