#include "grammar/rules/literals.hpp"

#include "grammar/rules/actions.hpp"
#include "grammar/rules/expressions.hpp"

namespace wafer::grammar::rules {
namespace {

constexpr auto take_magnitude_or_float = [](auto const& context) {
    auto& node = x3::_val(context).node;
    if (auto const* magnitude = std::get_if<std::uint64_t>(&x3::_attr(context)))
        node = ast::integer_literal{*magnitude};
    else
        node = ast::float_literal{std::get<double>(x3::_attr(context))};
};

}  // namespace

// NumberLiteral = DoubleLiteral | IntegerLiteral
constexpr auto number_literal_def = located(number_token[take_magnitude_or_float]);
// StringLiteral = '"' {character | escape} '"' | "'" {character | escape} "'"
constexpr auto string_literal_def = quoted_string[into<&ast::string_literal::value>];
// Parameter = '$' (SymbolicName | DecimalInteger)
constexpr auto parameter_def = parameter_name[into<&ast::parameter::name>];
// ListLiteral = '[' [Expression {',' Expression}] ']'
constexpr auto list_literal_def = sym("[") >> -(value[onto<&ast::list_literal::items>] % sym(",")) >> sym("]");
// MapEntry = PropertyKeyName ':' Expression
constexpr auto map_entry_def = named("a property key", any_name[into<&ast::map_entry::key>]) >>
                               sym(":") >> value[into<&ast::map_entry::value>];
// MapLiteral = '{' [MapEntry {',' MapEntry}] '}'
constexpr auto map_literal_def = sym("{") >> -(map_entry[onto<&ast::map_literal::entries>] % sym(",")) >> sym("}");
// Properties = MapLiteral | Parameter
constexpr auto properties_def = located(map_literal[into<&ast::expression::node>] | parameter[into<&ast::expression::node>]);

BOOST_SPIRIT_DEFINE(number_literal, string_literal, parameter, list_literal, map_entry, map_literal, properties)
BOOST_SPIRIT_INSTANTIATE(decltype(number_literal), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(string_literal), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(parameter), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(list_literal), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(map_entry), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(map_literal), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(properties), iterator, context)

}  // namespace wafer::grammar::rules
