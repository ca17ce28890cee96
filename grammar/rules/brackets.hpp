// Which bracket closes which, over a whole statement, so that a look-ahead past a bracket costs one step however it nests.
// Built in one pass; knows strings, backticks and comments. Immutable.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace wafer::grammar::rules {

class bracket_table {
public:
    explicit bracket_table(std::string_view text);

    /// The offset after the bracket that closes the one at `offset`; 0 when nothing does.
    std::uint32_t after(std::size_t offset) const { return after_[offset] & offset_mask; }
    /// Whether a comma stands directly between the bracket at `offset` and its closing one.
    bool has_comma(std::size_t offset) const { return (after_[offset] & comma_mark) != 0; }

private:
    static constexpr std::uint32_t comma_mark = 1U << 31U;
    static constexpr std::uint32_t offset_mask = comma_mark - 1;

    std::vector<std::uint32_t> after_;
};

/// The offset after the string, backticked name or comment that starts at `offset`, or `offset` when none does.
/// One that is not closed ends past the text: `text.size() + 1`.
std::size_t quoted_end(std::string_view text, std::size_t offset);

}  // namespace wafer::grammar::rules
