#include "prompt/options.hpp"

#include <algorithm>
#include <string_view>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <wafer/database.hpp>
#include <wafer/error.hpp>

#include "prompt/suggestions.hpp"
#include "wafer/text.hpp"

namespace wafer::prompt {
namespace {

constexpr char const* epilogue =
    "Without -c and -f, and when standard input is no terminal, statements are read from there. The first statement that fails ends the\n"
    "run. Results go to standard output, all else to standard error.\n"
    "Exit code: 0 all went well, 1 a statement failed or a data set is not sound, 2 the command line cannot be followed.\n"
    "WAFER_DATA in the environment names the data set to open by default.\n";

early_end misuse(std::string const& message) { return {2, "wafer: " + message + "\nwafer --help lists the options.\n"}; }

/// What is wrong with an argument that no option took.
std::string leftover_message(std::string const& argument) {
    if (!argument.starts_with('-')) {
        return fmt::format("'{}' is neither :memory: nor check; --data {} would open it as a data set", argument, argument);
    }
    auto const name = argument.substr(0, argument.find('='));
    auto const near = nearest_names(name, {"--data", "--param", "--format", "--picture-nodes", "--read-only", "--import-folder", "--no-color", "--version", "--help", "-c", "-f"});
    return fmt::format("unknown option {}.{}", name, did_you_mean(near));
}

/// The options, bound to `line`; `names` and `params` take what needs another look.
struct option_set {
    command_line& line;
    std::vector<std::string> params;
    std::string form = "table";
    std::string target;
    CLI::App app{"Wafer: asks a property graph questions in openCypher. Opens the graph of the article on AI chips unless told otherwise.",
                 "wafer"};
    CLI::App* check = nullptr;
    CLI::App* ask = nullptr;
    CLI::App* import = nullptr;
    CLI::App* export_ = nullptr;
    transfer_request imported;
    transfer_request exported;

    explicit option_set(command_line& into) : line(into) {
        app.set_version_flag("--version", std::string("wafer ") + version(), "Print the version and end");
        app.allow_extras();
        app.footer(epilogue);
        app.add_option("target", target, ":memory: for an empty graph in memory");
        app.add_option("--data", line.data, "Open the data set in this directory")->type_name("DIR");
        add_job("-c", "Run these statements and end; may be given again", job::kind::statement, "QUERY");
        add_job("-f", "Run the statements of this file and end; - is standard input", job::kind::file, "FILE");
        app.add_option("--param", params, "Set a parameter: VALUE is JSON, an expression, or plain text; may be given again")
            ->type_name("NAME=VALUE")
            ->allow_extra_args(false);
        app.add_option("--format", form, "Print results as " + format_list("or"))->type_name("NAME");
        app.add_option("--picture-nodes", line.picture_nodes, "How many nodes :graph draws at most; 5000 unless given")->type_name("N");
        app.add_flag("--read-only", line.read_only, "Refuse statements that change the graph");
        app.add_option("--import-folder", line.import_folder, "Let LOAD CSV read the files in this directory")->type_name("DIR");
        app.add_flag("--no-color", line.no_colours, "No colours at the prompt; NO_COLOR in the environment says so too");
        check = app.add_subcommand("check", "Report what is wrong with a data set, with file and line");
        check->add_option("DIR", line.check, "The data set")->required();
        ask = app.add_subcommand("ask", "Answer a question in English or Chinese, as: wafer ask \"Who invested in Anthropic?\"");
        ask->add_option_function<std::string>("QUESTION", [this](std::string const& text) { line.jobs.push_back({job::kind::question, text}); },
                                              "The question")
            ->required();
        ask->add_option("--format", form, "As above")->type_name("NAME");
        import = app.add_subcommand("import", "Begin with the graph in a file or folder, or in tables of CSV");
        add_transfer(*import, imported);
        import->add_option("--nodes", imported.nodes, "A table of nodes, with labels for all of them; may be given again")
            ->type_name("[LABELS=]FILE[,FILE...]")
            ->allow_extra_args(false);
        import->add_option("--relationships", imported.relationships, "A table of relationships; may be given again")
            ->type_name("[TYPE=]FILE[,FILE...]")
            ->allow_extra_args(false);
        import->add_option("--threads", imported.threads, "So many threads read CSV; else as many as the machine runs at once")
            ->type_name("N")
            ->check(CLI::Range(1U, 256U));
        export_ = app.add_subcommand("export", "Write the graph to a file, to a new folder for csv, or to standard output as -");
        add_transfer(*export_, exported);
    }

    /// The options of the program may stand behind those of a subcommand as well.
    static void add_transfer(CLI::App& to, transfer_request& into) {
        to.fallthrough();
        to.add_option("PATH", into.path, "The file or folder");
        to.add_option("--format", into.format, "csv, jsonl, graphml or cypher; else the name tells")->type_name("FORMAT");
        to.add_option("--delimiter", into.delimiter, "Between the cells of CSV: a character or TAB")->type_name("C");
        to.add_option("--quote", into.quote, "Around the cells of CSV")->type_name("C");
        to.add_option("--array-delimiter", into.array_delimiter, "Between labels and items of lists in CSV")->type_name("C");
    }

    void add_job(char const* name, char const* purpose, job::kind kind, char const* type) {
        auto const add = [this, kind](std::string const& text) { line.jobs.push_back({kind, text}); };
        app.add_option_function<std::string>(name, add, purpose)->type_name(type)->trigger_on_parse()->take_last();
    }
};

std::optional<early_end> take_params(option_set const& options, command_line& line) {
    for (auto const& param : options.params) {
        auto const equals = param.find('=');
        if (equals == std::string::npos || equals == 0) return misuse(fmt::format("--param wants NAME=VALUE, not '{}'", param));
        line.params.emplace_back(param.substr(param.starts_with('$') ? 1 : 0, equals - (param.starts_with('$') ? 1 : 0)),
                                 param.substr(equals + 1));
    }
    return std::nullopt;
}

/// Turns what the options took into the command line; an end when they make no sense.
std::optional<early_end> interpret(option_set const& options, command_line& line) {
    auto const left = options.app.remaining(true);
    if (!left.empty()) return misuse(leftover_message(left.front()));
    if (!options.target.empty() && options.target != ":memory:") return misuse(leftover_message(options.target));
    line.in_memory = !options.target.empty();
    if (*options.import) {
        if (options.imported.path.empty() != options.imported.has_tables()) return misuse("import wants a file or folder, or tables of CSV");
        if (!line.data.empty()) return misuse("import and --data exclude each other");
        line.import = options.imported;
        line.in_memory = true;
    }
    if (*options.export_) {
        if (options.exported.path.empty()) return misuse("export wants a file or folder, or - for standard output");
        line.export_ = options.exported;
    }
    if (line.in_memory && !line.data.empty()) return misuse(":memory: and --data exclude each other");
    line.form = format_named(options.form);
    return take_params(options, line);
}

}  // namespace

parsed_command_line parse_command_line(std::vector<std::string> arguments) {
    parsed_command_line parsed;
    option_set options(parsed.line);
    std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back.
    try {
        options.app.parse(std::move(arguments));
        parsed.end = interpret(options, parsed.line);
    } catch (CLI::CallForHelp const&) {
        parsed.end = {0, options.app.help()};
    } catch (CLI::CallForVersion const& version) {
        parsed.end = {0, std::string(version.what()) + "\n"};
    } catch (CLI::ParseError const& failure) {
        parsed.end = misuse(failure.what());
    } catch (error const& failure) {
        parsed.end = misuse(std::string(failure.what()) + did_you_mean(failure.suggestions()));
    }
    return parsed;
}

}  // namespace wafer::prompt
