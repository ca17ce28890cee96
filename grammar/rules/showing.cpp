// SHOW of what the graph and the engine have.
#include "grammar/rules/clauses.hpp"
#include "grammar/rules/projection.hpp"

namespace wafer::grammar::rules {
namespace {

using ast::show_entity;
using ast::show_selection;
using ast::show_subject;

template <show_subject Subject>
constexpr auto shows = set<&ast::show_clause::subject, Subject>;
template <show_selection Selection>
constexpr auto only = set<&ast::show_clause::selection, Selection>;
template <show_entity Entity>
constexpr auto only_of = set<&ast::show_clause::entity, Entity>;

// A column is an expression of one variable, as an item of RETURN is.
constexpr auto take_column = [](auto const& context) {
    auto& item = x3::_val(context);
    ast::name& column = x3::_attr(context);
    item.text = column.text;
    item.value.at = column.at;
    item.value.node = ast::variable{std::move(column.text)};
};

}  // namespace

struct shown_functions_id;
constexpr x3::rule<shown_functions_id, ast::show_clause> shown_functions{"shown_functions"};
struct shown_names_id;
constexpr x3::rule<shown_names_id, ast::show_clause> shown_names{"shown_names"};
struct shown_indexes_id;
constexpr x3::rule<shown_indexes_id, ast::show_clause> shown_indexes{"shown_indexes"};
struct shown_constraints_id;
constexpr x3::rule<shown_constraints_id, ast::show_clause> shown_constraints{"shown_constraints"};
struct shown_column_id;
constexpr x3::rule<shown_column_id, ast::projection_item> shown_column{"shown_column"};
struct shown_yield_id;
constexpr x3::rule<shown_yield_id, ast::projection> shown_yield{"shown_yield"};
BOOST_SPIRIT_DECLARE(decltype(shown_functions), decltype(shown_names), decltype(shown_indexes), decltype(shown_constraints),
                     decltype(shown_column), decltype(shown_yield))

// ShownFunctions = ['ALL' | 'BUILT' 'IN' | 'USER' 'DEFINED'] Functions | Procedures, ['EXECUTABLE' ['BY' 'CURRENT' 'USER']]
constexpr auto shown_functions_def = ((-(kw("all") | (kw("built") >> kw("in"))[only<show_selection::built_in>] |
                                         (kw("user") >> kw("defined"))[only<show_selection::user_defined>]) >>
                                       (kw("functions") | kw("function"))[shows<show_subject::functions>]) |
                                      (kw("procedures") | kw("procedure"))[shows<show_subject::procedures>]) >>
                                     -(kw("executable") >> -(kw("by") >> kw("current") >> kw("user")));
// ShownNames = Labels | 'RELATIONSHIP' Types | 'PROPERTY' Keys
constexpr auto shown_names_def = (kw("labels") | kw("label"))[shows<show_subject::labels>] |
                                 (kw("relationship") >> (kw("types") | kw("type")))[shows<show_subject::relationship_types>] |
                                 (kw("property") >> (kw("keys") | kw("key")))[shows<show_subject::property_keys>];
// ShownIndexes = ['ALL' | 'RANGE' | 'LOOKUP' | 'TEXT' | 'POINT' | 'FULLTEXT' | 'VECTOR'] Indexes
constexpr auto shown_indexes_def = -(kw("all") | kw("range")[only<show_selection::range>] | kw("lookup")[only<show_selection::lookup>] |
                                     kw("text")[only<show_selection::text>] | kw("point")[only<show_selection::point>] |
                                     kw("fulltext")[only<show_selection::fulltext>] | kw("vector")[only<show_selection::vector>]) >>
                                   (kw("indexes") | kw("index"))[shows<show_subject::indexes>];
// ShownConstraints = ['ALL'] ['NODE' | 'RELATIONSHIP' | 'REL'] [['PROPERTY'] ('UNIQUE' | 'EXIST') | 'KEY' | 'PROPERTY' 'TYPE'] Constraints
constexpr auto shown_constraints_def =
    -kw("all") >> -(kw("node")[only_of<show_entity::node>] | (kw("relationship") | kw("rel"))[only_of<show_entity::relationship>]) >>
    -((-kw("property") >> (kw("uniqueness") | kw("unique")))[only<show_selection::uniqueness>] |
      (-kw("property") >> (kw("existence") | kw("exist")))[only<show_selection::existence>] | kw("key")[only<show_selection::key>] |
      (kw("property") >> kw("type"))[only<show_selection::property_type>]) >>
    (kw("constraints") | kw("constraint"))[shows<show_subject::constraints>];
// ShownColumn = ResultField ['AS' Variable]
constexpr auto shown_column_def = named("a column's name", any_name[take_column]) >>
                                  -(kw("as") >> variable_name[into<&ast::projection_item::alias>]);
// ShownYield = ('*' | ShownColumn {',' ShownColumn}) Cut
constexpr auto shown_yield_def = (sym("*")[set<&ast::projection::star>] | (shown_column[onto<&ast::projection::items>] % sym(","))) >> cut;
// Show = 'SHOW' (ShownFunctions | ShownNames | ShownIndexes | ShownConstraints) ['YIELD' ShownYield] ['WHERE' Expression]
constexpr auto show_clause_def =
    kw("show") >>
    named("INDEXES, CONSTRAINTS, LABELS, RELATIONSHIP TYPES, PROPERTY KEYS, FUNCTIONS or PROCEDURES",
          shown_functions[whole] | shown_names[whole] | shown_indexes[whole] | shown_constraints[whole]) >>
    -(kw("yield")[set<&ast::show_clause::yields>] >> shown_yield[into<&ast::show_clause::what>]) >> -(where[into<&ast::show_clause::where>]);

BOOST_SPIRIT_DEFINE(show_clause, shown_functions, shown_names, shown_indexes, shown_constraints, shown_column, shown_yield)
BOOST_SPIRIT_INSTANTIATE(decltype(show_clause), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(shown_functions), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(shown_names), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(shown_indexes), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(shown_constraints), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(shown_column), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(shown_yield), iterator, context)

}  // namespace wafer::grammar::rules
