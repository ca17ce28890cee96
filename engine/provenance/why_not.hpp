// WHY NOT: how far a query comes before it has no rows left, what takes the last one away, and what would have been found instead. Asks the
// graph by small queries made of the query's own clauses, which the session runs.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/bind/query.hpp"
#include "engine/graph/graph.hpp"
#include "wafer/options.hpp"

namespace wafer::engine::provenance {

/// One element, condition or clause of the query, with the rows behind it.
struct missing_step {
    std::string text;        // As the query has it.
    std::int64_t rows = 0;   // At most `most_counted`.
    std::string verdict;     // `matches`, or `removes the last row`.
    std::string suggestion;  // Empty: none.
};

constexpr std::int64_t most_counted = 10'000;

/// The rows of a query, whose symbols are described by the second argument.
using asker = std::function<std::vector<value_list>(bound::single_query const&, std::vector<bound::symbol_description> const&)>;

struct missing_question {
    bound::statement const& source;
    std::string_view text;
    graph const& data;
    provenance_rules const& declared;
    asker const& ask;
};

/// The steps of each part of the query, up to the one that leaves nothing.
std::vector<missing_step> explain_missing(missing_question const& question);

}  // namespace wafer::engine::provenance
