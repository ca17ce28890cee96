// What is asked of a query besides its rows: WHY and WHY NOT.
#pragma once

#include "grammar/rules/terminals.hpp"

namespace wafer::grammar::rules {

struct why_id;
inline constexpr x3::rule<why_id, ast::why_prefix> why{"why"};

BOOST_SPIRIT_DECLARE(decltype(why))

}  // namespace wafer::grammar::rules
