// Indexes and constraints.
#include "grammar/ast/printer.hpp"

namespace wafer::ast {

void printer::put_schema_name(schema_name const& name) {
    if (auto const* given = std::get_if<parameter>(&name)) return print_node(*given);
    put_name(std::get<ast::name>(name).text);
}

void printer::put_target(schema_target const& target) {
    put(target.relationship ? " FOR ()-[" : " FOR (");
    put_name(target.variable.text);
    put(":");
    put_name(target.label.text);
    put(target.relationship ? "]-()" : ")");
}

void printer::put_properties(schema_target const& target) {
    for (std::size_t i = 0; i < target.properties.size(); ++i) {
        put(i == 0 ? "(" : ", ");
        put_name(target.properties[i].first.text);
        put(".");
        put_name(target.properties[i].second.text);
    }
    put(")");
}

void printer::print_clause(create_index_clause const& clause) {
    put(clause.kind == index_kind::text ? "CREATE TEXT INDEX" : "CREATE INDEX");
    if (clause.name) {
        put(" ");
        put_schema_name(*clause.name);
    }
    if (clause.if_not_exists) put(" IF NOT EXISTS");
    put_target(clause.target);
    put(" ON ");
    put_properties(clause.target);
    put_optional(" OPTIONS ", clause.options);
}

void printer::print_clause(create_constraint_clause const& clause) {
    put("CREATE CONSTRAINT");
    if (clause.name) {
        put(" ");
        put_schema_name(*clause.name);
    }
    if (clause.if_not_exists) put(" IF NOT EXISTS");
    put_target(clause.target);
    put(" REQUIRE ");
    put_properties(clause.target);
    put(" IS ");
    using entity = create_constraint_clause::entity;
    if (clause.of != entity::any) put(clause.of == entity::node ? "NODE " : "RELATIONSHIP ");
    switch (clause.kind) {
        case constraint_kind::unique: put("UNIQUE"); break;
        case constraint_kind::existence: put("NOT NULL"); break;
        case constraint_kind::key: put("KEY"); break;
        case constraint_kind::type:
            put(":: ");
            put_type(clause.type);
            break;
    }
    put_optional(" OPTIONS ", clause.options);
}

void printer::print_clause(drop_clause const& clause) {
    put(clause.constraint ? "DROP CONSTRAINT " : "DROP INDEX ");
    put_schema_name(clause.name);
    if (clause.if_exists) put(" IF EXISTS");
}

}  // namespace wafer::ast
