// What paths may be made of: checked before anything in them is bound.
#include <algorithm>

#include <fmt/format.h>

#include "engine/bind/binder.hpp"

namespace wafer::engine {

namespace {

using selector = ast::path_selector::sort;

[[noreturn]] void refuse(std::string const& text, ast::text_range at) { fail("InvalidPathPattern", text, at); }

void check_quantifier(ast::path_quantifier const& quantifier) {
    if (!quantifier.most) return;
    if (*quantifier.most == 0) refuse("The upper bound of a quantifier is at least 1.", quantifier.at);
    if (quantifier.least > *quantifier.most)
        refuse(fmt::format("The lower bound of a quantifier, {}, is above the upper one, {}.", quantifier.least, *quantifier.most), quantifier.at);
}

void check_group(ast::path_pattern const& group, ast::text_range at) {
    if (group.relationships.empty()) refuse("A quantified part of a path has at least one relationship.", at);
    for (auto const& each : group.relationships) {
        if (each.quantifier) refuse("A quantified part of a path has no quantifiers within.", each.quantifier->at);
        if (each.length) refuse("A quantified part of a path has no relationships of variable length within.", each.length->at);
    }
}

void check_selector(ast::path_pattern const& path) {
    auto const& selector = path.selector;
    if (selector.of == selector::shortest && !selector.count)
        fail("UnexpectedSyntax", "SHORTEST is followed by a number of paths, or by GROUPS.", path.at);
    if (selector.count && *selector.count == 0) refuse("A selector takes at least one path.", path.at);
}

bool is_selective(ast::path_pattern const& path) { return path.selector.of != selector::all; }

/// Without a selector every path is found: there must be an end to them.
void require_finite(ast::path_pattern const& path, bool repeatable) {
    bool const walk = path.mode == ast::path_mode::unspecified || path.mode == ast::path_mode::walk;
    if (!repeatable || is_selective(path) || !walk) return;
    for (auto const& each : path.relationships)
        if (each.quantifier && !each.quantifier->most)
            refuse("With REPEATABLE ELEMENTS there is no end to the paths that this quantifier allows: give it an upper bound, or the path "
                   "a selector such as ANY SHORTEST or a mode such as TRAIL.",
                   each.quantifier->at);
}

void check_path(ast::path_pattern const& path, bool repeatable) {
    check_selector(path);
    for (auto const& each : path.relationships) {
        if (each.quantifier) check_quantifier(*each.quantifier);
        if (each.quantifier && each.length) refuse("A relationship of variable length has no quantifier.", each.quantifier->at);
        if (!each.group.empty()) check_group(each.group.front(), each.at);
        if (each.quantifier && path.search != ast::path_search::none)
            refuse("shortestPath() takes a relationship of variable length, not a quantifier; ANY SHORTEST takes both sorts of parts.", each.at);
        if (each.length && (is_selective(path) || path.mode != ast::path_mode::unspecified || repeatable))
            refuse("Selectors, path modes and match modes go with quantified relationships, such as -[r]->{1,3}, not with those of variable "
                   "length.",
                   each.length->at);
    }
    if (path.search != ast::path_search::none && (repeatable || path.where))
        refuse("shortestPath() goes with neither a match mode nor a condition of its own.", path.at);
    require_finite(path, repeatable);
}

}  // namespace

void check_paths(std::vector<ast::path_pattern const*> const& paths, bool repeatable) {
    for (auto const* path : paths) check_path(*path, repeatable);
    auto const selective = std::find_if(paths.begin(), paths.end(), [](auto const* path) { return is_selective(*path); });
    if (selective == paths.end() || paths.size() == 1 || repeatable) return;
    refuse("A path with a selector is alone in its MATCH, unless that is MATCH REPEATABLE ELEMENTS; use another MATCH.", (*selective)->at);
}

void require_plain(ast::path_pattern const& path, std::string_view clause) {
    if (is_selective(path) || path.mode != ast::path_mode::unspecified)
        refuse(fmt::format("A selector or a path mode is for paths to search for: what is {} is one path.", clause), path.at);
    for (auto const& each : path.relationships)
        if (each.quantifier) refuse(fmt::format("A quantified part of a path can be searched for, not {}.", clause), each.at);
    if (path.where) refuse(fmt::format("What is {} has properties, not conditions.", clause), path.where->at);
}

bool is_walked_whole(ast::path_pattern const& path, bool repeatable) {
    using mode = ast::path_mode;
    if (path.relationships.empty()) return false;
    return is_selective(path) || path.mode == mode::simple || path.mode == mode::acyclic || (repeatable && path.mode == mode::trail);
}

}  // namespace wafer::engine
