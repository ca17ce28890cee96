#include "grammar/ast/printer.hpp"

namespace wafer::ast {

void printer::print(statement const& statement) {
    switch (statement.mode) {
        case statement_mode::run: break;
        case statement_mode::explain: put("EXPLAIN "); break;
        case statement_mode::profile: put("PROFILE "); break;
    }
    if (statement.why) print(*statement.why);
    print(statement.what);
}

void printer::print(why_prefix const& why) {
    switch (why.mode) {
        case why_mode::facts: put("WHY "); break;
        case why_mode::sources: put("WHY SOURCES "); break;
        case why_mode::missing: put("WHY NOT "); break;
    }
    for (std::size_t i = 0; i < why.without.size(); ++i) {
        put(i == 0 ? "WITHOUT SOURCE " : ", ");
        std::visit([this](auto const& source) { print_node(source); }, why.without[i].what);
    }
    if (!why.without.empty()) put(" ");
}

void printer::print(query const& query) {
    put_parts(query);
    for (auto const& next : query.next) {
        put(" NEXT ");
        put_parts(next);
    }
}

void printer::put_parts(query const& query) {
    for (std::size_t i = 0; i < query.parts.size(); ++i) {
        if (i > 0) put(query.all[i - 1] ? " UNION ALL " : " UNION ");
        put_clauses(query.parts[i].clauses);
    }
}

void printer::put_clauses(std::vector<clause> const& clauses) {
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        if (i > 0) put(" ");
        print(clauses[i]);
    }
}

void printer::put_names(std::vector<name> const& names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) put(", ");
        put_name(names[i].text);
    }
}

void printer::print(clause const& clause) {
    std::visit([this](auto const& node) { print_clause(node); }, clause.node);
}

void printer::print_clause(match_clause const& clause) {
    put(clause.optional ? "OPTIONAL MATCH " : "MATCH ");
    switch (clause.mode) {
        case match_mode::unspecified: break;
        case match_mode::different_relationships: put("DIFFERENT RELATIONSHIPS "); break;
        case match_mode::repeatable_elements: put("REPEATABLE ELEMENTS "); break;
    }
    print(clause.what);
    put_optional(" WHERE ", clause.where);
}

void printer::print_clause(unwind_clause const& clause) {
    if (clause.position) return put_for(clause);
    put("UNWIND ");
    print(clause.list);
    put(" AS ");
    put_name(clause.variable.text);
}

void printer::print_clause(load_csv_clause const& clause) {
    put(clause.with_headers ? "LOAD CSV WITH HEADERS FROM " : "LOAD CSV FROM ");
    print(clause.location);
    put(" AS ");
    put_name(clause.variable.text);
    put_optional(" FIELDTERMINATOR ", clause.terminator);
}

void printer::put_for(unwind_clause const& clause) {
    put("FOR ");
    put_name(clause.variable.text);
    put(" IN ");
    print(clause.list);
    put(clause.from_zero ? " WITH OFFSET " : " WITH ORDINALITY ");
    put_name(clause.position->text);
}

void printer::print(projection const& projection) {
    if (projection.distinct) put("DISTINCT ");
    if (projection.star) put("*");
    bool first = !projection.star;
    for (auto const& item : projection.items) {
        if (!std::exchange(first, false)) put(", ");
        print(item.value);
        if (!item.alias) continue;
        put(" AS ");
        put_name(item.alias->text);
    }
    for (std::size_t i = 0; i < projection.order.size(); ++i) {
        put(i == 0 ? " ORDER BY " : ", ");
        print(projection.order[i].key);
        if (projection.order[i].descending) put(" DESC");
    }
    put_optional(" SKIP ", projection.skip);
    put_optional(" LIMIT ", projection.limit);
}

void printer::print_clause(with_clause const& clause) {
    put("WITH ");
    print(clause.what);
    put_optional(" WHERE ", clause.where);
}

void printer::print_clause(return_clause const& clause) {
    put("RETURN ");
    print(clause.what);
}

void printer::print_clause(create_clause const& clause) {
    put("CREATE ");
    print(clause.what);
}

void printer::put_label_names(std::vector<label_expression> const& labels) {
    for (auto const& label : labels) {
        put(":");
        put_labels(label, label_expression::operation::negation);
    }
}

void printer::print(set_item const& item) {
    if (auto const* property = std::get_if<set_property>(&item.what)) {
        print(property->target);
        put(" = ");
        print(property->value);
    } else if (auto const* properties = std::get_if<set_properties>(&item.what)) {
        put_name(properties->variable.text);
        put(properties->add ? " += " : " = ");
        print(properties->value);
    } else {
        auto const& labels = std::get<set_labels>(item.what);
        put_name(labels.variable.text);
        put_label_names(labels.labels);
    }
}

void printer::put_set(set_clause const& clause) {
    put("SET ");
    for (std::size_t i = 0; i < clause.items.size(); ++i) {
        if (i > 0) put(", ");
        print(clause.items[i]);
    }
}

void printer::print_clause(remove_clause const& clause) {
    put("REMOVE ");
    for (std::size_t i = 0; i < clause.items.size(); ++i) {
        if (i > 0) put(", ");
        if (auto const* property = std::get_if<remove_property>(&clause.items[i].what)) {
            print(property->target);
            continue;
        }
        auto const& labels = std::get<remove_labels>(clause.items[i].what);
        put_name(labels.variable.text);
        put_label_names(labels.labels);
    }
}

void printer::print_clause(merge_clause const& clause) {
    put("MERGE ");
    print(clause.what);
    for (auto const& action : clause.actions) {
        put(action.on_create ? " ON CREATE " : " ON MATCH ");
        put_set(action.what);
    }
}

void printer::print_clause(delete_clause const& clause) {
    put(clause.detach ? "DETACH DELETE " : "DELETE ");
    put_list(clause.targets);
}

void printer::print_clause(call_clause const& clause) {
    put(clause.optional ? "OPTIONAL CALL " : "CALL ");
    put_path(clause.path);
    if (clause.arguments) {
        put("(");
        put_list(*clause.arguments);
        put(")");
    }
    if (clause.yield_star) put(" YIELD *");
    if (clause.yields) {
        for (std::size_t i = 0; i < clause.yields->size(); ++i) {
            put(i == 0 ? " YIELD " : ", ");
            put_name((*clause.yields)[i].column.text);
            if (!(*clause.yields)[i].alias) continue;
            put(" AS ");
            put_name((*clause.yields)[i].alias->text);
        }
    }
    put_optional(" WHERE ", clause.where);
}

void printer::print_clause(foreach_clause const& clause) {
    put("FOREACH (");
    put_name(clause.variable.text);
    put(" IN ");
    print(clause.list);
    put(" | ");
    put_clauses(clause.body);
    put(")");
}

void printer::print_clause(subquery_clause const& clause) {
    put(clause.optional ? "OPTIONAL CALL " : "CALL ");
    if (clause.imports == import_mode::all) put("(*) ");
    if (clause.imports == import_mode::listed) {
        put("(");
        put_names(clause.imported);
        put(") ");
    }
    put("{ ");
    print(*clause.body);
    put(" }");
}

void printer::print_clause(filter_clause const& clause) {
    put("FILTER ");
    print(clause.where);
}

void printer::print_clause(let_clause const& clause) {
    put("LET ");
    for (std::size_t i = 0; i < clause.what.items.size(); ++i) {
        if (i > 0) put(", ");
        put_name(clause.what.items[i].alias->text);
        put(" = ");
        print(clause.what.items[i].value);
    }
}

}  // namespace wafer::ast
