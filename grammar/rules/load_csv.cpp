// LOAD CSV.
#include "grammar/rules/actions.hpp"
#include "grammar/rules/clauses.hpp"
#include "grammar/rules/expressions.hpp"

namespace wafer::grammar::rules {

// LoadCsv = 'LOAD' 'CSV' ['WITH' 'HEADERS'] 'FROM' Expression 'AS' Variable ['FIELDTERMINATOR' Expression]
constexpr auto load_csv_clause_def = kw("load") >> kw("csv") >>
                                     -(kw("with") >> kw("headers")[set<&ast::load_csv_clause::with_headers>]) >>
                                     kw("from") >> value[into<&ast::load_csv_clause::location>] >>
                                     kw("as") >> variable_name[into<&ast::load_csv_clause::variable>] >>
                                     -(kw("fieldterminator") >> value[into<&ast::load_csv_clause::terminator>]);

BOOST_SPIRIT_DEFINE(load_csv_clause)
BOOST_SPIRIT_INSTANTIATE(decltype(load_csv_clause), iterator, context)

}  // namespace wafer::grammar::rules
