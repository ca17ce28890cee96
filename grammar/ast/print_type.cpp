// Types of values, as `::` names them.
#include "grammar/ast/printer.hpp"

namespace wafer::ast {
namespace {

std::string_view word_of(value_type::sort sort) {
    switch (sort) {
        case value_type::sort::nothing: return "NOTHING";
        case value_type::sort::null: return "NULL";
        case value_type::sort::boolean: return "BOOLEAN";
        case value_type::sort::string: return "STRING";
        case value_type::sort::integer: return "INTEGER";
        case value_type::sort::floating: return "FLOAT";
        case value_type::sort::date: return "DATE";
        case value_type::sort::local_time: return "LOCAL TIME";
        case value_type::sort::zoned_time: return "ZONED TIME";
        case value_type::sort::local_datetime: return "LOCAL DATETIME";
        case value_type::sort::zoned_datetime: return "ZONED DATETIME";
        case value_type::sort::duration: return "DURATION";
        case value_type::sort::point: return "POINT";
        case value_type::sort::node: return "NODE";
        case value_type::sort::relationship: return "RELATIONSHIP";
        case value_type::sort::path: return "PATH";
        case value_type::sort::map: return "MAP";
        case value_type::sort::list: return "LIST";
        case value_type::sort::property_value: return "PROPERTY VALUE";
        case value_type::sort::any:
        case value_type::sort::either: return "ANY";
    }
    return {};
}

}  // namespace

// Alternatives are written as `ANY<A | B>`, which reads alike wherever it stands.
void printer::put_type(value_type const& type) {
    put(word_of(type.of));
    for (std::size_t i = 0; i < type.inner.size(); ++i) {
        put(i == 0 ? "<" : " | ");
        put_type(type.inner[i]);
    }
    if (!type.inner.empty()) put(">");
    if (type.not_null) put(" NOT NULL");
}

}  // namespace wafer::ast
