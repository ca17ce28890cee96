// The program `wafer`: reads the command line and goes to the prompt, to the statements given, or to a data set to check.
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include <unistd.h>

#include <wafer/database.hpp>
#include <wafer/error.hpp>

#include "prompt/colours.hpp"
#include "prompt/data_set.hpp"
#include "prompt/diagnostics.hpp"
#include "prompt/interactive.hpp"
#include "prompt/options.hpp"
#include "prompt/pager.hpp"
#include "prompt/session.hpp"
#include "prompt/terminal.hpp"
#include "prompt/words/errors.hpp"
#include "prompt/words/messages.hpp"

namespace {

using namespace wafer::prompt;

constexpr int success = 0;
constexpr int failure = 1;
constexpr int usage = 2;

int misuse(language in, std::string const& what) {
    std::cerr << said(in, message::usage, what) << '\n';
    return usage;
}

int check(language in, std::string const& directory) {
    if (!std::filesystem::is_directory(directory)) return misuse(in, said(in, message::no_data_set, directory));
    auto const findings = wafer::check_directory(directory);
    for (auto const& each : findings) {
        std::cout << each.file << ':';
        if (each.line > 0) std::cout << each.line << ':';
        std::cout << ' ' << each.message << '\n';
    }
    std::cerr << (findings.empty() ? said(in, message::sound, directory) : said(in, message::not_sound, directory, findings.size())) << '\n';
    return findings.empty() ? success : failure;
}

/// What cannot be followed because of files that are not there; empty when all is well.
std::string missing_file(command_line const& line, std::filesystem::path const& data_set) {
    if (!data_set.empty() && !std::filesystem::is_directory(data_set)) return said(line.in, message::no_data_set, data_set.string());
    for (auto const& each : line.jobs) {
        bool const wanted = each.what == job::kind::file && each.text != "-";
        if (wanted && !std::filesystem::is_regular_file(each.text)) return said(line.in, message::cannot_read_job, each.text);
    }
    return "";
}

std::filesystem::path data_set_of(command_line const& line) {
    if (line.in_memory) return {};
    return line.data.empty() ? default_data_set() : std::filesystem::path(line.data);
}

bool run_job(session& open, job const& each) {
    switch (each.what) {
        case job::kind::statement: return open.run_text(each.text, "");
        case job::kind::file: return open.run_file(each.text);
        case job::kind::question: return open.ask(each.text);
    }
    return false;
}

bool run_jobs(session& open, std::vector<job> const& jobs) {
    for (auto const& each : jobs) {
        bool const went_well = run_job(open, each);
        if (!went_well) return false;
        if (open.ended()) return true;
    }
    return true;
}

bool wants_colours(command_line const& line, int stream) {
    switch (line.colours) {
        case colour_choice::always: return true;
        case colour_choice::never: return false;
        case colour_choice::by_terminal: break;
    }
    return environment_wants_colours() && isatty(stream) == 1;
}

session_settings settings_of(command_line const& line, std::filesystem::path const& data_set, bool interactive) {
    session_settings settings;
    settings.data_set = data_set;
    settings.read_only = line.read_only;
    settings.import_folder = line.import_folder;
    settings.interactive = interactive;
    settings.form = line.form;
    settings.terminal_width = output_width;
    settings.colours = wants_colours(line, STDERR_FILENO);
    settings.result_colours = wants_colours(line, STDOUT_FILENO);
    settings.shows_progress = isatty(STDERR_FILENO) == 1;
    settings.picture_nodes = line.picture_nodes;
    settings.in = line.in;
    // A pager takes keys from the terminal, and shows what it is given there.
    bool const pages = !line.no_pager && isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1;
    if (pages) settings.pager = pager_of_environment();
    return settings;
}

int run(command_line line) {
    auto const data_set = data_set_of(line);
    if (auto const missing = missing_file(line, data_set); !missing.empty()) return misuse(line.in, missing);
    bool const interactive = line.jobs.empty() && !line.export_ && isatty(STDIN_FILENO);
    bool const reads_input = line.jobs.empty() && !line.export_ && !(line.import && line.import->path == "-");
    if (reads_input) line.jobs.push_back({job::kind::file, "-"});
    session open(settings_of(line, data_set, interactive), std::cout, std::cerr);
    for (auto const& [name, text] : line.params) {
        try {
            open.set_parameter(name, text);
        } catch (wafer::error const& wrong) {
            return misuse(line.in, "--param " + name + ": " + spoken(wrong.detail(), wrong.what(), line.in));
        }
    }
    bool went_well = !line.import || open.import_graph(*line.import);
    if (!went_well) return failure;
    if (interactive)
        converse(open, data_set);
    else
        went_well = run_jobs(open, line.jobs);
    if (went_well && line.export_) {
        open.export_graph(*line.export_);
        open.flush();
    }
    if (open.in_transaction()) std::cerr << sentence(message::rolled_back, open.speaks()) << '\n';
    return went_well ? success : failure;
}

}  // namespace

int main(int argument_count, char* arguments[]) {
    std::ios::sync_with_stdio(false);
    auto const parsed = parse_command_line({arguments + 1, arguments + argument_count}, language_of_environment());
    if (parsed.end) {
        (parsed.end->exit_code == success ? std::cout : std::cerr) << parsed.end->text;
        return parsed.end->exit_code;
    }
    try {
        return parsed.line.check.empty() ? run(parsed.line) : check(parsed.line.in, parsed.line.check);
    } catch (wafer::error const& wrong) {
        std::cerr << error_text(wrong, {parsed.line.in, wants_colours(parsed.line, STDERR_FILENO)});
        return failure;
    }
}
