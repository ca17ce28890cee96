// How Chinese names are typed on a keyboard of Latin letters. Each character has its most usual reading. Pure; thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace wafer::question {

struct pinyin {
    std::string whole;     // `yingweida` of 英伟达; what is not Chinese stays, in lower case: `aixinpian` of AI芯片.
    std::string initials;  // `ywd`, `aixp`.
};

/// Nothing for a text without Chinese characters.
std::optional<pinyin> pinyin_of(std::string_view text);

}  // namespace wafer::question
