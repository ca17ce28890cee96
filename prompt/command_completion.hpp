// What could stand at the cursor of a command that is typed: its name, then words, files or a statement. Reads folders, and nothing else.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include <wafer/completion.hpp>

#include "prompt/words/language.hpp"

namespace wafer::prompt {

/// What could stand at the cursor of a statement.
using statement_completer = std::function<std::vector<proposal>(std::string_view text, std::size_t cursor)>;

/// `text` begins with a colon. Of a statement behind the command `complete` is asked.
std::vector<proposal> proposals_in_command(std::string_view text, std::size_t cursor, statement_completer const& complete, language in);

}  // namespace wafer::prompt
