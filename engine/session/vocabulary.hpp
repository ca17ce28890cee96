// The vocabulary of a data set: its lexicon, the names in a graph, and what that graph holds. Looks at every node and relationship once.
#pragma once

#include "engine/graph/graph.hpp"
#include "engine/storage/lexicon.hpp"
#include "grammar/question/vocabulary.hpp"

namespace wafer::engine {

question::vocabulary vocabulary_of(lexicon const& words, graph const& data);

}  // namespace wafer::engine
