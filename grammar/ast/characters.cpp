#include "grammar/ast/characters.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include <utf8proc.h>

namespace wafer::ast::characters {
namespace {

constexpr std::array<unsigned char, 256> make_ascii_classes() {
    std::array<unsigned char, 256> classes{};
    for (unsigned c = 'a'; c <= 'z'; ++c) classes[c] = classes[c - 32] = name_start | name_part;
    for (unsigned c = '0'; c <= '9'; ++c) classes[c] = name_part | digit;
    classes['_'] = name_start | name_part;
    classes['$'] = name_part;
    for (unsigned c = 9; c <= 13; ++c) classes[c] = blank;
    for (unsigned c = 28; c <= 32; ++c) classes[c] = blank;
    return classes;
}

utf8proc_category_t category_of(char32_t code) { return utf8proc_category(static_cast<utf8proc_int32_t>(code)); }

}  // namespace

std::array<unsigned char, 256> const ascii_classes = make_ascii_classes();

character character_at(char const* first, char const* last) {
    if (first == last) return {};
    utf8proc_int32_t code = 0;
    auto const* bytes = reinterpret_cast<utf8proc_uint8_t const*>(first);
    auto const size = utf8proc_iterate(bytes, last - first, &code);
    return {static_cast<char32_t>(code), static_cast<std::size_t>(std::max<utf8proc_ssize_t>(size, 1))};
}

void append_utf8(std::string& text, char32_t code) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    auto const size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code), bytes.data());
    text.append(reinterpret_cast<char const*>(bytes.data()), static_cast<std::size_t>(size));
}

std::size_t valid_utf8_size(std::string_view text) {
    auto const* bytes = reinterpret_cast<utf8proc_uint8_t const*>(text.data());
    std::size_t at = 0;
    while (at < text.size()) {
        std::uint64_t eight = 0;
        if (at + sizeof eight <= text.size()) {
            std::memcpy(&eight, text.data() + at, sizeof eight);
            if ((eight & 0x8080808080808080U) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        utf8proc_int32_t code = 0;
        auto const size = utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code);
        if (size <= 0) return at;
        at += static_cast<std::size_t>(size);
    }
    return at;
}

bool is_wide_blank(char32_t code) {
    constexpr char32_t byte_order_mark = 0xFEFF;
    if (code == 0x0085 || code == 0x180E || code == byte_order_mark) return true;
    auto const category = category_of(code);
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

bool is_wide_name_start(char32_t code) {
    auto const category = category_of(code);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LL || category == UTF8PROC_CATEGORY_LT ||
           category == UTF8PROC_CATEGORY_LM || category == UTF8PROC_CATEGORY_LO || category == UTF8PROC_CATEGORY_NL ||
           category == UTF8PROC_CATEGORY_PC;
}

bool is_wide_name_part(char32_t code) {
    auto const category = category_of(code);
    return is_wide_name_start(code) || category == UTF8PROC_CATEGORY_ND || category == UTF8PROC_CATEGORY_MN ||
           category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_SC;
}

char const* name_part_end(char const* first, char const* last) {
    while (first != last) {
        if (is(*first, name_part)) {
            ++first;
            continue;
        }
        if (!is_wide(*first)) break;
        auto const next = character_at(first, last);
        if (!is_wide_name_part(next.code)) break;
        first += next.size_bytes;
    }
    return first;
}

char const* name_end(char const* first, char const* last) {
    if (first == last) return first;
    if (is(*first, name_start)) return name_part_end(first + 1, last);
    if (!is_wide(*first)) return first;
    auto const start = character_at(first, last);
    return is_wide_name_start(start.code) ? name_part_end(first + start.size_bytes, last) : first;
}

bool same_word(std::string_view word, std::string_view keyword) {
    return word.size() == keyword.size() &&
           std::equal(word.begin(), word.end(), keyword.begin(), [](char a, char b) { return lower(a) == b; });
}

}  // namespace wafer::ast::characters
