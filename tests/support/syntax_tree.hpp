// A tree as nested lists of words, `(+ 1 (* 2 3))`: what the tests of the grammar compare and what they read as.
// Says everything that a tree holds but byte ranges and the text of projection items.
#pragma once

#include <string>

#include "grammar/parse.hpp"

namespace wafer::tests {

std::string tree_text(ast::statement const& statement);
std::string tree_text(ast::expression const& expression);
std::string tree_text(ast::path_pattern const& path);

/// The tree of `text`, a statement; the error's detail in angle brackets when it is none.
std::string tree_of(std::string_view text);
/// The tree of `text`, an expression.
std::string tree_of_expression(std::string_view text);
/// The tree of `text`, a condition as after WHERE.
std::string tree_of_condition(std::string_view text);
/// The tree of `text`, one path pattern as after MATCH.
std::string tree_of_path(std::string_view text);

}  // namespace wafer::tests
