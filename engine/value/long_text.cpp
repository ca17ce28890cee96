#include "engine/value/long_text.hpp"

#include <algorithm>
#include <cstring>

namespace wafer::engine::long_text {

namespace {

constexpr std::size_t piece_bytes = 65'536;
/// For what reads gigabytes in a second.
constexpr std::size_t block_bytes = std::size_t{1} << 20;

/// The next place from `at` on where a code point begins; a stretch of other bytes may be cut anywhere.
std::size_t boundary(std::string_view text, std::size_t at) {
    for (std::size_t i = at; i < text.size() && i < at + 4; ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xc0) != 0x80) return i;
    return std::min(at, text.size());
}

}  // namespace

std::string_view first_piece(std::string_view text) {
    return text.size() <= piece_bytes ? text : text.substr(0, boundary(text, piece_bytes));
}

std::string_view last_piece(std::string_view text) {
    return text.size() <= piece_bytes ? text : text.substr(boundary(text, text.size() - piece_bytes));
}

std::size_t find(std::string_view text, std::string_view part) {
    if (part.empty()) return 0;
    if (text.size() < part.size()) return std::string_view::npos;
    // `memmem` takes linear time, which `string_view::find` does not. Blocks overlap, so that no occurrence lies across their border.
    std::size_t const block = std::max(block_bytes, 2 * part.size());
    for (std::size_t from = 0;; from += block - part.size()) {
        auto const here = text.substr(from, block);
        value_memory::read(here.size());
        if (auto const* const found = ::memmem(here.data(), here.size(), part.data(), part.size()))
            return from + static_cast<std::size_t>(static_cast<char const*>(found) - here.data());
        if (from + here.size() == text.size()) return std::string_view::npos;
    }
}

std::strong_ordering compare(std::string_view left, std::string_view right) {
    while (left.size() > block_bytes && right.size() > block_bytes) {
        value_memory::read(block_bytes);
        if (auto const order = std::memcmp(left.data(), right.data(), block_bytes) <=> 0; order != 0) return order;
        left.remove_prefix(block_bytes);
        right.remove_prefix(block_bytes);
    }
    value_memory::read(std::min(left.size(), right.size()));
    return left.compare(right) <=> 0;
}

std::size_t code_points(std::string_view text) {
    std::size_t count = 0;
    while (!text.empty()) {
        auto const piece = first_piece(text);
        count += engine::code_points(piece);
        value_memory::work(piece.size());
        text.remove_prefix(piece.size());
    }
    return count;
}

std::size_t byte_offset(std::string_view text, std::size_t code_point) {
    if (text.size() <= piece_bytes) return engine::byte_offset(text, code_point);
    std::size_t offset = 0;
    while (offset < text.size()) {
        auto const piece = first_piece(text.substr(offset));
        value_memory::work(piece.size());
        auto const inside = engine::code_points(piece);
        if (code_point <= inside) return offset + engine::byte_offset(piece, code_point);
        code_point -= inside;
        offset += piece.size();
    }
    return offset;
}

std::string reversed(std::string_view text) {
    std::string out;
    if (text.size() > piece_bytes) value_memory::expect(text.size());
    out.reserve(text.size());
    while (!text.empty()) {
        auto const piece = last_piece(text);
        out += engine::reversed(piece);
        value_memory::work(piece.size());
        text.remove_suffix(piece.size());
    }
    return out;
}

std::string normalised(std::string_view text, normal_form form) {
    constexpr std::size_t short_bytes = 4096;
    if (text.size() <= short_bytes) return engine::normalised(text, form);
    value_memory::expect(text.size());
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        auto const piece = text.substr(0, normalising_boundary(text, short_bytes));
        auto const known = out.capacity();
        out += engine::normalised(piece, form);
        // Decomposition can make a text three times as long.
        if (out.capacity() > known) value_memory::expect(out.capacity());
        value_memory::work(2 * piece.size());
        text.remove_prefix(piece.size());
    }
    return out;
}

}  // namespace wafer::engine::long_text
