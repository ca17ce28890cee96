// A question as units: words, numbers and single Chinese characters, folded so that case, width, traditional characters, hyphens and
// spacing make no difference. Lexicon phrases are folded the same way. Pure; thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wafer::question {

struct unit {
    std::string text;         // Folded.
    std::uint32_t begin = 0;  // The bytes of the original that it stands for.
    std::uint32_t end = 0;
};

/// `GPT-4` and `gpt4` are `gpt` `4`; `Google's` is `google` `'s`; `doesn't` is `does` `not`; each Chinese character is a unit.
/// Punctuation but commas is left out.
std::vector<unit> fold(std::string_view text);

/// The units of a phrase joined by blanks: what two spellings of one phrase have in common.
std::string folded_key(std::string_view phrase);

bool is_chinese(std::string_view text);

}  // namespace wafer::question
