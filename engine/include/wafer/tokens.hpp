// What the words of a text are, for an editor that colours them. The text may be unfinished or no statement at all. Pure; thread-safe.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace [[gnu::visibility("default")]] wafer {

enum class token_kind : std::uint8_t { comment, string, number, keyword, variable, label, type, property, function, parameter, symbol };

/// A stretch of the text by byte offsets; blanks between tokens belong to none.
struct token {
    token_kind kind = token_kind::symbol;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool is_open = false;  ///< A string, a name in backticks or a comment that the text ends within.
};

/// In their order. Names are told apart by where they stand; bytes that are no UTF-8 are symbols.
std::vector<token> tokens_of(std::string_view text);

}  // namespace wafer
