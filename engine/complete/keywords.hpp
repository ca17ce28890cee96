// Which keywords can stand at a place. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "engine/complete/position.hpp"

namespace wafer::engine::complete {

/// Those most often meant first. Several words may be offered as one: `ORDER BY`.
std::vector<std::string_view> words_at(position const& here);

/// Whether a statement can begin with the word, in any case; or, where it is unfinished, with one that begins so.
bool begins_statement(std::string_view word, bool is_unfinished);

}  // namespace wafer::engine::complete
