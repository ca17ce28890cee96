// The types that `::` names.
#pragma once

#include "grammar/rules/state.hpp"

namespace wafer::grammar::rules {

/// Type = TypeName ['<' Type '>'] [NotNull] [('LIST' | 'ARRAY') [NotNull]] {'|' Type}, NotNull = 'NOT' 'NULL' | '!'; a `|` that ends the expression around is left.
bool take_value_type(parse_state& state, char const*& first, ast::value_type& result);

}  // namespace wafer::grammar::rules
