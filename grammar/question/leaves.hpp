// The words of a question, put into a chart: what each stretch of its units can be by the lexicon, the names in the graph, the words of the
// grammar itself, and as numbers and times.
#pragma once

#include <vector>

#include "grammar/question/chart.hpp"
#include "grammar/question/vocabulary.hpp"

namespace wafer::question {

/// Returns which units some word covers.
std::vector<bool> add_leaves(vocabulary const& words, rule_book const& book, std::vector<unit> const& units, chart& into);

}  // namespace wafer::question
