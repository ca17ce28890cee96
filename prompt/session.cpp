#include "prompt/session.hpp"

#include <chrono>
#include <fstream>
#include <iostream>
#include <sstream>
#include <utility>

#include <fmt/format.h>

#include <wafer/error.hpp>

#include "prompt/ask.hpp"
#include "prompt/diagnostics.hpp"
#include "prompt/interrupt.hpp"
#include "prompt/parameter_text.hpp"

namespace wafer::prompt {
namespace {

/// Files that source each other end here.
constexpr int most_open_files = 16;

options options_of(session_settings const& settings) {
    options chosen;
    chosen.read_only = settings.read_only;
    chosen.import_folder = settings.import_folder;
    return chosen;
}

std::string content_of(std::istream& stream) {
    std::ostringstream text;
    text << stream.rdbuf();
    return std::move(text).str();
}

}  // namespace

session::session(session_settings settings, std::ostream& out, std::ostream& err)
    : settings_(std::move(settings)), database_(options_of(settings_)), connection_(database_.connect()), err_(err),
      progress_(err, settings_.shows_progress), results_(out, progress_, settings_.terminal_width() > 0), out_stream_(&results_),
      out_(out_stream_), timing_(settings_.interactive) {
    if (!settings_.data_set.empty()) database_.import_directory(settings_.data_set);
}

void session::set_parameter(std::string const& name, std::string_view text) {
    auto content = read_parameter(text);
    for (auto& [known, held] : parameters_) {
        if (known != name) continue;
        held = std::move(content);
        return;
    }
    parameters_.emplace_back(name, std::move(content));
}

bool session::run_text(std::string_view text, std::string const& origin) {
    auto const pieces = pieces_of(text);
    for (auto const& piece : pieces) {
        if (!run_piece(piece)) {
            if (!origin.empty()) err_ << fmt::format("in {}, line {}\n", origin, piece.line);
            return false;
        }
        if (ended_) break;
    }
    return true;
}

bool session::run_file(std::string const& name) {
    if (name == "-") return run_text(content_of(std::cin), "standard input");
    std::ifstream stream(name, std::ios::binary);
    if (!stream || std::filesystem::is_directory(name))
        throw error(error_code::io, "FileNotReadable", "Cannot read the file " + name + ".");
    return run_text(content_of(stream), name);
}

bool session::run_piece(script_piece const& piece) {
    try {
        if (piece.what == script_piece::kind::command)
            run_command(read_command(piece.text));
        else if (settings_.interactive && is_question(piece.text))
            answer_question(piece.text);
        else
            run_statement(piece.text);
        out_.flush();
        return true;
    } catch (error const& failure) {
        return report(failure);
    }
}

bool session::report(error const& failure) {
    out_.drop();
    // Behind the ^C that the terminal has shown.
    if (settings_.interactive && failure.code() == error_code::cancelled) err_ << '\n';
    err_ << error_text(failure) << std::flush;
    return false;
}

bool session::ask(std::string_view question) {
    try {
        answer_question(question);
        out_.flush();
        return true;
    } catch (error const& failure) {
        return report(failure);
    }
}

/// Tells how far `print` is while it takes its time, and flushes what it printed.
template <class Print>
std::uint64_t session::in_progress(Print print) {
    progress_line::scope const telling(progress_, [this] { return connection_.rows_computed(); });
    auto const count = print();
    out_.flush();
    return count;
}

void session::answer_question(std::string_view text) {
    interrupt_scope const scope(connection_);
    auto const begun = std::chrono::steady_clock::now();
    last_text_ = text;
    auto const count = in_progress([&] { return print_answer(connection_, text, settings_.form, settings_.terminal_width(), out_); });
    if (timing_) err_ << summary_text(count, std::chrono::steady_clock::now() - begun) << '\n' << std::flush;
}

void session::run_statement(std::string_view text) {
    interrupt_scope const scope(connection_);
    auto const begun = std::chrono::steady_clock::now();
    std::optional<result> rows;
    auto const count = in_progress([&] {
        rows = connection_.run(text, parameters_);
        return print_result(connection_, *rows, settings_.form, settings_.terminal_width(), out_);
    });
    auto const took = std::chrono::steady_clock::now() - begun;
    for (auto const& remark : rows->warnings()) err_ << warning_text(remark);
    // What changed the graph would change it again.
    last_text_ = rows->counters().any() ? "" : text;
    auto const changes = changes_text(rows->counters());
    if (settings_.interactive && !changes.empty()) err_ << changes << '\n';
    if (timing_) err_ << summary_text(count, took) << '\n';
    err_ << std::flush;
}

void session::run_command(command const& asked) {
    switch (asked.what) {
        case command::kind::help: out_ << help_text(); return;
        case command::kind::schema: show_schema(); return;
        case command::kind::examples: examples(asked.argument); return;
        case command::kind::param: set_parameter_command(asked.argument); return;
        case command::kind::params: show_parameters(); return;
        case command::kind::format: choose_format(asked.argument); return;
        case command::kind::graph: write_graph(asked.argument); return;
        case command::kind::timing: choose_timing(asked.argument); return;
        case command::kind::source: source(asked.argument); return;
        case command::kind::import:
            if (!import_graph(read_transfer(asked.argument))) throw error(error_code::argument, "SourceFailed", "Stopped in " + asked.argument + ".");
            return;
        case command::kind::export_: export_graph(read_transfer(asked.argument)); return;
        case command::kind::dump: export_graph({asked.argument.empty() ? "-" : asked.argument, "cypher", {}, {}, {}, {}, {}}); return;
        case command::kind::begin: connection_.begin(); return;
        case command::kind::commit: connection_.commit(); return;
        case command::kind::rollback: connection_.roll_back(); return;
        case command::kind::quit: ended_ = true; return;
    }
}

void session::source(std::string const& name) {
    if (name.empty()) throw error(error_code::argument, "MissingArgument", ":source wants the name of a file.");
    if (open_files_ == most_open_files) throw error(error_code::limit, "TooManyOpenFiles", "Files source each other more than 16 deep.");
    ++open_files_;
    bool const went_well = run_file(name);
    --open_files_;
    if (!went_well) throw error(error_code::argument, "SourceFailed", "Stopped in " + name + ".");
}

}  // namespace wafer::prompt
