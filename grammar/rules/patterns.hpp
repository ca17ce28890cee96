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
/// `ANY SHORTEST TRAIL PATHS` and the like: what stands before a path, as a path without elements.
struct prefix_id;
inline constexpr x3::rule<prefix_id, ast::path_pattern> path_prefix{"path_prefix"};
struct quantifier_id_of_path;
inline constexpr x3::rule<quantifier_id_of_path, ast::path_quantifier> path_quantifier{"path_quantifier"};
struct pattern_id;
inline constexpr x3::rule<pattern_id, ast::pattern> pattern{"pattern"};

BOOST_SPIRIT_DECLARE(decltype(labels), decltype(label), decltype(path), decltype(path_element), decltype(shortest_path), decltype(pattern),
                     decltype(path_prefix), decltype(path_quantifier))

}  // namespace wafer::grammar::rules
