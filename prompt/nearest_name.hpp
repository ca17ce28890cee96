// The names that a mistyped one may have meant. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wafer::prompt {

/// Names that differ from `given` by few letters, nearest first; those that begin with it count as near.
std::vector<std::string> nearest_names(std::string_view given, std::vector<std::string_view> const& known);

/// " Did you mean `a` or `b`?", or nothing when there are no names.
std::string did_you_mean(std::vector<std::string> const& names);

}  // namespace wafer::prompt
