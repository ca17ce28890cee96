// How names are written in query text. Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace wafer::ast {

/// Whether an unquoted word cannot name a variable, because a keyword is meant in its place. Labels, types, keys, functions,
/// parameters and columns may be any word.
bool is_reserved(std::string_view word);

/// Whether a name reads as itself without backticks, as a variable too.
bool is_plain_name(std::string_view name);

std::string in_backticks(std::string_view name);

}  // namespace wafer::ast
