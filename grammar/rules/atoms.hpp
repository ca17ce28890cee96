// The atoms of expressions: what has operators and suffixes around it but none outside its own brackets.
#pragma once

#include "grammar/rules/terminals.hpp"

namespace wafer::grammar::rules {

struct atom_id;
inline constexpr x3::rule<atom_id, ast::expression> atom{"atom"};
BOOST_SPIRIT_DECLARE(decltype(atom))

}  // namespace wafer::grammar::rules
