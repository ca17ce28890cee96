// Proposals in the words of the prompt. Pure.
#pragma once

#include <string>
#include <vector>

namespace wafer::prompt {

/// " Did you mean `a` or `b`?", or nothing when there are no names.
std::string did_you_mean(std::vector<std::string> const& names);

}  // namespace wafer::prompt
