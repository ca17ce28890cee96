// Grapheme clusters and their widths, after Unicode's annexes 11 and 29.
#include <algorithm>

#include <utf8proc.h>

#include "wafer/text.hpp"

namespace wafer {
namespace {

struct character {
    utf8proc_int32_t code = -1;  // -1: a byte that is no UTF-8.
    std::size_t size = 1;
};

character character_at(std::string_view text, std::size_t at) {
    utf8proc_int32_t code = 0;
    auto const size = utf8proc_iterate(reinterpret_cast<utf8proc_uint8_t const*>(text.data() + at),
                                       static_cast<utf8proc_ssize_t>(text.size() - at), &code);
    if (size <= 0) return {};
    return {code, static_cast<std::size_t>(size)};
}

bool is_plain_ascii(char byte) { return byte >= 0x20 && byte < 0x7F; }

/// Whether what stands here is a cluster of one byte and one cell, which most text consists of.
bool is_plain_cluster(std::string_view text, std::size_t at) {
    return is_plain_ascii(text[at]) && (at + 1 == text.size() || static_cast<unsigned char>(text[at + 1]) < 0x80);
}

constexpr utf8proc_int32_t emoji_presentation = 0xFE0F;

/// Half of a flag, which two such letters are.
bool is_regional_indicator(utf8proc_int32_t code) { return code >= 0x1F1E6 && code <= 0x1F1FF; }

std::size_t cluster_width(std::string_view cluster) {
    if (cluster.size() == 1) return 1;
    int width = 0;
    for (std::size_t at = 0; at < cluster.size();) {
        auto const next = character_at(cluster, at);
        bool const flag = is_regional_indicator(next.code) && next.size < cluster.size();
        width = std::max(width, next.code == emoji_presentation || flag ? 2 : next.code < 0 ? 1 : utf8proc_charwidth(next.code));
        at += next.size;
    }
    return static_cast<std::size_t>(width);
}

}  // namespace

std::size_t cluster_end(std::string_view text, std::size_t from) {
    if (from >= text.size()) return text.size();
    if (is_plain_cluster(text, from)) return from + 1;
    auto current = character_at(text, from);
    std::size_t end = from + current.size;
    utf8proc_int32_t state = 0;
    while (end < text.size() && current.code >= 0) {
        if (is_plain_ascii(text[end])) break;
        auto const next = character_at(text, end);
        if (next.code < 0 || utf8proc_grapheme_break_stateful(current.code, next.code, &state)) break;
        end += next.size;
        current = next;
    }
    return end;
}

std::size_t cluster_begin(std::string_view text, std::size_t to) {
    // A cluster is found from a place where one surely begins: the line's beginning.
    std::size_t begin = to == 0 ? 0 : text.rfind('\n', to - 1);
    if (begin == std::string_view::npos) begin = 0;
    while (begin < to) {
        auto const end = cluster_end(text, begin);
        if (end >= to) break;
        begin = end;
    }
    return begin;
}

std::size_t display_width(std::string_view text) {
    std::size_t cells = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = cluster_end(text, at);
        cells += cluster_width(text.substr(at, end - at));
        at = end;
    }
    return cells;
}

}  // namespace wafer
