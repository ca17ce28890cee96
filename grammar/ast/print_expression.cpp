#include "grammar/ast/printer.hpp"

namespace wafer::ast {
namespace {

struct binding {
    level operator()(chain const& node) const { return level_of(node.rest.front().op); }
    level operator()(unary const& node) const { return node.op == unary_operator::not_ ? level::not_ : level::sign; }
    level operator()(null_test const&) const { return level::predicate; }
    level operator()(type_test const&) const { return level::predicate; }
    level operator()(normal_test const&) const { return level::predicate; }
    level operator()(label_test const&) const { return level::labelled; }
    level operator()(postfix const&) const { return level::postfix; }
    template <class Node>
    level operator()(Node const&) const {
        return level::atom;
    }
};

bool is_chain(expression const& expression) { return std::holds_alternative<chain>(expression.node); }

std::string_view word_of(quantifier_kind kind) {
    switch (kind) {
        case quantifier_kind::all: return "all";
        case quantifier_kind::any: return "any";
        case quantifier_kind::none: return "none";
        case quantifier_kind::single: return "single";
    }
    return {};
}

std::string_view word_of(subquery_kind kind) {
    switch (kind) {
        case subquery_kind::exists: return "EXISTS";
        case subquery_kind::count: return "COUNT";
        case subquery_kind::collect: return "COLLECT";
    }
    return {};
}

}  // namespace

void printer::print(expression const& expression) { print_at(level::or_, expression); }

void printer::print_at(level least, expression const& expression) {
    bool const parentheses = expression.parenthesised || std::visit(binding{}, expression.node) < least;
    if (parentheses) put("(");
    std::visit([this](auto const& node) { print_node(node); }, expression.node);
    if (parentheses) put(")");
}

void printer::put_optional(std::string_view before, std::optional<expression> const& expression) {
    if (!expression) return;
    put(before);
    print(*expression);
}

void printer::put_optional(std::string_view before, optional_box<expression> const& expression) {
    if (!expression) return;
    put(before);
    print(*expression);
}

void printer::put_optional(std::string_view before, std::optional<box<expression>> const& expression) {
    if (!expression) return;
    put(before);
    print(**expression);
}

void printer::put_list(std::vector<expression> const& items) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) put(", ");
        print(items[i]);
    }
}

void printer::print_node(list_literal const& list) {
    put("[");
    put_list(list.items);
    put("]");
}

void printer::print_node(map_literal const& map) {
    put("{");
    for (std::size_t i = 0; i < map.entries.size(); ++i) {
        if (i > 0) put(", ");
        put_name(map.entries[i].key.text);
        put(": ");
        print(map.entries[i].value);
    }
    put("}");
}

void printer::print_node(map_projection const& projection) {
    print(*projection.base);
    put(" {");
    for (std::size_t i = 0; i < projection.items.size(); ++i) {
        auto const& item = projection.items[i];
        if (i > 0) put(", ");
        using sort = map_projection_item::sort;
        if (item.of == sort::property || item.of == sort::all) put(".");
        if (item.of == sort::all) {
            put("*");
            continue;
        }
        put_name(item.key.text);
        if (item.of == sort::entry) put_optional(": ", item.content);
    }
    put("}");
}

// `x IS NULL IN y` reads from left to right, so a null test may stand first in a chain of its own level.
void printer::print_node(chain const& chain) {
    auto const own = level_of(chain.rest.front().op);
    bool const joins = own == level::predicate && !is_chain(*chain.first);
    print_at(joins ? own : above(own), *chain.first);
    for (auto const& link : chain.rest) {
        put(" ");
        put(spelling_of(link.op));
        put(" ");
        print_at(above(own), link.operand);
    }
}

void printer::print_node(unary const& unary) {
    switch (unary.op) {
        case unary_operator::not_: put("NOT "); return print_at(level::not_, *unary.operand);
        case unary_operator::plus: put("+"); break;
        case unary_operator::minus: put("-"); break;
    }
    print_at(level::sign, *unary.operand);
}

void printer::print_node(null_test const& test) {
    print_at(level::predicate, *test.operand);
    put(test.negated ? " IS NOT NULL" : " IS NULL");
}

void printer::print_node(type_test const& test) {
    print_at(level::predicate, *test.operand);
    put(test.negated ? " IS NOT :: " : " IS :: ");
    put_type(test.type);
}

void printer::print_node(normal_test const& test) {
    print_at(level::predicate, *test.operand);
    put(test.negated ? " IS NOT " : " IS ");
    put(test.form);
    put(" NORMALIZED");
}

// A `|` at the end of a comprehension's condition would not read as a part of the labels: such labels get parentheses.
void printer::print_node(label_test const& test) {
    print_at(level::postfix, *test.operand);
    put(":");
    put_labels(*test.labels, label_expression::operation::conjunction);
}

void printer::print_node(postfix const& postfix) {
    print_at(level::atom, *postfix.base);
    for (auto const& each : postfix.suffixes) std::visit([this](auto const& suffix) { print_suffix(suffix); }, each);
}

void printer::print_suffix(property_access const& access) {
    put(".");
    put_name(access.key.text);
}

void printer::print_suffix(subscript const& subscript) {
    put("[");
    print(*subscript.index);
    put("]");
}

void printer::print_suffix(slice const& slice) {
    put_optional("[", slice.from);
    if (!slice.from) put("[");
    put("..");
    put_optional("", slice.to);
    put("]");
}

void printer::print_node(case_expression const& expression) {
    put("CASE");
    put_optional(" ", expression.subject);
    for (auto const& branch : expression.branches) {
        put(" WHEN ");
        print(branch.when);
        put(" THEN ");
        print(branch.then);
    }
    put_optional(" ELSE ", expression.otherwise);
    put(" END");
}

void printer::print_node(function_call const& call) {
    put_path(call.path);
    put(call.distinct ? "(DISTINCT " : "(");
    if (call.star) put("*");
    put_list(call.arguments);
    put(")");
}

void printer::print_node(list_comprehension const& comprehension) {
    put("[");
    put_name(comprehension.variable.text);
    put(" IN ");
    print(*comprehension.list);
    put_optional(" WHERE ", comprehension.where);
    put_optional(" | ", comprehension.projection);
    put("]");
}

void printer::print_node(quantifier const& quantifier) {
    put(word_of(quantifier.kind));
    put("(");
    put_name(quantifier.variable.text);
    put(" IN ");
    print(*quantifier.list);
    put_optional(" WHERE ", quantifier.where);
    put(")");
}

void printer::print_node(reduction const& reduction) {
    put("reduce(");
    put_name(reduction.accumulator.text);
    put(" = ");
    print(*reduction.initial);
    put(", ");
    put_name(reduction.variable.text);
    put(" IN ");
    print(*reduction.list);
    put(" | ");
    print(*reduction.step);
    put(")");
}

void printer::print_node(pattern_comprehension const& comprehension) {
    put("[");
    print(*comprehension.path);
    put_optional(" WHERE ", comprehension.where);
    put(" | ");
    print(*comprehension.projection);
    put("]");
}

void printer::print_node(pattern_predicate const& predicate) { print(*predicate.path); }

void printer::print_node(subquery_expression const& subquery) {
    put(word_of(subquery.kind));
    put(" { ");
    print(*subquery.body);
    put(" }");
}

}  // namespace wafer::ast
