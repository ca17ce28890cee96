// Labels and types that an expression names: `$(…)`, `$any(…)`.
#include <algorithm>

#include "engine/bind/binder.hpp"

namespace wafer::engine {

namespace {

using ast::label_expression;
using operation = label_expression::operation;

bool has_dynamic(label_expression const& labels) {
    return labels.op == operation::dynamic || std::any_of(labels.operands.begin(), labels.operands.end(), has_dynamic);
}

}  // namespace

/// What names are known is a test of labels; with others it is a formula of such tests.
expr binder::label_condition(expr of, label_expression const& written, bound::name_use::sort sort, ast::text_range at) {
    if (!has_dynamic(written)) return make(bound::label_test{of, formula(written, sort)}, kind::boolean, at);
    if (written.op == operation::dynamic) return dynamic_labels(of, written);
    if (written.op == operation::negation)
        return make(bound::negation{label_condition(of, written.operands.front(), sort, at)}, kind::boolean, at);
    bound::logic made{written.op == operation::conjunction ? bound::logic_operator::and_ : bound::logic_operator::or_, {}};
    for (auto const& operand : written.operands) made.operands.push_back(label_condition(of, operand, sort, operand.at));
    return make(std::move(made), kind::boolean, at);
}

/// `all(name IN names WHERE name IN labels(n))`, and of a relationship `[type(r)]`.
expr binder::dynamic_labels(expr of, label_expression const& written) {
    auto const at = written.at;
    auto const is_of = [&](expr what, kind wanted) {
        return make(bound::type_test{what, {value_type::sort::of_kind, wanted, true, {}}, false}, kind::boolean, at);
    };
    expr const content = expression(written.content.front());
    require(content, kind::string | kind::list, "A label or type");
    expr const is_text = is_of(content, kind::string);
    expr const one = make(bound::list{{content}}, kind::list, at);
    expr const names = make(bound::conditional{{{is_text, one}}, content}, kind::list, at);
    expr const type = make(bound::call{find_function("type"), {of}}, kind::string, at);
    expr const types = make(bound::list{{type}}, kind::list, at);
    expr const labels = make(bound::call{find_function("labels"), {of}}, kind::list, at);
    expr const is_relationship = is_of(of, kind::relationship);
    expr const held = make(bound::conditional{{{is_relationship, types}}, labels}, kind::list, at);
    symbol const name = make_anonymous(any_kind);
    expr const holds = make(bound::predicate{bound::predicate_operator::in, refer(name, at), held}, kind::boolean, at);
    auto const quantified = written.one_of ? bound::quantifier_kind::any : bound::quantifier_kind::all;
    return make(bound::quantifier{quantified, name, names, holds}, kind::boolean, at);
}

expr binder::names_in_creation(std::vector<label_expression const*> const& written, ast::text_range at) {
    if (written.empty()) return nullptr;
    bound::list made;
    for (auto const* one : written) {
        if (one->one_of) fail("UnexpectedSyntax", "$any(…) is for searching; a change takes all names, $(…).", one->at);
        made.items.push_back(expression(one->content.front()));
        require(made.items.back(), kind::string | kind::list, "A label or type");
    }
    return make(std::move(made), kind::list, at);
}

void binder::labels_in_creation(label_expression const& written, bound::new_node& into) {
    std::vector<label_expression const*> dynamic;
    auto const add = [&](label_expression const& one) {
        if (one.op == operation::dynamic) {
            dynamic.push_back(&one);
            return;
        }
        if (one.op != operation::name)
            fail("UnexpectedSyntax", "A node is created with a list of labels, not with a condition on them.", one.at);
        write(bound::name_use::sort::label, one.label.text);
        into.labels.push_back(one.label.text);
    };
    if (written.op == operation::conjunction) std::for_each(written.operands.begin(), written.operands.end(), add);
    else add(written);
    into.more_labels = names_in_creation(dynamic, written.at);
}

std::pair<std::vector<std::string>, expr> binder::label_list(std::vector<label_expression> const& written, ast::text_range at) {
    std::vector<std::string> names;
    std::vector<label_expression const*> dynamic;
    for (auto const& one : written) {
        if (one.op == operation::name) names.push_back(one.label.text);
        else dynamic.push_back(&one);
    }
    return {std::move(names), names_in_creation(dynamic, at)};
}

}  // namespace wafer::engine
