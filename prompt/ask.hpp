// Questions in words, as the prompt answers them: the query that was read, then its rows. Prints like everything else: results to `out`.
#pragma once

#include <cstddef>
#include <string_view>

#include <wafer/connection.hpp>

#include "prompt/formats.hpp"
#include "prompt/held_output.hpp"

namespace wafer::prompt {

/// Whether the text begins almost as a statement does: with a word near to a clause's that is written in capitals, or behind which the signs of
/// statements stand.
bool looks_misspelt(std::string_view text);

/// Whether a line at the prompt is a question: it begins neither with a word that begins a statement nor almost so.
bool is_question(std::string_view text);

/// Prints the query, the rows and what they rest on, `--format json` as one object. Returns the number of rows. Throws `wafer::error`.
std::uint64_t print_answer(connection& open, std::string_view question, format form, print_style const& style, held_output& out);

}  // namespace wafer::prompt
