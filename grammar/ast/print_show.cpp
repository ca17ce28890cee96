// SHOW, in its shortest form.
#include "grammar/ast/printer.hpp"

namespace wafer::ast {

namespace {

std::string_view words_of(show_subject subject) {
    switch (subject) {
        case show_subject::indexes: return "INDEXES";
        case show_subject::constraints: return "CONSTRAINTS";
        case show_subject::labels: return "LABELS";
        case show_subject::relationship_types: return "RELATIONSHIP TYPES";
        case show_subject::property_keys: return "PROPERTY KEYS";
        case show_subject::functions: return "FUNCTIONS";
        case show_subject::procedures: return "PROCEDURES";
    }
    return "";
}

std::string_view words_of(show_selection selection) {
    switch (selection) {
        case show_selection::all: return "";
        case show_selection::built_in: return "BUILT IN ";
        case show_selection::user_defined: return "USER DEFINED ";
        case show_selection::range: return "RANGE ";
        case show_selection::lookup: return "LOOKUP ";
        case show_selection::text: return "TEXT ";
        case show_selection::point: return "POINT ";
        case show_selection::fulltext: return "FULLTEXT ";
        case show_selection::vector: return "VECTOR ";
        case show_selection::uniqueness: return "UNIQUENESS ";
        case show_selection::existence: return "EXISTENCE ";
        case show_selection::key: return "KEY ";
        case show_selection::property_type: return "PROPERTY TYPE ";
    }
    return "";
}

std::string_view words_of(show_entity entity) {
    switch (entity) {
        case show_entity::any: return "";
        case show_entity::node: return "NODE ";
        case show_entity::relationship: return "RELATIONSHIP ";
    }
    return "";
}

}  // namespace

void printer::print_clause(show_clause const& clause) {
    put("SHOW ");
    put(words_of(clause.entity));
    put(words_of(clause.selection));
    put(words_of(clause.subject));
    if (clause.yields) {
        put(" YIELD ");
        print(clause.what);
    }
    put_optional(" WHERE ", clause.where);
}

}  // namespace wafer::ast
