// The keywords of the query language, to be known again and as what a misspelt word may have been meant for. Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wafer::grammar::rules {

/// Whether the word, in any case, is a keyword anywhere. Most are names elsewhere: see `ast::is_reserved`.
bool is_keyword(std::string_view word);

/// The keywords that `word` may have been meant for, nearest first; those in `likely` (upper case) win ties.
std::vector<std::string> nearest_keywords(std::string_view word, std::vector<std::string> const& likely);

}  // namespace wafer::grammar::rules
