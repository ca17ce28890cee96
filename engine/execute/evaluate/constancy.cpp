#include "engine/execute/evaluate/constancy.hpp"

#include <algorithm>
#include <utility>

namespace wafer::engine::evaluate {
namespace {

/// Knows the local variables around the expression it looks at.
class constancy {
public:
    bool check(bound::expr expression) {
        return std::visit([this](auto const& node) { return of(node); }, expression->node);
    }

private:
    bool all() { return true; }
    template <class... Rest>
    bool all(bound::expr first, Rest... rest) {
        return (!first || check(first)) && all(rest...);
    }
    template <class... Inner>
    bool all_with(bound::symbol local, Inner... inner) {
        locals_.push_back(local);
        bool const constant = all(inner...);
        locals_.pop_back();
        return constant;
    }
    bool each(std::vector<bound::expr> const& expressions) {
        return std::all_of(expressions.begin(), expressions.end(), [this](bound::expr one) { return check(one); });
    }

    bool of(bound::literal const&) { return true; }
    bool of(bound::parameter const&) { return false; }
    bool of(bound::reference const& node) { return std::find(locals_.begin(), locals_.end(), node.to) != locals_.end(); }
    bool of(bound::property const& node) { return all(node.base); }
    bool of(bound::subscript const& node) { return all(node.base, node.index); }
    bool of(bound::slice const& node) { return all(node.base, node.from, node.to); }
    bool of(bound::list const& node) { return each(node.items); }
    bool of(bound::map const& node) {
        return std::all_of(node.fields.begin(), node.fields.end(), [this](auto const& field) { return check(field.second); });
    }
    bool of(bound::logic const& node) { return each(node.operands); }
    bool of(bound::negation const& node) { return all(node.operand); }
    bool of(bound::comparison const& node) { return all(node.left, node.right); }
    bool of(bound::arithmetic const& node) {
        return check(node.first) &&
               std::all_of(node.rest.begin(), node.rest.end(), [this](auto const& step) { return check(step.second); });
    }
    bool of(bound::minus const& node) { return all(node.operand); }
    bool of(bound::predicate const& node) { return all(node.left, node.right); }
    bool of(bound::null_test const& node) { return all(node.operand); }
    bool of(bound::type_test const& node) { return all(node.operand); }
    bool of(bound::label_test const&) { return false; }
    bool of(bound::conditional const& node) {
        return all(node.otherwise) && std::all_of(node.branches.begin(), node.branches.end(),
                                                  [this](auto const& branch) { return all(branch.first, branch.second); });
    }
    bool of(bound::call const& node) { return node.function->deterministic && each(node.arguments); }
    bool of(bound::list_comprehension const& node) { return all(node.list) && all_with(node.variable, node.where, node.projection); }
    bool of(bound::quantifier const& node) { return all(node.list) && all_with(node.variable, node.where); }
    bool of(bound::reduction const& node) {
        if (!all(node.initial, node.list)) return false;
        locals_.push_back(node.accumulator);
        bool const constant = all_with(node.variable, node.step);
        locals_.pop_back();
        return constant;
    }
    bool of(bound::subquery const&) { return false; }
    bool of(bound::path const&) { return false; }

    std::vector<bound::symbol> locals_;
};

}  // namespace

bool is_constant(bound::expr expression) { return constancy().check(expression); }

std::optional<value> literal_value(bound::expr expression) {
    if (auto const* literal = std::get_if<bound::literal>(&expression->node)) return literal->content;
    if (auto const* list = std::get_if<bound::list>(&expression->node)) {
        value_list items;
        items.reserve(list->items.size());
        for (auto const* item : list->items) {
            auto content = literal_value(item);
            if (!content) return std::nullopt;
            items.push_back(std::move(*content));
        }
        return value::of(std::move(items));
    }
    auto const* map = std::get_if<bound::map>(&expression->node);
    if (!map) return std::nullopt;
    value_map fields;
    for (auto const& [key, expression_of_field] : map->fields) {
        auto content = literal_value(expression_of_field);
        if (!content) return std::nullopt;
        fields.push_back({value::of(std::string_view(key)), std::move(*content)});
    }
    return value::of(std::move(fields));
}

}  // namespace wafer::engine::evaluate
