// What could stand at a place of a text that is being typed. Plain data, see `connection::complete`.
#pragma once

#include <cstdint>
#include <string>

#include "wafer/error.hpp"

namespace [[gnu::visibility("default")]] wafer {

struct proposal {
    enum class kind : std::uint8_t {
        keyword,
        variable,
        label,
        type,
        property,
        function,
        procedure,
        parameter,
        value,  ///< Of a property, within a string.
        name,   ///< Of a node, in a question or a string.
        phrase  ///< Of the lexicon, in a question.
    };

    std::string text;     ///< As it is to be written there, with quotes, backticks or an opening parenthesis if it needs them.
    kind what = kind::keyword;
    text_range replaced;  ///< What it stands for: from the beginning of the word at the cursor up to the cursor.
    std::string detail;   ///< For people: a signature, a count, another name. May be empty.
};

}  // namespace wafer
