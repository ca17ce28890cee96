#include "engine/bind/written.hpp"

#include <algorithm>

#include "engine/base/overloaded.hpp"
#include "engine/function/registry.hpp"
#include "grammar/ast/print.hpp"

namespace wafer::engine {

namespace {

using ast::expression;

template <class Visit>
void visit_box(std::optional<ast::box<expression>> const& held, Visit const& visit) {
    if (held) visit(**held);
}

template <class Visit>
void visit_suffixes(ast::postfix const& postfix, Visit const& visit) {
    for (auto const& suffix : postfix.suffixes) {
        if (auto const* const at = std::get_if<ast::subscript>(&suffix)) visit(*at->index);
        if (auto const* const part = std::get_if<ast::slice>(&suffix)) {
            visit_box(part->from, visit);
            visit_box(part->to, visit);
        }
    }
}

template <class Visit>
void visit_labels(ast::label_expression const& labels, Visit const& visit) {
    std::for_each(labels.content.begin(), labels.content.end(), visit);
    for (auto const& operand : labels.operands) visit_labels(operand, visit);
}

/// Calls `visit` for each operand that is evaluated in the same scope as the expression itself, `inner` for the others.
template <class Visit, class Inner>
void visit_operands(expression const& whole, Visit const& visit, Inner const& inner) {
    std::visit(overloaded{
                   [&](ast::list_literal const& list) { std::for_each(list.items.begin(), list.items.end(), visit); },
                   [&](ast::map_literal const& map) {
                       for (auto const& entry : map.entries) visit(entry.value);
                   },
                   [&](ast::chain const& chain) {
                       visit(*chain.first);
                       for (auto const& link : chain.rest) visit(link.operand);
                   },
                   [&](ast::unary const& unary) { visit(*unary.operand); },
                   [&](ast::map_projection const& projection) {
                       visit(*projection.base);
                       for (auto const& item : projection.items) visit_box(item.content, visit);
                   },
                   [&](ast::null_test const& test) { visit(*test.operand); },
                   [&](ast::type_test const& test) { visit(*test.operand); },
                   [&](ast::normal_test const& test) { visit(*test.operand); },
                   [&](ast::label_test const& test) {
                       visit(*test.operand);
                       visit_labels(*test.labels, visit);
                   },
                   [&](ast::postfix const& postfix) {
                       visit(*postfix.base);
                       visit_suffixes(postfix, visit);
                   },
                   [&](ast::case_expression const& cases) {
                       visit_box(cases.subject, visit);
                       for (auto const& branch : cases.branches) {
                           visit(branch.when);
                           visit(branch.then);
                       }
                       visit_box(cases.otherwise, visit);
                   },
                   [&](ast::function_call const& call) { std::for_each(call.arguments.begin(), call.arguments.end(), visit); },
                   [&](ast::list_comprehension const& comprehension) {
                       visit(*comprehension.list);
                       visit_box(comprehension.where, inner);
                       visit_box(comprehension.projection, inner);
                   },
                   [&](ast::quantifier const& quantifier) {
                       visit(*quantifier.list);
                       visit_box(quantifier.where, inner);
                   },
                   [&](ast::reduction const& reduction) {
                       visit(*reduction.initial);
                       visit(*reduction.list);
                       inner(*reduction.step);
                   },
                   [](auto const&) {},
               },
               whole.node);
}

bool same_function(ast::function_call const& left, ast::function_call const& right) {
    if (left.distinct != right.distinct || left.star != right.star || left.path.size() != right.path.size()) return false;
    auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    auto const equal = [&](ast::name const& a, ast::name const& b) {
        return std::equal(a.text.begin(), a.text.end(), b.text.begin(), b.text.end(), [&](char x, char y) { return lower(x) == lower(y); });
    };
    return std::equal(left.path.begin(), left.path.end(), right.path.begin(), equal) &&
           std::equal(left.arguments.begin(), left.arguments.end(), right.arguments.begin(), right.arguments.end(), same);
}

bool same_chain(ast::chain const& left, ast::chain const& right) {
    if (left.rest.size() != right.rest.size() || !same(*left.first, *right.first)) return false;
    return std::equal(left.rest.begin(), left.rest.end(), right.rest.begin(),
                      [](auto const& a, auto const& b) { return a.op == b.op && same(a.operand, b.operand); });
}

bool same_suffix(ast::suffix const& left, ast::suffix const& right) {
    if (left.index() != right.index()) return false;
    if (auto const* const access = std::get_if<ast::property_access>(&left))
        return access->key.text == std::get<ast::property_access>(right).key.text;
    if (auto const* const at = std::get_if<ast::subscript>(&left)) return same(*at->index, *std::get<ast::subscript>(right).index);
    auto const same_bound = [](auto const& a, auto const& b) { return a.has_value() == b.has_value() && (!a || same(**a, **b)); };
    auto const& a = std::get<ast::slice>(left);
    auto const& b = std::get<ast::slice>(right);
    return same_bound(a.from, b.from) && same_bound(a.to, b.to);
}

bool same_postfix(ast::postfix const& left, ast::postfix const& right) {
    return left.suffixes.size() == right.suffixes.size() && same(*left.base, *right.base) &&
           std::equal(left.suffixes.begin(), left.suffixes.end(), right.suffixes.begin(), same_suffix);
}

/// Whether the rarer kinds of expressions print the same.
bool prints_same(expression const& left, expression const& right) { return ast::print(left) == ast::print(right); }

void collect_variables(expression const& whole, std::set<std::string>& into) {
    if (auto const* const variable = std::get_if<ast::variable>(&whole.node)) into.insert(variable->name);
    auto const visit = [&](expression const& operand) { collect_variables(operand, into); };
    visit_operands(whole, visit, visit);
}

}  // namespace

bool same(expression const& left, expression const& right) {
    if (left.node.index() != right.node.index()) return false;
    return std::visit(overloaded{
                          [](ast::null_literal) { return true; },
                          [&](ast::boolean_literal a) { return a.value == std::get<ast::boolean_literal>(right.node).value; },
                          [&](ast::integer_literal a) { return a.magnitude == std::get<ast::integer_literal>(right.node).magnitude; },
                          [&](ast::string_literal const& a) { return a.value == std::get<ast::string_literal>(right.node).value; },
                          [&](ast::parameter const& a) { return a.name == std::get<ast::parameter>(right.node).name; },
                          [&](ast::variable const& a) { return a.name == std::get<ast::variable>(right.node).name; },
                          [&](ast::list_literal const& a) {
                              auto const& b = std::get<ast::list_literal>(right.node);
                              return std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same);
                          },
                          [&](ast::chain const& a) { return same_chain(a, std::get<ast::chain>(right.node)); },
                          [&](ast::unary const& a) {
                              auto const& b = std::get<ast::unary>(right.node);
                              return a.op == b.op && same(*a.operand, *b.operand);
                          },
                          [&](ast::null_test const& a) {
                              auto const& b = std::get<ast::null_test>(right.node);
                              return a.negated == b.negated && same(*a.operand, *b.operand);
                          },
                          [&](ast::postfix const& a) { return same_postfix(a, std::get<ast::postfix>(right.node)); },
                          [&](ast::function_call const& a) { return same_function(a, std::get<ast::function_call>(right.node)); },
                          [&](auto const&) { return prints_same(left, right); },
                      },
                      left.node);
}

bool aggregates_in(expression const& whole) {
    if (auto const* const call = std::get_if<ast::function_call>(&whole.node)) {
        if (call->star || find_aggregate(joined(call->path))) return true;
    }
    bool found = false;
    visit_operands(
        whole, [&](expression const& operand) { found = found || aggregates_in(operand); }, [](expression const&) {});
    return found;
}

std::set<std::string> variables_in(expression const& whole) {
    std::set<std::string> names;
    collect_variables(whole, names);
    return names;
}

bool is_path_to_property(expression const& whole) {
    if (as_variable(whole)) return true;
    auto const* const postfix = std::get_if<ast::postfix>(&whole.node);
    return postfix && as_variable(*postfix->base) &&
           std::all_of(postfix->suffixes.begin(), postfix->suffixes.end(),
                       [](auto const& suffix) { return std::holds_alternative<ast::property_access>(suffix); });
}

std::string const* as_variable(expression const& whole) {
    auto const* const variable = std::get_if<ast::variable>(&whole.node);
    return variable ? &variable->name : nullptr;
}

std::string joined(std::vector<ast::name> const& path) {
    std::string text;
    for (auto const& part : path) {
        if (!text.empty()) text += '.';
        text += part.text;
    }
    return text;
}

ast::text_range range_of(std::vector<ast::name> const& path) { return {path.front().at.begin, path.back().at.end}; }

}  // namespace wafer::engine
