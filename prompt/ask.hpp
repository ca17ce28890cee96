// Questions in words, as the prompt answers them: the query that was read, then its rows. Prints like everything else: results to `out`.
#pragma once

#include <cstddef>
#include <string_view>

#include <wafer/connection.hpp>

#include "prompt/formats.hpp"
#include "prompt/held_output.hpp"

namespace wafer::prompt {

/// Whether a line at the prompt is a question: it does not begin with a word that begins a statement.
bool is_question(std::string_view text);

/// Prints the query, the rows and what they rest on, `--format json` as one object. Returns the number of rows. Throws `wafer::error`.
std::uint64_t print_answer(connection& open, std::string_view question, format form, std::size_t width_limit, held_output& out);

}  // namespace wafer::prompt
