// Indexes and constraints.
#include <array>

#include "grammar/rules/actions.hpp"
#include "grammar/rules/clauses.hpp"
#include "grammar/rules/literals.hpp"
#include "grammar/rules/lookahead.hpp"
#include "grammar/rules/types.hpp"

namespace wafer::grammar::rules {
namespace {

using ast::constraint_kind;
using constraint = ast::create_constraint_clause;
using index = ast::create_index_clause;

struct unsupported_index {
    std::string_view word;
    std::string_view message;
};
constexpr std::array<unsupported_index, 5> unsupported_indexes{{
    {"lookup", "Labels and types are always indexed; a LOOKUP index is not needed."},
    {"fulltext", "There are no FULLTEXT indexes, only RANGE and TEXT indexes."},
    {"vector", "There are no VECTOR indexes, only RANGE and TEXT indexes."},
    {"point", "There are no POINT indexes, only RANGE and TEXT indexes."},
    {"btree", "There are no BTREE indexes; a RANGE index is the same."},
}};

// Kinds of indexes that other engines have.
struct index_kind_check : plain_terminal<index_kind_check> {
    bool take(parse_state& state, iterator& first) const {
        for (auto const& [word, message] : unsupported_indexes)
            if (state.has_keyword(first, word))
                return state.stop("UnsupportedIndexType", std::string(message),
                                  state.range(first, first + word.size()));
        return true;
    }
};

constexpr valued_terminal<ast::value_type, take_value_type> type_name{};
constexpr auto take_type = [](auto const& context) {
    x3::_val(context).kind = constraint_kind::type;
    x3::_val(context).type = std::move(x3::_attr(context));
};
constexpr auto take_parameter_name = [](auto const& context) { x3::_val(context) = ast::parameter{std::move(x3::_attr(context))}; };
constexpr auto take_variable = [](auto const& context) { x3::_val(context).first = std::move(x3::_attr(context)); };
constexpr auto take_key = [](auto const& context) { x3::_val(context).second = std::move(x3::_attr(context)); };
constexpr auto add_property = [](auto const& context) { x3::_val(context).target.properties.push_back(std::move(x3::_attr(context))); };

}  // namespace

struct schema_name_id;
constexpr x3::rule<schema_name_id, ast::schema_name> schema_name{"schema_name"};
struct schema_target_id;
constexpr x3::rule<schema_target_id, ast::schema_target> schema_target{"schema_target"};
struct schema_property_id;
constexpr x3::rule<schema_property_id, std::pair<ast::name, ast::name>> schema_property{"schema_property"};
BOOST_SPIRIT_DECLARE(decltype(schema_name), decltype(schema_target), decltype(schema_property))

// SchemaName = SchemaName | Parameter
constexpr auto schema_name_def = named("a name", any_name[whole] | parameter_name[take_parameter_name]);
// SchemaTarget = '(' Variable ':' Label ')' | '(' ')' ['<'] '-' '[' Variable ':' Type ']' '-' ['>'] '(' ')'
constexpr auto schema_target_def =
    sym("(") >> ((variable_name[into<&ast::schema_target::variable>] >> sym(":") >>
                  named("a label", any_name[into<&ast::schema_target::label>]) >> sym(")")) |
                 (sym(")")[set<&ast::schema_target::relationship>] >> -sym("<") >> sym("-") >> sym("[") >>
                  variable_name[into<&ast::schema_target::variable>] >> sym(":") >>
                  named("a type", any_name[into<&ast::schema_target::label>]) >> sym("]") >> sym("-") >> -sym(">") >> sym("(") >> sym(")")));
// SchemaProperty = Variable '.' Key
constexpr auto schema_property_def = named("a property", variable_name[take_variable] >> sym(".") >> any_name[take_key]);

// CreateIndex = 'CREATE' ['RANGE' | 'TEXT'] 'INDEX' [SchemaName] ['IF' 'NOT' 'EXISTS'] 'FOR' SchemaTarget
//               'ON' '(' SchemaProperty {',' SchemaProperty} ')' ['OPTIONS' (Map | Parameter)]
constexpr auto create_index_clause_def =
    kw("create") >> index_kind_check{} >> -(kw("range") | kw("text")[set<&index::kind, ast::index_kind::text>]) >>
    kw("index") >> -(ahead(schema_name_ahead) >> schema_name[into<&index::name>]) >>
    -(kw("if") >> kw("not") >> kw("exists")[set<&index::if_not_exists>]) >> kw("for") >>
    schema_target[into<&index::target>] >> kw("on") >> sym("(") >> (schema_property[add_property] % sym(",")) >> sym(")") >>
    -(kw("options") >> properties[into<&index::options>]);
// Requirement = 'UNIQUE' | 'KEY' | 'NOT' 'NULL' | ('TYPED' | '::') Type
constexpr auto create_constraint_clause_def =
    kw("create") >> kw("constraint") >> -(ahead(schema_name_ahead) >> schema_name[into<&constraint::name>]) >>
    -(kw("if") >> kw("not") >> kw("exists")[set<&constraint::if_not_exists>]) >> kw("for") >>
    schema_target[into<&constraint::target>] >> kw("require") >>
    (schema_property[add_property] | (sym("(") >> (schema_property[add_property] % sym(",")) >> sym(")"))) >>
    ((sym("::") >> named("a type", type_name[take_type])) |
     (kw("is") >>
      ((kw("not") >> kw("null")[set<&constraint::kind, constraint_kind::existence>]) |
       ((sym("::") | kw("typed")) >> named("a type", type_name[take_type])) |
       (-(kw("node")[set<&constraint::of, constraint::entity::node>] |
          kw("relationship")[set<&constraint::of, constraint::entity::relationship>] |
          kw("rel")[set<&constraint::of, constraint::entity::relationship>]) >>
        (kw("unique") | kw("key")[set<&constraint::kind, constraint_kind::key>]))))) >>
    -(kw("options") >> properties[into<&constraint::options>]);
// Drop = 'DROP' ('INDEX' | 'CONSTRAINT') SchemaName ['IF' 'EXISTS']
constexpr auto drop_clause_def = kw("drop") >> (kw("index") | kw("constraint")[set<&ast::drop_clause::constraint>]) >>
                                      schema_name[into<&ast::drop_clause::name>] >>
                                      -(kw("if") >> kw("exists")[set<&ast::drop_clause::if_exists>]);

BOOST_SPIRIT_DEFINE(create_index_clause, create_constraint_clause, drop_clause, schema_name, schema_target, schema_property)
BOOST_SPIRIT_INSTANTIATE(decltype(create_index_clause), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(create_constraint_clause), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(drop_clause), iterator, context)

}  // namespace wafer::grammar::rules
