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
#include "prompt/words/messages.hpp"

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
      progress_(err, settings_.shows_progress), pager_(out, settings_.pager, [] { return editor_size(); }), paged_(&pager_),
      results_(paged_, progress_, settings_.terminal_width() > 0), out_stream_(&results_), out_(out_stream_), timing_(settings_.interactive) {
    progress_.speak(settings_.in);
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
            if (!origin.empty()) err_ << said(settings_.in, message::in_file, origin, piece.line) << '\n';
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
        throw error(error_code::io, "FileNotReadable", said(language::english, message::cannot_read, name));
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
        leave_pager();
        return true;
    } catch (error const& failure) {
        return report(failure);
    }
}

/// The reader has seen enough, or all.
void session::leave_pager() {
    pager_.end();
    for (auto* const stream : {&paged_, &out_stream_}) stream->clear();
}

print_style session::style() const { return {settings_.terminal_width(), settings_.result_colours, settings_.in}; }

bool session::report(error const& failure) {
    out_.drop();
    leave_pager();
    // What was not written is what the reader of the pager did not want to see.
    if (pager_.was_left()) return true;
    // Behind the ^C that the terminal has shown.
    if (settings_.interactive && failure.code() == error_code::cancelled) err_ << '\n';
    err_ << error_text(failure, how()) << std::flush;
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
session::printed session::in_progress(Print print) {
    auto const begun = std::chrono::steady_clock::now();
    progress_line::scope const telling(progress_, [this] { return connection_.rows_computed(); });
    auto const rows = print();
    auto const took = std::chrono::steady_clock::now() - begun;
    out_.flush();
    leave_pager();
    return {rows, took};
}

void session::answer_question(std::string_view text) {
    interrupt_scope const scope(connection_);
    last_text_ = text;
    auto const done = in_progress([&] { return print_answer(connection_, text, settings_.form, style(), out_); });
    if (timing_) err_ << summary_text(done.rows, done.took, settings_.in) << '\n' << std::flush;
}

void session::run_statement(std::string_view text) {
    interrupt_scope const scope(connection_);
    std::optional<result> rows;
    auto const done = in_progress([&] {
        rows = connection_.run(text, parameters_);
        return print_result(connection_, *rows, settings_.form, style(), out_);
    });
    for (auto const& remark : rows->warnings()) err_ << warning_text(remark, how());
    // What changed the graph would change it again; a plan is no result.
    if (!rows->plan()) last_text_ = rows->counters().any() ? "" : text;
    auto const changes = changes_text(rows->counters(), settings_.in);
    if (settings_.interactive && !changes.empty()) err_ << changes << '\n';
    if (timing_) err_ << summary_text(done.rows, done.took, settings_.in) << '\n';
    err_ << std::flush;
}

void session::run_command(command const& asked) {
    switch (asked.what) {
        case command::kind::help: out_ << help_text(settings_.in); return;
        case command::kind::schema: show_schema(); return;
        case command::kind::examples: examples(asked.argument); return;
        case command::kind::explain: show_plan("EXPLAIN", asked.argument); return;
        case command::kind::profile: show_plan("PROFILE", asked.argument); return;
        case command::kind::param: set_parameter_command(asked.argument); return;
        case command::kind::params: show_parameters(); return;
        case command::kind::format: choose_format(asked.argument); return;
        case command::kind::graph: write_graph(asked.argument); return;
        case command::kind::pager: pager_.turn(read_switch("pager", asked.argument)); return;
        case command::kind::lang: choose_language(asked.argument); return;
        case command::kind::timing: timing_ = read_switch("timing", asked.argument); return;
        case command::kind::source: source(asked.argument); return;
        case command::kind::import:
            if (!import_graph(read_transfer(asked.argument)))
                throw error(error_code::argument, "SourceFailed", said(language::english, message::stopped_in, asked.argument));
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
    if (name.empty()) throw error(error_code::argument, "MissingArgument", said(language::english, message::source_wants));
    if (open_files_ == most_open_files) throw error(error_code::limit, "TooManyOpenFiles", said(language::english, message::too_many_files, most_open_files));
    ++open_files_;
    bool const went_well = run_file(name);
    --open_files_;
    if (!went_well) throw error(error_code::argument, "SourceFailed", said(language::english, message::stopped_in, name));
}

}  // namespace wafer::prompt
