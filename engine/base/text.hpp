// UTF-8 text counted in Unicode code points. Bytes that are not UTF-8 count as one code point each, so nothing here fails. Pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace wafer::engine {

/// How many code points the text has.
std::size_t code_points(std::string_view text);
/// The byte offset of the code point with this number, or the text's size when it has fewer.
std::size_t byte_offset(std::string_view text, std::size_t code_point);
/// The first code point's bytes; empty for an empty text.
std::string_view first_code_point(std::string_view text);

std::string upper_case(std::string_view text);
std::string lower_case(std::string_view text);
std::string reversed(std::string_view text);

/// Without code points of `set` at its start (or end).
std::string_view trim_start(std::string_view text, std::string_view set);
std::string_view trim_end(std::string_view text, std::string_view set);
/// What a trim without a set takes away: the Unicode white space.
std::string_view trim_start(std::string_view text);
std::string_view trim_end(std::string_view text);

enum class normal_form { nfc, nfd, nfkc, nfkd };
std::string normalised(std::string_view text, normal_form form);
/// The first place, from `least` bytes on, where a text can be cut so that its parts may be normalised one by one; earlier behind a thousand
/// code points that belong together.
std::size_t normalising_boundary(std::string_view text, std::size_t least);

}  // namespace wafer::engine
