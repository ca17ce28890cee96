#include "grammar/question/pinyin.hpp"

#include <memory>

#include <unicode/translit.h>
#include <unicode/uscript.h>

namespace wafer::question {
namespace {

bool is_han(UChar32 code) {
    UErrorCode status = U_ZERO_ERROR;
    return code >= 0x2E80 && uscript_getScript(code, &status) == USCRIPT_HAN && U_SUCCESS(status);
}

/// A character's reading without its tone; empty if ICU has no table for it.
std::string reading_of(UChar32 code) {
    struct table {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> rules{
            icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status)};
    };
    static table const latin;
    if (U_FAILURE(latin.status) || !latin.rules) return {};
    icu::UnicodeString text(code);
    latin.rules->transliterate(text);
    std::string reading;
    text.trim().toUTF8String(reading);
    return reading;
}

}  // namespace

std::optional<pinyin> pinyin_of(std::string_view text) {
    auto const characters = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    pinyin found;
    bool any = false;
    for (std::int32_t at = 0; at < characters.length(); at = characters.moveIndex32(at, 1)) {
        auto const code = characters.char32At(at);
        if (is_han(code)) {
            auto const reading = reading_of(code);
            found.whole += reading;
            found.initials += reading.substr(0, 1);
            any = any || !reading.empty();
            continue;
        }
        std::string other;
        icu::UnicodeString(code).toLower().toUTF8String(other);
        found.whole += other;
        found.initials += other;
    }
    return any ? std::optional(std::move(found)) : std::nullopt;
}

}  // namespace wafer::question
