// The value that somebody means who types one: JSON with its typed forms, else an expression of the query language where it looks like
// one, else the text itself.
#pragma once

#include <string>
#include <string_view>

#include <wafer/value.hpp>

namespace wafer::prompt {

/// Throws `wafer::error` for text that begins like an expression (with a quote, a bracket or a brace, or a name before a parenthesis)
/// and is none.
value read_parameter(std::string_view text);

}  // namespace wafer::prompt
