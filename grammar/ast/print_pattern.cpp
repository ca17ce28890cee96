#include "grammar/ast/printer.hpp"

namespace wafer::ast {
namespace {

using operation = label_expression::operation;

// Parentheses go around a formula inside one that binds as tightly or more tightly.
int tightness(operation op) {
    switch (op) {
        case operation::disjunction: return 0;
        case operation::conjunction: return 1;
        case operation::negation: return 2;
        case operation::name:
        case operation::any:
        case operation::dynamic: return 3;
    }
    return 3;
}

}  // namespace

void printer::put_labels(label_expression const& labels, label_expression::operation inside) {
    bool const parentheses = tightness(labels.op) < tightness(inside);
    if (parentheses) put("(");
    switch (labels.op) {
        case operation::name: put_name(labels.label.text); break;
        case operation::any: put("%"); break;
        case operation::dynamic:
            put(labels.one_of ? "$any(" : "$(");
            print(labels.content.front());
            put(")");
            break;
        case operation::negation:
            put("!");
            put_labels(labels.operands.front(), operation::negation);
            break;
        case operation::conjunction:
        case operation::disjunction:
            for (std::size_t i = 0; i < labels.operands.size(); ++i) {
                bool const both = labels.op == operation::conjunction;
                if (i > 0) put(both ? "&" : "|");
                put_labels(labels.operands[i], both ? operation::negation : operation::conjunction);
            }
            break;
    }
    if (parentheses) put(")");
}

void printer::print(pattern const& pattern) {
    for (std::size_t i = 0; i < pattern.paths.size(); ++i) {
        if (i > 0) put(", ");
        print(pattern.paths[i]);
    }
}

void printer::print(path_pattern const& path) {
    if (path.variable) {
        put_name(path.variable->text);
        put(" = ");
    }
    switch (path.search) {
        case path_search::none: break;
        case path_search::shortest: put("shortestPath("); break;
        case path_search::all_shortest: put("allShortestPaths("); break;
    }
    put_prefix(path);
    if (path.where) put("(");
    put_elements(path);
    put_optional(" WHERE ", path.where);
    if (path.where) put(")");
    if (path.search != path_search::none) put(")");
}

void printer::put_prefix(path_pattern const& path) {
    using sort = path_selector::sort;
    switch (path.selector.of) {
        case sort::all: break;
        case sort::any: put("ANY "); break;
        case sort::any_shortest: put("ANY SHORTEST "); break;
        case sort::all_shortest: put("ALL SHORTEST "); break;
        case sort::shortest:
        case sort::shortest_groups: put("SHORTEST "); break;
    }
    if (path.selector.count) put(std::to_string(*path.selector.count) + " ");
    switch (path.mode) {
        case path_mode::unspecified: break;
        case path_mode::walk: put("WALK "); break;
        case path_mode::trail: put("TRAIL "); break;
        case path_mode::simple: put("SIMPLE "); break;
        case path_mode::acyclic: put("ACYCLIC "); break;
    }
    if (path.selector.of == sort::shortest_groups) put("GROUPS ");
}

void printer::put_elements(path_pattern const& path) {
    print(path.nodes.front());
    for (std::size_t i = 0; i < path.relationships.size(); ++i) {
        auto const& part = path.relationships[i];
        if (part.group.empty()) print(part);
        else put_group(part);
        if (part.quantifier) print(*part.quantifier);
        print(path.nodes[i + 1]);
    }
}

void printer::put_group(relationship_pattern const& group) {
    auto const& inner = group.group.front();
    put("(");
    put_elements(inner);
    put_optional(" WHERE ", inner.where);
    put(")");
}

void printer::print(path_quantifier const& quantifier) {
    if (quantifier.questioned) return put("?");
    put("{");
    put(std::to_string(quantifier.least));
    if (quantifier.least != quantifier.most) {
        put(",");
        if (quantifier.most) put(std::to_string(*quantifier.most));
    }
    put("}");
}

void printer::print(node_pattern const& node) {
    if (node.implied) return;
    put("(");
    if (node.variable) put_name(node.variable->text);
    if (node.labels) {
        put(":");
        put_labels(*node.labels, operation::disjunction);
    }
    put_optional(" ", node.properties);
    put_optional(" WHERE ", node.where);
    put(")");
}

void printer::print(relationship_pattern const& relationship) {
    put(relationship.towards == direction::left ? "<-" : "-");
    bool const plain =
        !relationship.variable && !relationship.types && !relationship.length && !relationship.properties && !relationship.where;
    if (!plain) put("[");
    if (relationship.variable) put_name(relationship.variable->text);
    if (relationship.types) {
        put(":");
        put_labels(*relationship.types, operation::disjunction);
    }
    if (relationship.length) print(*relationship.length);
    put_optional(" ", relationship.properties);
    put_optional(" WHERE ", relationship.where);
    if (!plain) put("]");
    put(relationship.towards == direction::right ? "->" : "-");
}

void printer::print(path_length const& length) {
    put("*");
    if (length.least) put(std::to_string(*length.least));
    if (length.least == length.most) return;
    put("..");
    if (length.most) put(std::to_string(*length.most));
}

}  // namespace wafer::ast
