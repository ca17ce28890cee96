// The binder: a parsed statement becomes a bound one. Resolves variables by scope, functions and procedures by name, checks kinds and
// everything that openCypher calls a compile-time error. Pure; thread-safe.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "engine/bind/query.hpp"
#include "grammar/ast/statement.hpp"

namespace wafer::engine {

/// Finds a procedure by its full name, or gives nothing; and lists names for suggestions.
struct procedure_catalog {
    std::function<std::shared_ptr<procedure const>(std::string_view)> find;
    std::function<std::vector<std::string>()> names;
};

/// Throws `wafer::error` with openCypher's detail (`UndefinedVariable`, `VariableTypeConflict`, `InvalidAggregation` …), phase compile
/// time, a range and suggestions.
std::unique_ptr<bound::statement> bind(ast::statement const& statement, procedure_catalog const& procedures);

}  // namespace wafer::engine
