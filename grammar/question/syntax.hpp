// Makes pieces of the query language's tree. Pure.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "grammar/ast/statement.hpp"
#include "grammar/question/meaning.hpp"

namespace wafer::question::syntax {

ast::expression variable(std::string const& name);
ast::expression property(std::string const& variable, std::string const& key);
ast::expression constant(literal const& value);
ast::expression call(std::string const& function, std::vector<ast::expression> arguments, bool distinct = false);
ast::expression binary(ast::expression left, ast::binary_operator op, ast::expression right);
ast::expression negation(ast::expression operand);
/// All of them; there is at least one.
ast::expression all_of(std::vector<ast::expression> operands);
ast::expression labelled(std::string const& variable, std::string const& label);
/// `EXISTS { MATCH pattern WHERE condition }`.
ast::expression exists(ast::match_clause match);
/// `COUNT { MATCH pattern WHERE condition }`.
ast::expression count_of(ast::match_clause match);
ast::expression any_of(std::vector<ast::expression> operands);
ast::expression list_of(std::vector<ast::expression> items);
ast::expression map_of(std::vector<std::pair<std::string, ast::expression>> entries);
/// `[variable IN function(path) | projection]`.
ast::expression mapped(std::string const& variable, ast::expression list, ast::expression projection);

ast::label_expression labels(std::vector<std::string> const& names, ast::label_expression::operation operation);
ast::projection_item item(ast::expression value, std::string const& alias);
ast::match_clause match(ast::pattern pattern, std::vector<ast::expression> conditions, bool optional = false);
template <class Clause>
ast::clause clause(Clause what) {
    return {std::move(what), {}};
}
ast::statement statement(std::vector<ast::clause> clauses);
ast::binary_operator operator_of(comparison how);

}  // namespace wafer::question::syntax
