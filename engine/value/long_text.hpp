// Texts that may have gigabytes: what takes a time in proportion to their length, done in pieces between which the thread's statement can be
// stopped. Pure but for that. Bytes that are not UTF-8 count as one code point each, as in `base/text`.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/text.hpp"
#include "engine/value/value_memory.hpp"

namespace wafer::engine::long_text {

/// Some ten thousand bytes from the start, or from the end, cut where a code point begins; all of a shorter text.
std::string_view first_piece(std::string_view text);
std::string_view last_piece(std::string_view text);

/// Where `part` first occurs, or `npos`; in a time that grows with the sum of their lengths.
std::size_t find(std::string_view text, std::string_view part);
/// By bytes, which is the order of code points.
std::strong_ordering compare(std::string_view left, std::string_view right);

std::size_t code_points(std::string_view text);
std::size_t byte_offset(std::string_view text, std::size_t code_point);
std::string reversed(std::string_view text);
/// Of more than a thousand marks in a row each thousand is ordered by itself: ordering takes the square of their number.
std::string normalised(std::string_view text, normal_form form);

/// Each piece by `change`.
template <class Change>
std::string changed(std::string_view text, Change change) {
    std::string out;
    while (!text.empty()) {
        auto const piece = first_piece(text);
        if (piece.size() == text.size() && out.empty()) return change(text);
        if (out.empty()) {
            value_memory::expect(text.size());
            out.reserve(text.size());
        }
        out += change(piece);
        value_memory::work(piece.size());
        text.remove_prefix(piece.size());
    }
    return out;
}

/// Without what `trim` takes from the start, or from the end, of a text.
template <class Trim>
std::string_view without_start(std::string_view text, Trim trim) {
    while (!text.empty()) {
        auto const piece = first_piece(text);
        std::string_view const rest = trim(piece);
        value_memory::work(piece.size());
        text.remove_prefix(piece.size() - rest.size());
        if (!rest.empty()) break;
    }
    return text;
}
template <class Trim>
std::string_view without_end(std::string_view text, Trim trim) {
    while (!text.empty()) {
        auto const piece = last_piece(text);
        std::string_view const rest = trim(piece);
        value_memory::work(piece.size());
        text.remove_suffix(piece.size() - rest.size());
        if (!rest.empty()) break;
    }
    return text;
}

}  // namespace wafer::engine::long_text
