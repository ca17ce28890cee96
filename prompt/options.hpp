// The command line of `wafer`, read. Pure: nothing is opened here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "prompt/formats.hpp"
#include "prompt/transfer.hpp"
#include "prompt/words/language.hpp"

namespace wafer::prompt {

/// One `-c` or `-f`, in the order given, or the question of `ask`.
struct job {
    enum class kind : std::uint8_t { statement, file, question };

    kind what = kind::statement;
    std::string text;  // The statements, or the file's name; `-` is standard input.
};

enum class colour_choice : std::uint8_t { by_terminal, always, never };

struct command_line {
    bool in_memory = false;                                   // `:memory:`
    std::string data;                                         // `--data`; empty for the default.
    std::string check;                                        // `check DIR`; empty unless asked for.
    std::vector<job> jobs;                                    // None: a prompt, or standard input.
    std::vector<std::pair<std::string, std::string>> params;  // Name and text of `--param name=value`.
    format form = format::table;
    std::size_t picture_nodes = 5'000;
    bool read_only = false;
    colour_choice colours = colour_choice::by_terminal;
    bool no_pager = false;
    language in = language::english;
    std::optional<transfer_request> import;   // `import`: into an empty graph, before the jobs.
    std::optional<transfer_request> export_;  // `export`: after the jobs.
    std::string import_folder;  // Where LOAD CSV may read; empty: nowhere.
};

/// A command line that ends here: `--help`, `--version`, or one that cannot be followed.
struct early_end {
    int exit_code = 0;  // 0: `text` is what was asked for. 2: it says what is wrong.
    std::string text;
};

struct parsed_command_line {
    command_line line;
    std::optional<early_end> end;
};

/// `arguments` without the program's name; `in` is the language where they choose none.
parsed_command_line parse_command_line(std::vector<std::string> arguments, language in = language::english);

}  // namespace wafer::prompt
