#include "prompt/options.hpp"

#include <algorithm>
#include <string_view>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <wafer/database.hpp>
#include <wafer/error.hpp>
#include <wafer/text.hpp>

#include "prompt/suggestions.hpp"
#include "prompt/words/errors.hpp"
#include "prompt/words/messages.hpp"

namespace wafer::prompt {
namespace {

early_end misuse(language in, std::string const& what) {
    return {2, fmt::format("{}\n{}\n", said(in, message::usage, what), sentence(message::usage_hint, in))};
}

/// What is wrong with an argument that no option took.
std::string leftover_message(language in, std::string const& argument) {
    if (!argument.starts_with('-')) return said(in, message::leftover_word, argument, argument);
    auto const name = argument.substr(0, argument.find('='));
    auto const near = nearest_names(name, {"--data", "--param", "--format", "--picture-nodes", "--read-only", "--import-folder", "--color", "--no-color", "--no-pager", "--lang", "--version", "--help", "-c", "-f"});
    return said(in, message::unknown_option, name) + did_you_mean(near, in);
}

/// The options, bound to `line`; `names` and `params` take what needs another look.
struct option_set {
    command_line& line;
    std::vector<std::string> params;
    std::string form = "table";
    std::string colours = "auto";
    std::string lang;
    std::string target;
    CLI::App app;
    CLI::App* check = nullptr;
    CLI::App* ask = nullptr;
    CLI::App* import = nullptr;
    CLI::App* export_ = nullptr;
    transfer_request imported;
    transfer_request exported;

    explicit option_set(command_line& into) : line(into), app(text(message::about), "wafer") {
        app.get_formatter()->label("Usage", text(message::heading_usage));
        app.set_help_flag("-h,--help", text(message::option_help));
        app.set_version_flag("--version", std::string("wafer ") + version(), text(message::option_version));
        app.allow_extras();
        app.footer(text(message::epilogue) + "\n");
        app.add_option("target", target, text(message::option_memory));
        add_options();
        add_questions();
        add_transfers();
    }

    /// In the language of the command line.
    std::string text(message what) const { return std::string(sentence(what, line.in)); }

    void add_options() {
        app.add_option("--data", line.data, text(message::option_data))->type_name("DIR");
        add_job("-c", text(message::option_c), job::kind::statement, "QUERY");
        add_job("-f", text(message::option_f), job::kind::file, "FILE");
        app.add_option("--param", params, text(message::option_param))->type_name("NAME=VALUE")->allow_extra_args(false);
        app.add_option("--format", form, said(line.in, message::option_format, format_list(line.in == language::chinese ? "或" : "or")))->type_name("NAME");
        app.add_option("--picture-nodes", line.picture_nodes, text(message::option_picture_nodes))->type_name("N");
        app.add_flag("--read-only", line.read_only, text(message::option_read_only));
        app.add_option("--import-folder", line.import_folder, text(message::option_import_folder))->type_name("DIR");
        app.add_option("--lang", lang, text(message::option_lang))->type_name("en|zh");
        app.add_option("--color", colours, text(message::option_color))->type_name("WHEN");
        app.add_flag_callback("--no-color", [this] { colours = "never"; }, text(message::option_no_color));
        app.add_flag("--no-pager", line.no_pager, text(message::option_no_pager));
    }

    void add_questions() {
        check = app.add_subcommand("check", text(message::option_check));
        check->add_option("DIR", line.check, text(message::option_check_dir))->required();
        ask = app.add_subcommand("ask", text(message::option_ask));
        ask->fallthrough();
        ask->add_option_function<std::string>("QUESTION", [this](std::string const& asked) { line.jobs.push_back({job::kind::question, asked}); },
                                              text(message::option_question))
            ->required();
        ask->add_option("--format", form, text(message::option_as_above))->type_name("NAME");
    }

    void add_transfers() {
        import = app.add_subcommand("import", text(message::option_import));
        add_transfer(*import, imported);
        import->add_option("--nodes", imported.nodes, text(message::option_nodes))->type_name("[LABELS=]FILE[,FILE...]")->allow_extra_args(false);
        import->add_option("--relationships", imported.relationships, text(message::option_relationships))
            ->type_name("[TYPE=]FILE[,FILE...]")
            ->allow_extra_args(false);
        import->add_option("--threads", imported.threads, text(message::option_threads))->type_name("N")->check(CLI::Range(1U, 256U));
        export_ = app.add_subcommand("export", text(message::option_export));
        add_transfer(*export_, exported);
    }

    /// The options of the program may stand behind those of a subcommand as well.
    void add_transfer(CLI::App& to, transfer_request& into) const {
        to.fallthrough();
        to.add_option("PATH", into.path, text(message::option_path));
        to.add_option("--format", into.format, text(message::option_transfer_format))->type_name("FORMAT");
        to.add_option("--delimiter", into.delimiter, text(message::option_delimiter))->type_name("C");
        to.add_option("--quote", into.quote, text(message::option_quote))->type_name("C");
        to.add_option("--array-delimiter", into.array_delimiter, text(message::option_array_delimiter))->type_name("C");
    }

    void add_job(char const* name, std::string const& purpose, job::kind kind, char const* type) {
        auto const add = [this, kind](std::string const& given) { line.jobs.push_back({kind, given}); };
        app.add_option_function<std::string>(name, add, purpose)->type_name(type)->trigger_on_parse()->take_last();
    }
};

std::optional<early_end> take_params(option_set const& options, command_line& line) {
    for (auto const& param : options.params) {
        auto const equals = param.find('=');
        if (equals == std::string::npos || equals == 0) return misuse(line.in, said(line.in, message::bad_param, param));
        line.params.emplace_back(param.substr(param.starts_with('$') ? 1 : 0, equals - (param.starts_with('$') ? 1 : 0)),
                                 param.substr(equals + 1));
    }
    return std::nullopt;
}

std::optional<colour_choice> colours_named(std::string_view name) {
    if (name == "auto") return colour_choice::by_terminal;
    if (name == "always") return colour_choice::always;
    if (name == "never") return colour_choice::never;
    return std::nullopt;
}

/// The language has to be known before the options are, which have texts.
std::optional<language> language_among(std::vector<std::string> const& arguments) {
    constexpr std::string_view option = "--lang";
    std::optional<language> found;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string_view const argument = arguments[i];
        if (argument == option && i + 1 < arguments.size()) found = language_named(arguments[i + 1]);
        else if (argument.starts_with(option) && argument.substr(option.size()).starts_with('=')) found = language_named(argument.substr(option.size() + 1));
    }
    return found;
}

/// Turns what the options took into the command line; an end when they make no sense.
std::optional<early_end> interpret(option_set const& options, command_line& line) {
    auto const left = options.app.remaining(true);
    auto const in = line.in;
    if (!left.empty()) return misuse(in, leftover_message(in, left.front()));
    if (!options.target.empty() && options.target != ":memory:") return misuse(in, leftover_message(in, options.target));
    line.in_memory = !options.target.empty();
    if (*options.import) {
        if (options.imported.path.empty() != options.imported.has_tables()) return misuse(in, said(in, message::import_wants));
        if (!line.data.empty()) return misuse(in, said(in, message::exclude_import));
        line.import = options.imported;
        line.in_memory = true;
    }
    if (*options.export_) {
        if (options.exported.path.empty()) return misuse(in, said(in, message::export_wants));
        line.export_ = options.exported;
    }
    if (line.in_memory && !line.data.empty()) return misuse(in, said(in, message::exclude_memory));
    line.form = format_named(options.form);
    if (!options.lang.empty() && !language_named(options.lang)) return misuse(in, said(in, message::unknown_language, options.lang));
    auto const colours = colours_named(options.colours);
    if (!colours) return misuse(in, said(in, message::bad_colour, options.colours));
    line.colours = *colours;
    return take_params(options, line);
}

}  // namespace

parsed_command_line parse_command_line(std::vector<std::string> arguments, language in) {
    parsed_command_line parsed;
    parsed.line.in = language_among(arguments).value_or(in);
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
        parsed.end = misuse(parsed.line.in, failure.what());
    } catch (error const& failure) {
        auto const in_words = spoken(failure.detail(), failure.what(), parsed.line.in);
        parsed.end = misuse(parsed.line.in, in_words + did_you_mean(failure.suggestions(), parsed.line.in));
    }
    return parsed;
}

}  // namespace wafer::prompt
