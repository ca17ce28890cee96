// What people are used to write in SQL, in other graph languages and in program code, and what stands for it here. For messages only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "grammar/rules/state.hpp"

namespace wafer::grammar::rules {

struct habit {
    char const* first;   // What is pointed to, in place of the token that could not be read.
    char const* last;
    std::string advice;  // A sentence, or nothing.
    std::string meant;   // What to write instead, or nothing.
};

/// The habit that explains why the text went wrong at its farthest token, which ends at `last`.
std::optional<habit> habit_at(parse_state const& state, char const* last);

/// What a character beyond ASCII is meant to be where it looks like syntax; nothing if it looks like none.
std::string_view look_alike(char32_t code);

}  // namespace wafer::grammar::rules
