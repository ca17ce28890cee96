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

ast::expression as_variable(ast::name const& name) { return {ast::variable{name.text}, name.at, false}; }

constexpr auto take_base = [](auto const& context) { x3::_val(context).base = as_variable(x3::_attr(context)); };

// A name alone is a variable and the key of its value.
constexpr auto take_key = [](auto const& context) {
    auto& item = x3::_val(context);
    item.of = ast::map_projection_item::sort::variable;
    item.key = std::move(x3::_attr(context));
    item.content = as_variable(item.key);
};

constexpr auto take_content = [](auto const& context) {
    x3::_val(context).of = ast::map_projection_item::sort::entry;
    x3::_val(context).content = std::move(x3::_attr(context));
};

}  // namespace

struct projected_id;
constexpr x3::rule<projected_id, ast::map_projection_item> projected{"map_projection_item"};
BOOST_SPIRIT_DECLARE(decltype(projected))

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
// MapProjection = Variable '{' [MapProjectionItem {',' MapProjectionItem}] '}'
constexpr auto map_projection_def = variable_name[take_base] >> sym("{") >>
                                    -(projected[onto<&ast::map_projection::items>] % sym(",")) >> sym("}");
// MapProjectionItem = '.' '*' | '.' PropertyKeyName | PropertyKeyName ':' Expression | Variable
constexpr auto projected_def = (sym(".", '.') >> (sym("*")[set<&ast::map_projection_item::of, ast::map_projection_item::sort::all>] |
                                                  named("a property key", any_name[into<&ast::map_projection_item::key>]))) |
                               (named("a property key", any_name[take_key]) >> -(sym(":") >> value[take_content]));
// Properties = MapLiteral | Parameter
constexpr auto properties_def = located(map_literal[into<&ast::expression::node>] | parameter[into<&ast::expression::node>]);

BOOST_SPIRIT_DEFINE(number_literal, string_literal, parameter, list_literal, map_entry, map_literal, map_projection, projected, properties)
BOOST_SPIRIT_INSTANTIATE(decltype(number_literal), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(string_literal), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(parameter), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(list_literal), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(map_entry), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(map_literal), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(map_projection), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(projected), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(properties), iterator, context)

}  // namespace wafer::grammar::rules
