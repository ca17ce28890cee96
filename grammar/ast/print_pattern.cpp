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
    print(path.nodes.front());
    for (std::size_t i = 0; i < path.relationships.size(); ++i) {
        print(path.relationships[i]);
        print(path.nodes[i + 1]);
    }
    if (path.search != path_search::none) put(")");
}

void printer::print(node_pattern const& node) {
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
