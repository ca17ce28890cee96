// The commands that show and set something.
#include <algorithm>
#include <charconv>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <wafer/error.hpp>

#include "prompt/session.hpp"
#include "prompt/table.hpp"
#include "prompt/visible_text.hpp"

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
    out_ << fmt::format("{} nodes, {} relationships\n", summary.nodes, summary.relationships);
    if (!labels.empty()) out_ << whole_table({"label", "nodes", "properties"}, labels, width);
    if (!types.empty()) out_ << whole_table({"type", "relationships", "from and to", "properties"}, types, width);
}

std::vector<question> const& session::questions() {
    if (!questions_) questions_ = settings_.data_set.empty() ? std::vector<question>{} : questions_of(settings_.data_set);
    return *questions_;
}

void session::examples(std::string const& argument) {
    if (questions().empty()) refuse("NoExamples", "This graph comes without questions.");
    std::size_t number = 0;
    auto const read = std::from_chars(argument.data(), argument.data() + argument.size(), number);
    if (argument.empty() || read.ptr != argument.data() + argument.size()) {
        list_examples(argument);
        return;
    }
    if (number == 0 || number > questions().size()) {
        refuse("NoSuchExample", fmt::format("There is no example {}, only 1 to {}.", number, questions().size()));
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
    if (blank == std::string::npos) refuse("MissingArgument", ":param wants a name and a value.");
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

void session::choose_timing(std::string const& argument) {
    if (argument != "on" && argument != "off") refuse("InvalidArgument", ":timing wants on or off.");
    timing_ = argument == "on";
}

}  // namespace wafer::prompt
