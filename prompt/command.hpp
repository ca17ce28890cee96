// The prompt's own commands, the lines that begin with a colon. Reading one is pure; `session` carries them out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <wafer/completion.hpp>

#include "prompt/words/messages.hpp"

namespace wafer::prompt {

struct command {
    enum class kind : std::uint8_t { help, schema, examples, explain, profile, param, params, format, graph, pager, lang, timing, source, import, export_, dump, begin, commit, rollback, quit };

    kind what = kind::help;
    std::string argument;  // All behind the name.
};

struct command_description {
    std::string_view name;
    std::string_view arguments;
    message purpose;
};

/// In the order of `command::kind`.
std::vector<command_description> const& all_commands();

/// Reads a command without its colon; a number alone is `examples` with that number. Throws `wafer::error` (argument,
/// `UnknownCommand`) and suggests the nearest.
command read_command(std::string_view text);

/// What a command that is being typed, with its colon, could become.
std::vector<proposal> proposed_commands(std::string_view typed, language in = language::english);

/// What `:help` prints.
std::string help_text(language in = language::english);

}  // namespace wafer::prompt
