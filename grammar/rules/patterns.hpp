// Graph patterns: labels, nodes, relationships, paths.
#pragma once

#include "grammar/rules/terminals.hpp"

namespace wafer::grammar::rules {

struct labels_id;
inline constexpr x3::rule<labels_id, ast::label_expression> labels{"labels"};
/// One label by its name, or `$(…)`.
struct label_id;
inline constexpr x3::rule<label_id, ast::label_expression> label{"label"};
struct path_id;
inline constexpr x3::rule<path_id, ast::path_pattern> path{"path"};
struct element_id;
inline constexpr x3::rule<element_id, ast::path_pattern> path_element{"path_element"};
struct shortest_id;
inline constexpr x3::rule<shortest_id, ast::path_pattern> shortest_path{"shortest_path"};
struct pattern_id;
inline constexpr x3::rule<pattern_id, ast::pattern> pattern{"pattern"};

BOOST_SPIRIT_DECLARE(decltype(labels), decltype(label), decltype(path), decltype(path_element), decltype(shortest_path), decltype(pattern))

}  // namespace wafer::grammar::rules
