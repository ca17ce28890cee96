// Proposals in the words of the prompt. Pure.
#pragma once

#include <string>
#include <vector>

#include "prompt/words/language.hpp"

namespace wafer::prompt {

/// " Did you mean a or b?", or nothing when there are no names.
std::string did_you_mean(std::vector<std::string> const& names, language in = language::english);

}  // namespace wafer::prompt
