// WHY: rewrites a bound statement that reads so that each row has, in further columns, the raw evidence for it (see functions.hpp).
//
// Between two clauses that merge rows, a row is one match: the elements of its patterns are passed on instead of being dropped. What merges
// rows (grouping, DISTINCT, UNION) stays as it is, and its rows are explained by a COLLECT over a copy of the clauses before it, rewritten
// likewise, in which only those rows are left that have the same keys. Nothing is gathered on the way, so counting stays counting.
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/bind/query.hpp"

namespace wafer::engine::provenance {

/// `limit`: how many matches explain one merged row. `text` is that of the statement.
void add_evidence(bound::statement& statement, std::string_view text, std::size_t limit);

}  // namespace wafer::engine::provenance
