// The characters of query text: UTF-8 decoding and the classes openCypher gives them. Pure; thread-safe.
// All functions expect valid UTF-8, which `parse` checks first.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace wafer::ast::characters {

struct character {
    char32_t code = 0;
    std::size_t size_bytes = 0;  // 0 at the end of the text.
};

character character_at(char const* first, char const* last);

/// Appends the UTF-8 form of a Unicode scalar value.
void append_utf8(std::string& text, char32_t code);

/// The offset of the first byte that is not valid UTF-8, or the size of the text.
std::size_t valid_utf8_size(std::string_view text);

/// White space beyond ASCII's, such as U+3000.
bool is_wide_blank(char32_t code);
/// Whether a character beyond ASCII may start or continue a name (ID_Start, Pc; ID_Continue, Sc).
bool is_wide_name_start(char32_t code);
bool is_wide_name_part(char32_t code);

/// What a byte of ASCII may be; bit set.
enum ascii_class : unsigned char { blank = 1, name_start = 2, name_part = 4, digit = 8 };
extern std::array<unsigned char, 256> const ascii_classes;

inline bool is(char byte, ascii_class what) { return (ascii_classes[static_cast<unsigned char>(byte)] & what) != 0; }
inline bool is_wide(char byte) { return static_cast<unsigned char>(byte) >= 0x80; }
inline char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20) : byte; }

/// The end of the unquoted name that starts at `first`; `first` itself when there is none.
char const* name_end(char const* first, char const* last);
/// The end of the run of characters that may continue a name.
char const* name_part_end(char const* first, char const* last);

/// Whether the unquoted text `word` equals `keyword` (given in lower case), case aside.
bool same_word(std::string_view word, std::string_view keyword);

}  // namespace wafer::ast::characters
