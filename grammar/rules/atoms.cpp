#include "grammar/rules/atoms.hpp"

#include "grammar/rules/actions.hpp"
#include "grammar/rules/comprehensions.hpp"
#include "grammar/rules/expressions.hpp"
#include "grammar/rules/literals.hpp"
#include "grammar/rules/lookahead.hpp"
#include "grammar/rules/patterns.hpp"
#include "grammar/rules/statement.hpp"

namespace wafer::grammar::rules {
namespace {

constexpr auto mark_parenthesised = [](auto const& context) {
    x3::_val(context) = std::move(x3::_attr(context));
    x3::_val(context).parenthesised = true;
};

constexpr auto take_variable = [](auto const& context) { x3::_val(context).name = std::move(x3::_attr(context).text); };

// The function that trims one side; `trim` does both.
template <char Side>
constexpr auto take_side = [](auto const& context) { x3::_val(context).path.front().text.insert(0, 1, Side); };

// What is trimmed comes first among the arguments.
constexpr auto take_trimmed = [](auto const& context) {
    auto& arguments = x3::_val(context).arguments;
    arguments.insert(arguments.begin(), std::move(x3::_attr(context)));
    x3::_pass(context) = arguments.size() <= 2;
};

// Only count takes a star.
constexpr auto take_star = [](auto const& context) {
    auto& call = x3::_val(context);
    call.star = true;
    x3::_pass(context) = call.path.size() == 1 && same_word(call.path.front().text, "count");
};

}  // namespace

struct parenthesised_id;
constexpr x3::rule<parenthesised_id, ast::expression> parenthesised{"parenthesised"};
struct predicate_id;
constexpr x3::rule<predicate_id, ast::pattern_predicate> path_predicate{"path_predicate"};
struct shortest_predicate_id;
constexpr x3::rule<shortest_predicate_id, ast::pattern_predicate> shortest_predicate{"shortest_predicate"};
struct variable_id;
constexpr x3::rule<variable_id, ast::variable> variable{"variable"};
struct call_id;
constexpr x3::rule<call_id, ast::function_call> call{"call"};
struct trim_call_id;
constexpr x3::rule<trim_call_id, ast::function_call> trim_call{"trim_call"};
struct exists_call_id;
constexpr x3::rule<exists_call_id, ast::function_call> exists_call{"exists_call"};
BOOST_SPIRIT_DECLARE(decltype(parenthesised), decltype(path_predicate), decltype(shortest_predicate), decltype(variable), decltype(call),
                     decltype(trim_call), decltype(exists_call))

// Reads the rule that `atom_at` chooses.
struct chosen_atom : x3::parser<chosen_atom> {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;
    static bool const has_action = true;

    template <class Context, class Attribute>
    bool parse(iterator& first, iterator const& last, Context const& context, ast::expression& result, Attribute&) const {
        auto& state = state_of(context);
        if (state.stopped()) return false;
        auto const into_node = [&](auto const& rule) {
            typename std::decay_t<decltype(rule)>::attribute_type read{};
            if (!rule.parse(first, last, context, x3::unused, read)) return false;
            result.node = std::move(read);
            return true;
        };
        auto const constant = [&](std::string_view word, auto literal) {
            result.node = literal;
            return state.take_keyword(first, word);
        };
        switch (atom_at(state, first)) {
            case atom_kind::none: return state.missing(first, {"an expression"});
            case atom_kind::parenthesised: return parenthesised.parse(first, last, context, x3::unused, result);
            case atom_kind::path: return into_node(path_predicate);
            case atom_kind::list: return into_node(list_literal);
            case atom_kind::list_comprehension: return into_node(list_comprehension);
            case atom_kind::pattern_comprehension: return into_node(pattern_comprehension);
            case atom_kind::map: return into_node(map_literal);
            case atom_kind::map_projection: return into_node(map_projection);
            case atom_kind::parameter: return into_node(parameter);
            case atom_kind::number: return number_literal.parse(first, last, context, x3::unused, result);
            case atom_kind::string: return into_node(string_literal);
            case atom_kind::case_expression: return into_node(case_expression);
            case atom_kind::true_literal: return constant("true", ast::boolean_literal{true});
            case atom_kind::false_literal: return constant("false", ast::boolean_literal{false});
            case atom_kind::null_literal: return constant("null", ast::null_literal{});
            case atom_kind::subquery: return into_node(subquery);
            case atom_kind::quantifier: return into_node(quantifier);
            case atom_kind::reduction: return into_node(reduction);
            case atom_kind::shortest_path: return into_node(shortest_predicate);
            case atom_kind::exists_call: return into_node(exists_call);
            case atom_kind::trim_call: return into_node(trim_call);
            case atom_kind::call: return into_node(call);
            case atom_kind::variable: return into_node(variable);
        }
        return false;
    }
};

// Atom = Literal | MapProjection | Parameter | CaseExpression | ListComprehension | PatternComprehension | Quantifier | Reduce
//      | PatternPredicate | ParenthesizedExpression | FunctionInvocation | ExistentialSubquery | Variable
constexpr auto atom_def = located(chosen_atom{});
// ParenthesizedExpression = '(' Expression ')'
constexpr auto parenthesised_def = sym("(") >> named("an expression", placed(place::parenthesised, expression))[mark_parenthesised] >>
                                   sym(")");
// PatternPredicate = RelationshipsPattern
constexpr auto path_predicate_def = path_element[into<&ast::pattern_predicate::path>];
constexpr auto shortest_predicate_def = shortest_path[into<&ast::pattern_predicate::path>];
constexpr auto variable_def = variable_name[take_variable];
constexpr auto trim_source = ahead(trim_source_ahead) >> kw("from") >> value;
// FunctionInvocation = FunctionName '(' ['DISTINCT'] [Expression {',' Expression}] ')' | 'COUNT' '(' '*' ')'
constexpr auto call_def = (any_name[onto<&ast::function_call::path>] % sym(".", '.')) >> sym("(") >>
                          (sym("*")[take_star] | (-kw("distinct")[set<&ast::function_call::distinct>] >>
                                                  -(value[onto<&ast::function_call::arguments>] % sym(",")))) >>
                          sym(")");
// 'TRIM' '(' [['LEADING' | 'TRAILING' | 'BOTH'] [Expression] 'FROM'] Expression ')' | 'TRIM' '(' [Expression {',' Expression}] ')'
constexpr auto trim_call_def =
    any_name[onto<&ast::function_call::path>] >> sym("(") >>
    ((ahead(trim_side_ahead) >> (kw("leading")[take_side<'l'>] | kw("trailing")[take_side<'r'>] | kw("both")) >>
      (trim_source[take_trimmed] | (value[onto<&ast::function_call::arguments>] >> trim_source[take_trimmed]))) |
     (ahead(no_trim_side_ahead) >> (trim_source[take_trimmed] | (-(value[onto<&ast::function_call::arguments>] % sym(",")) >>
                                                                 -(trim_source[take_trimmed]))))) >>
    sym(")");
// 'EXISTS' '(' Expression ')', where the expression may be a pattern.
constexpr auto exists_call_def = any_name[onto<&ast::function_call::path>] >> sym("(") >> condition[onto<&ast::function_call::arguments>] >>
                                 sym(")");

BOOST_SPIRIT_DEFINE(atom, parenthesised, path_predicate, shortest_predicate, variable, call, trim_call, exists_call)
BOOST_SPIRIT_INSTANTIATE(decltype(atom), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(parenthesised), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(path_predicate), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(shortest_predicate), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(variable), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(call), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(trim_call), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(exists_call), iterator, context)

}  // namespace wafer::grammar::rules
