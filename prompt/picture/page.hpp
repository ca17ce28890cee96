// A picture as a page of HTML that needs nothing else: no network, no other file. Pure.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "prompt/picture/picture.hpp"

namespace wafer::prompt {

/// Chinese words for labels and relationship types, as the data set's lexicon has them.
struct page_words {
    std::map<std::string, std::string> labels;
    std::map<std::string, std::string> types;
};

struct page_heading {
    std::string question;  // Empty: the query was not asked in words.
    std::string query;
    std::string language;  // `en` or `zh`; empty: that of the browser.
};

/// Reads the words of a `lexicon.json`. Throws `wafer::error` (argument, `InvalidJson`) for what is no JSON.
page_words words_of_lexicon(std::string_view text);

std::string page_of(picture const& drawn, page_heading const& heading, page_words const& words);

/// The page without its data, which goes where `@DATA@` stands. Made of prompt/picture/page/ when the program is built.
std::string_view page_template();

}  // namespace wafer::prompt
