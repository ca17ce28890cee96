// What the engine's errors and warnings say, in Chinese. The engine speaks English; its codes and details are stable, its wording is not. So each
// detail has a meaning here, the commonest sentences have a translation, and any other is shown in English behind that meaning. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <wafer/error.hpp>

#include "prompt/words/language.hpp"

namespace wafer::prompt {

/// A detail of an error or a warning, and what it means.
struct detail_meaning {
    std::string_view detail;
    std::string_view chinese;
};

/// A sentence with holes.
struct sentence_pair {
    std::string_view english;
    std::string_view chinese;
    bool ends_in_list = false;  // The last hole lists what was expected, in words that have a translation, too.
};

std::span<detail_meaning const> all_meanings();
std::span<sentence_pair const> all_sentence_pairs();

/// `syntax` or 语法.
std::string_view name_of(error_code code, language in);

/// What an error or a warning says.
std::string spoken(std::string_view detail, std::string const& text, language in);

/// The picture of a place, with its first line in the language.
std::string spoken_picture(std::string const& picture, language in);

}  // namespace wafer::prompt
