// Reading the tokens that carry a value: names, parameters, strings and numbers. Each function takes its token and the white space
// after it, or fails, noting what was expected; a token that is begun but wrong stops the parse with its own detail.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "grammar/rules/state.hpp"

namespace wafer::grammar::rules {

using number = std::variant<std::uint64_t, double>;

/// SymbolicName: an unquoted name that is not reserved, or one in backticks.
bool take_name(parse_state& state, char const*& first, ast::name& result);
/// SchemaName: as above, keywords included.
bool take_any_name(parse_state& state, char const*& first, ast::name& result);
/// Parameter = "$" (SchemaName | DecimalInteger)
bool take_parameter(parse_state& state, char const*& first, std::string& result);
/// StringLiteral, in single or double quotes, with escapes.
bool take_string(parse_state& state, char const*& first, std::string& result);
/// NumberLiteral: decimal, hexadecimal and octal integers, and floats.
bool take_number(parse_state& state, char const*& first, number& result);
/// IntegerLiteral
bool take_count(parse_state& state, char const*& first, std::uint64_t& result);

/// The end of the name at `first`, quoted or not, and not counting white space; `first` itself when there is none.
char const* any_name_end(parse_state const& state, char const* first);

}  // namespace wafer::grammar::rules
