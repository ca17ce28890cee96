#include "grammar/question/fold.hpp"

#include <array>
#include <memory>
#include <utility>

#include <unicode/translit.h>
#include <utf8proc.h>

namespace wafer::question {
namespace {

bool is_han(std::int32_t code) { return (code >= 0x3400 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) || code == 0x3007; }

/// The simplified form of a Chinese character, by ICU's table.
std::int32_t simplified(std::int32_t code) {
    struct table {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> rules{icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status)};
    };
    static table const traditional;
    if (U_FAILURE(traditional.status) || !traditional.rules) return code;
    icu::UnicodeString text(static_cast<UChar32>(code));
    traditional.rules->transliterate(text);
    return text.countChar32() == 1 ? text.char32At(0) : code;
}

struct character {
    enum class sort : std::uint8_t { letter, digit, han, sign, gap };
    sort what = sort::gap;
    std::int32_t code = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

character::sort sort_of(std::int32_t code) {
    using sort = character::sort;
    if (is_han(code)) return sort::han;
    if (code >= '0' && code <= '9') return sort::digit;
    switch (code) {
        case '\'':
        case 0x2019:
        case '.':
        case ',':
        case '%':
        case '$':
        case 0xA5:
        case 0x3001:
        case 0x3002:
        case '?':
        case ';': return sort::sign;
        default: break;
    }
    auto const category = utf8proc_category(code);
    bool const letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
    return letter || category == UTF8PROC_CATEGORY_ND ? sort::letter : sort::gap;
}

std::int32_t plain_sign(std::int32_t code) {
    if (code == 0x2019) return '\'';
    return code == 0x3001 || code == 0x3002 || code == '?' || code == ';' ? ',' : code;
}

/// Compatibility forms taken apart, in lower case, without marks.
std::vector<character> characters_of(std::string_view text) {
    constexpr auto options = static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_STABLE);
    std::vector<character> found;
    for (std::size_t at = 0; at < text.size();) {
        utf8proc_int32_t code = 0;
        auto const* const bytes = reinterpret_cast<utf8proc_uint8_t const*>(text.data()) + at;
        auto const size = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - at), &code);
        if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFF01 - '!';  // Full-width forms of ASCII.
        auto const end = at + (size > 0 ? static_cast<std::size_t>(size) : 1);
        std::array<utf8proc_int32_t, 32> parts{};
        int boundary = 0;
        auto const count = size > 0 ? utf8proc_decompose_char(code, parts.data(), parts.size(), options, &boundary) : 0;
        for (utf8proc_ssize_t i = 0; i < count && i < static_cast<utf8proc_ssize_t>(parts.size()); ++i) {
            auto const part = parts[static_cast<std::size_t>(i)];
            auto const sort = sort_of(part);
            auto const final_code = sort == character::sort::han ? simplified(part) : plain_sign(part);
            found.push_back({sort, final_code, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
        }
        at = end;
    }
    return found;
}

class unit_maker {
public:
    explicit unit_maker(std::vector<character> const& all) : all_(all) {}

    std::vector<unit> units() {
        for (at_ = 0; at_ < all_.size(); ++at_) take(all_[at_]);
        return std::move(units_);
    }

private:
    using sort = character::sort;

    [[nodiscard]] sort around(std::size_t index) const { return index < all_.size() ? all_[index].what : sort::gap; }

    void take(character const& each) {
        switch (each.what) {
            case sort::gap: inside_ = false; break;
            case sort::han: start(each); inside_ = false; break;
            case sort::letter: case sort::digit: extend(each); break;
            case sort::sign: take_sign(each); break;
        }
    }

    void take_sign(character const& each) {
        bool const between_digits = at_ > 0 && around(at_ - 1) == sort::digit && around(at_ + 1) == sort::digit;
        if (each.code == '.') {
            if (between_digits) append(each);
            // The dots of U.S. are no part of it.
            else if (units_.empty() || units_.back().text.size() != 1 || around(at_ + 1) != sort::letter) inside_ = false;
            return;
        }
        if (each.code == ',' && between_digits) return;
        if (each.code == '\'') {
            apostrophe(each);
            return;
        }
        start(each);
        inside_ = false;
    }

    void apostrophe(character const& each) {
        bool const more = around(at_ + 1) == sort::letter;
        bool const after_letter = at_ > 0 && around(at_ - 1) == sort::letter;
        if (more && all_[at_ + 1].code == 't' && !units_.empty() && units_.back().text.ends_with('n')) {
            negate(each);
            ++at_;
            return;
        }
        bool const owner = after_letter && !units_.empty() && (more || units_.back().text.ends_with('s'));
        if (!owner) {
            inside_ = false;
            return;
        }
        start(each);
        units_.back().text = "'s";
        if (more && all_[at_ + 1].code == 's') units_.back().end = all_[++at_].end;
        inside_ = false;
    }

    void negate(character const& each) {
        auto& word = units_.back().text;
        word.pop_back();
        if (word == "ca") word = "can";
        if (word == "wo") word = "will";
        units_.push_back({"not", each.begin, each.end});
        inside_ = false;
    }

    void extend(character const& each) {
        bool const same = inside_ && at_ > 0 && inside_sort_ == each.what;
        if (same)
            append(each);
        else
            start(each);
        inside_ = true;
        inside_sort_ = each.what;
    }

    void start(character const& each) {
        units_.push_back({"", each.begin, each.end});
        append(each);
    }

    void append(character const& each) {
        std::array<utf8proc_uint8_t, 4> bytes{};
        auto const size = utf8proc_encode_char(each.code, bytes.data());
        units_.back().text.append(reinterpret_cast<char const*>(bytes.data()), static_cast<std::size_t>(size));
        units_.back().end = each.end;
    }

    std::vector<character> const& all_;
    std::vector<unit> units_;
    std::size_t at_ = 0;
    bool inside_ = false;
    sort inside_sort_ = sort::gap;
};

}  // namespace

std::vector<unit> fold(std::string_view text) {
    auto units = unit_maker(characters_of(text)).units();
    // What ends a question says nothing; a comma alone is the sign that a rule names.
    while (!units.empty() && units.back().text == "," && text != ",") units.pop_back();
    return units;
}

std::string folded_key(std::string_view phrase) {
    std::string key;
    for (auto const& each : fold(phrase)) (key += key.empty() ? "" : " ") += each.text;
    return key;
}

bool is_chinese(std::string_view text) {
    for (auto const& each : characters_of(text))
        if (each.what == character::sort::han) return true;
    return false;
}

}  // namespace wafer::question
