// The statements and commands in a text. A statement ends with `;` outside of strings, backticks and comments, or with the text. A line
// that begins with `:` where a statement could begin is a command of the prompt. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace wafer::prompt {

struct script_piece {
    enum class kind : std::uint8_t { statement, command };

    kind what = kind::statement;
    std::string_view text;    // Without its `;` and the blanks around it; of a command without its `:`.
    std::size_t line = 0;     // Where it begins, from 1.
    bool terminated = false;  // By a `;`, or for a command always.
};

/// Pieces with nothing but blanks and comments are left out. The views point into `text`.
std::vector<script_piece> pieces_of(std::string_view text);

/// Whether typing is over: all statements are terminated, the text is a command, or it ends with a blank line outside of a string, a
/// name in backticks or a comment.
bool is_complete(std::string_view text);

}  // namespace wafer::prompt
