// Questions about expressions as they are written, before they are bound. Pure; thread-safe.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "grammar/ast/statement.hpp"

namespace wafer::engine {

/// Whether two expressions are the same but for their places in the text.
bool same(ast::expression const& left, ast::expression const& right);

/// Whether an aggregate is called outside of the scopes that an expression opens, where the projection around it can compute it.
bool aggregates_in(ast::expression const& expression);

/// The variables an expression names; those that it declares itself are among them.
std::set<std::string> variables_in(ast::expression const& expression);

/// A variable, or a property of such.
bool is_path_to_property(ast::expression const& expression);

/// The name of the variable that is all of the expression, or null pointer.
std::string const* as_variable(ast::expression const& expression);

/// `a.b.c`: a function's name in full.
std::string joined(std::vector<ast::name> const& path);
ast::text_range range_of(std::vector<ast::name> const& path);

}  // namespace wafer::engine
