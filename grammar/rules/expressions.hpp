// The rules of expressions that other rules are made of. `expression` reads one at its own level of depth; what may stand in it
// depends on the place: see `place`.
#pragma once

#include "grammar/rules/operators.hpp"
#include "grammar/rules/terminals.hpp"

namespace wafer::grammar::rules {

struct expression_id;
inline constexpr x3::rule<expression_id, ast::expression> expression{"expression"};
struct target_id;
inline constexpr x3::rule<target_id, ast::expression> target{"target"};
BOOST_SPIRIT_DECLARE(decltype(expression), decltype(target))

inline constexpr auto value = named("an expression", placed(place::plain, expression));
inline constexpr auto condition = named("a condition", placed(place::condition, expression));
inline constexpr auto value_before_bar = named("an expression", placed(place::before_bar, expression));
inline constexpr auto condition_before_bar = named("a condition", placed(place::condition_before_bar, expression));
inline constexpr auto where = kw("where") >> condition;

}  // namespace wafer::grammar::rules
