// Sentences with holes: `{}` or, where two languages have them in another order, `{0}`, `{1}`. Pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wafer::prompt {

/// The sentence with `contents` in its holes; a hole too many stays empty.
std::string filled(std::string_view sentence, std::span<std::string const> contents);

/// What stands in the holes of `text`, if it is this sentence. A hole takes as little as it can.
std::optional<std::vector<std::string>> contents_of_holes(std::string_view sentence, std::string_view text);

/// The numbers of the holes, sorted.
std::vector<std::size_t> holes_of(std::string_view sentence);

}  // namespace wafer::prompt
