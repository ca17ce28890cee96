#include "grammar/ast/precedence.hpp"

namespace wafer::ast {

level level_of(binary_operator op) {
    switch (op) {
        case binary_operator::or_: return level::or_;
        case binary_operator::xor_: return level::xor_;
        case binary_operator::and_: return level::and_;
        case binary_operator::equal:
        case binary_operator::not_equal:
        case binary_operator::less:
        case binary_operator::less_equal:
        case binary_operator::greater:
        case binary_operator::greater_equal: return level::comparison;
        case binary_operator::in:
        case binary_operator::starts_with:
        case binary_operator::ends_with:
        case binary_operator::contains:
        case binary_operator::matches: return level::predicate;
        case binary_operator::add:
        case binary_operator::subtract:
        case binary_operator::concatenate: return level::sum;
        case binary_operator::multiply:
        case binary_operator::divide:
        case binary_operator::modulo: return level::product;
        case binary_operator::power: return level::power;
    }
    return level::atom;
}

std::string_view spelling_of(binary_operator op) {
    switch (op) {
        case binary_operator::or_: return "OR";
        case binary_operator::xor_: return "XOR";
        case binary_operator::and_: return "AND";
        case binary_operator::equal: return "=";
        case binary_operator::not_equal: return "<>";
        case binary_operator::less: return "<";
        case binary_operator::less_equal: return "<=";
        case binary_operator::greater: return ">";
        case binary_operator::greater_equal: return ">=";
        case binary_operator::in: return "IN";
        case binary_operator::starts_with: return "STARTS WITH";
        case binary_operator::ends_with: return "ENDS WITH";
        case binary_operator::contains: return "CONTAINS";
        case binary_operator::matches: return "=~";
        case binary_operator::add: return "+";
        case binary_operator::subtract: return "-";
        case binary_operator::concatenate: return "||";
        case binary_operator::multiply: return "*";
        case binary_operator::divide: return "/";
        case binary_operator::modulo: return "%";
        case binary_operator::power: return "^";
    }
    return {};
}

}  // namespace wafer::ast
