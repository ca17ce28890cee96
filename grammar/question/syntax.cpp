#include "grammar/question/syntax.hpp"

#include <cmath>
#include <cstdint>
#include <type_traits>

namespace wafer::question::syntax {
namespace {

ast::expression of(ast::expression::node_type node) {
    ast::expression made;
    made.node = std::move(node);
    return made;
}

ast::name named(std::string const& text) { return {text, {}}; }

}  // namespace

ast::expression variable(std::string const& name) { return of(ast::variable{name}); }

ast::expression property(std::string const& owner, std::string const& key) {
    ast::postfix made{variable(owner), {}};
    made.suffixes.emplace_back(ast::property_access{named(key)});
    return of(std::move(made));
}

ast::expression constant(literal const& value) {
    return std::visit(
        [](auto const& content) {
            using type = std::decay_t<decltype(content)>;
            if constexpr (std::is_same_v<type, std::string>) {
                return of(ast::string_literal{content});
            } else if constexpr (std::is_same_v<type, bool>) {
                return of(ast::boolean_literal{content});
            } else {
                bool const whole = content >= 0 && content < 9e15 && std::floor(content) == content;
                return whole ? of(ast::integer_literal{static_cast<std::uint64_t>(content)}) : of(ast::float_literal{content});
            }
        },
        value);
}

ast::expression call(std::string const& function, std::vector<ast::expression> arguments, bool distinct) {
    ast::function_call made;
    made.path.push_back(named(function));
    made.distinct = distinct;
    made.star = arguments.empty();
    made.arguments = std::move(arguments);
    return of(std::move(made));
}

ast::expression binary(ast::expression left, ast::binary_operator op, ast::expression right) {
    ast::chain made{std::move(left), {}};
    made.rest.push_back({op, {}, std::move(right)});
    return of(std::move(made));
}

ast::expression negation(ast::expression operand) { return of(ast::unary{ast::unary_operator::not_, std::move(operand)}); }

ast::expression all_of(std::vector<ast::expression> operands) {
    if (operands.size() == 1) return std::move(operands.front());
    ast::chain made{std::move(operands.front()), {}};
    for (std::size_t i = 1; i < operands.size(); ++i) made.rest.push_back({ast::binary_operator::and_, {}, std::move(operands[i])});
    return of(std::move(made));
}

ast::expression labelled(std::string const& owner, std::string const& label) {
    return of(ast::label_test{variable(owner), labels({label}, ast::label_expression::operation::conjunction)});
}

ast::expression any_of(std::vector<ast::expression> operands) {
    if (operands.size() == 1) return std::move(operands.front());
    ast::chain made{std::move(operands.front()), {}};
    for (std::size_t i = 1; i < operands.size(); ++i) made.rest.push_back({ast::binary_operator::or_, {}, std::move(operands[i])});
    return of(std::move(made));
}

namespace {

ast::expression subquery(ast::subquery_kind kind, ast::match_clause match) {
    ast::query body;
    body.parts.push_back({{clause(std::move(match))}, {}});
    return of(ast::subquery_expression{kind, std::move(body)});
}

}  // namespace

ast::expression exists(ast::match_clause match) { return subquery(ast::subquery_kind::exists, std::move(match)); }
ast::expression count_of(ast::match_clause match) { return subquery(ast::subquery_kind::count, std::move(match)); }

ast::expression list_of(std::vector<ast::expression> items) { return of(ast::list_literal{std::move(items)}); }

ast::expression map_of(std::vector<std::pair<std::string, ast::expression>> entries) {
    ast::map_literal made;
    for (auto& [key, value] : entries) made.entries.push_back({named(key), std::move(value)});
    return of(std::move(made));
}

ast::expression mapped(std::string const& each, ast::expression list, ast::expression projection) {
    return of(ast::list_comprehension{named(each), std::move(list), std::nullopt, ast::box<ast::expression>(std::move(projection))});
}

ast::label_expression labels(std::vector<std::string> const& names, ast::label_expression::operation operation) {
    std::vector<ast::label_expression> each;
    for (auto const& name : names) {
        ast::label_expression one;
        one.label = named(name);
        each.push_back(std::move(one));
    }
    if (each.size() == 1) return std::move(each.front());
    ast::label_expression made;
    made.op = operation;
    made.operands = std::move(each);
    return made;
}

ast::projection_item item(ast::expression value, std::string const& alias) { return {std::move(value), named(alias), alias}; }

ast::match_clause match(ast::pattern pattern, std::vector<ast::expression> conditions, bool optional) {
    ast::match_clause made{optional, std::move(pattern), std::nullopt};
    if (!conditions.empty()) made.where = all_of(std::move(conditions));
    return made;
}

ast::statement statement(std::vector<ast::clause> clauses) {
    ast::statement made;
    made.what.parts.push_back({std::move(clauses), {}});
    return made;
}

ast::binary_operator operator_of(comparison how) {
    switch (how) {
        case comparison::equal: return ast::binary_operator::equal;
        case comparison::not_equal: return ast::binary_operator::not_equal;
        case comparison::greater: return ast::binary_operator::greater;
        case comparison::greater_equal: return ast::binary_operator::greater_equal;
        case comparison::less: return ast::binary_operator::less;
        case comparison::less_equal: return ast::binary_operator::less_equal;
        case comparison::begins_with: return ast::binary_operator::starts_with;
    }
    return ast::binary_operator::equal;
}

}  // namespace wafer::question::syntax
