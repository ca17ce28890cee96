// A tree as nested lists of words, `(+ 1 (* 2 3))`: what the tests of the grammar compare and what they read as.
// Says everything that a tree holds but byte ranges and the text of projection items.
#pragma once

#include <string>

#include "grammar/parse.hpp"

namespace wafer::tests {

std::string outline(ast::statement const& statement);
std::string outline(ast::expression const& expression);
std::string outline(ast::path_pattern const& path);

/// The outline of `text`, a statement; the error's detail in angle brackets when it is none.
std::string outline_of(std::string_view text);
/// The outline of `text`, an expression.
std::string outline_of_expression(std::string_view text);
/// The outline of `text`, a condition as after WHERE.
std::string outline_of_condition(std::string_view text);
/// The outline of `text`, one path pattern as after MATCH.
std::string outline_of_path(std::string_view text);

}  // namespace wafer::tests
