// Literals and parameters.
#pragma once

#include "grammar/rules/terminals.hpp"

namespace wafer::grammar::rules {

struct number_id;
inline constexpr x3::rule<number_id, ast::expression> number_literal{"number"};
struct string_id;
inline constexpr x3::rule<string_id, ast::string_literal> string_literal{"string"};
struct parameter_id;
inline constexpr x3::rule<parameter_id, ast::parameter> parameter{"parameter"};
struct list_id;
inline constexpr x3::rule<list_id, ast::list_literal> list_literal{"list"};
struct map_entry_id;
inline constexpr x3::rule<map_entry_id, ast::map_entry> map_entry{"map_entry"};
struct map_id;
inline constexpr x3::rule<map_id, ast::map_literal> map_literal{"map"};
struct map_projection_id;
inline constexpr x3::rule<map_projection_id, ast::map_projection> map_projection{"map_projection"};
struct properties_id;
inline constexpr x3::rule<properties_id, ast::expression> properties{"properties"};

BOOST_SPIRIT_DECLARE(decltype(number_literal), decltype(string_literal), decltype(parameter), decltype(list_literal), decltype(map_entry),
                     decltype(map_literal), decltype(map_projection), decltype(properties))

}  // namespace wafer::grammar::rules
