// One run of the grammar over a text. Pure but for the state; thread-safe.
#pragma once

#include "grammar/rules/state.hpp"

namespace wafer::grammar::rules {

/// Reads the whole text of `state` as one statement. False when it is none: `state` then holds why.
bool read_statement(parse_state& state, ast::statement& result);

}  // namespace wafer::grammar::rules
