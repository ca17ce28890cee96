// What the prompt does with statements and commands, wherever they come from: runs them, prints results to `out` and everything else to
// `err`. Owns the database and one connection. One thread; Ctrl-C cancels the running statement.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <wafer/connection.hpp>
#include <wafer/database.hpp>

#include "prompt/command.hpp"
#include "prompt/data_set.hpp"
#include "prompt/formats.hpp"
#include "prompt/diagnostics.hpp"
#include "prompt/held_output.hpp"
#include "prompt/pager.hpp"
#include "prompt/progress.hpp"
#include "prompt/script.hpp"
#include "prompt/transfer.hpp"

namespace wafer::prompt {

struct session_settings {
    std::filesystem::path data_set;  // Empty: an empty graph.
    bool read_only = false;
    std::filesystem::path import_folder;  // Empty: LOAD CSV is off.
    bool interactive = false;  // Says after each statement what it did.
    format form = format::table;
    std::function<std::size_t()> terminal_width = [] { return std::size_t{0}; };  // Of standard output; 0 when it is none.
    bool colours = false;         // What is typed has colours, and so have errors.
    bool result_colours = false;  // Plans have colours.
    std::string pager;            // The command that shows long results; empty for none.
    language in = language::english;
    bool shows_progress = false;  // Standard error is a terminal.
    std::size_t picture_nodes = 5'000;  // Nodes that `:graph` draws.
};

class session {
public:
    /// Opens the data set. Throws `wafer::error`.
    session(session_settings settings, std::ostream& out, std::ostream& err);

    void set_parameter(std::string const& name, std::string_view text);

    /// Runs statements and commands up to the first that fails; whether all went well. `origin` names the text in messages, or is empty.
    bool run_text(std::string_view text, std::string const& origin);
    /// Answers one question in words; whether it was understood.
    bool ask(std::string_view question);
    /// The same with what a file holds; `-` is standard input. Throws `wafer::error` (io) when it cannot be read.
    bool run_file(std::string const& name);

    /// Adds what a file, a folder or standard input holds; says whether all went well, as statements may fail. Throws `wafer::error`.
    bool import_graph(transfer_request const& asked);
    /// Writes the graph. Throws `wafer::error`.
    void export_graph(transfer_request const& asked);

    /// Prints what is held back. Throws `wafer::error` (io).
    void flush() { out_.flush(); }

    /// What could stand at the cursor of a text that is typed.
    [[nodiscard]] std::vector<proposal> complete(std::string_view text, std::size_t cursor) { return connection_.complete(text, cursor, parameters_); }
    [[nodiscard]] bool shows_colours() const { return settings_.colours; }
    [[nodiscard]] language speaks() const { return settings_.in; }
    /// `:quit` was said.
    [[nodiscard]] bool ended() const { return ended_; }
    [[nodiscard]] bool in_transaction() const { return connection_.in_transaction(); }
    [[nodiscard]] schema_summary schema() const { return database_.schema(); }

private:
    bool run_piece(script_piece const& piece);
    struct printed {
        std::uint64_t rows = 0;
        std::chrono::nanoseconds took{0};
    };

    template <class Print>
    printed in_progress(Print print);
    void run_statement(std::string_view text);
    void show_plan(std::string_view keyword, std::string const& argument);
    std::string statement_of(std::string const& text);
    void leave_pager();
    [[nodiscard]] print_style style() const;
    [[nodiscard]] manner how() const { return {settings_.in, settings_.colours}; }
    void answer_question(std::string_view text);
    bool report(error const& failure);
    void run_command(command const& asked);
    void show_schema();
    void examples(std::string const& argument);
    void list_examples(std::string_view word);
    void set_parameter_command(std::string const& argument);
    void show_parameters();
    void choose_format(std::string const& name);
    bool read_switch(std::string_view command, std::string const& argument) const;
    void choose_language(std::string const& name);
    void write_graph(std::string const& argument);
    void source(std::string const& name);
    std::vector<question> const& questions();

    session_settings settings_;
    database database_;
    connection connection_;
    parameters parameters_;
    std::ostream& err_;
    progress_line progress_;
    pager pager_;
    std::ostream paged_;  // Into `pager_`.
    result_buffer results_;
    std::ostream out_stream_;  // Into `results_`.
    held_output out_;
    std::string last_text_;  // The statement or question answered last, for `:graph`.
    bool timing_;
    bool ended_ = false;
    int open_files_ = 0;
    std::optional<std::vector<question>> questions_;
};

}  // namespace wafer::prompt
