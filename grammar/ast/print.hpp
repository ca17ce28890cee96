// Prints a tree back to query text that parses to the same tree (byte ranges apart). Pure; thread-safe.
#pragma once

#include <string>

#include "grammar/ast/statement.hpp"

namespace wafer::ast {

std::string print(statement const& statement);
std::string print(expression const& expression);
std::string print(value_type const& type);

}  // namespace wafer::ast
