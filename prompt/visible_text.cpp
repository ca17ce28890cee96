#include "prompt/visible_text.hpp"

#include <algorithm>

#include <utf8proc.h>

#include "wafer/text.hpp"

namespace wafer::prompt {
namespace {

bool is_plain_ascii(char byte) { return byte >= 0x20 && byte < 0x7F; }

/// The code point at `at` and its bytes; -1 for a byte that is no UTF-8.
std::pair<utf8proc_int32_t, std::size_t> code_point_at(std::string_view text, std::size_t at) {
    utf8proc_int32_t code = -1;
    auto const size = utf8proc_iterate(reinterpret_cast<utf8proc_uint8_t const*>(text.data() + at),
                                       static_cast<utf8proc_ssize_t>(text.size() - at), &code);
    return size > 0 ? std::pair(code, static_cast<std::size_t>(size)) : std::pair(utf8proc_int32_t{-1}, std::size_t{1});
}

void append_utf8(std::string& out, utf8proc_int32_t code) {
    utf8proc_uint8_t bytes[4];
    auto const size = utf8proc_encode_char(code, bytes);
    out.append(reinterpret_cast<char const*>(bytes), static_cast<std::size_t>(size));
}

/// Appends `line`, which holds no line feed, in pieces of at most `width` cells.
void append_wrapped(std::vector<std::string>& lines, std::string_view line, std::size_t width) {
    std::size_t begin = 0;
    std::size_t blank = 0;  // Behind the last blank of the piece.
    std::size_t cells = 0;
    for (std::size_t at = 0; at < line.size();) {
        auto const end = cluster_end(line, at);
        auto const cluster = line.substr(at, end - at);
        auto const wide = display_width(cluster);
        if (cells + wide > width && at > begin) {
            auto const cut = cluster != " " && blank > begin && display_width(line.substr(begin, blank - begin)) * 3 > width ? blank : at;
            lines.emplace_back(line.substr(begin, cut - begin));
            begin = cut;
            cells = display_width(line.substr(begin, at - begin));
            if (cluster == " ") {
                // The blank at the break is gone, as it is in print.
                begin = at = end;
                continue;
            }
        }
        cells += wide;
        if (cluster == " ") blank = end;
        at = end;
    }
    lines.emplace_back(line.substr(begin));
}

}  // namespace

std::string visible(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), is_plain_ascii)) return std::string(text);
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        auto const [code, size] = code_point_at(text, at);
        if (code == '\t')
            out += "    ";
        else if (code == '\n')
            out += '\n';
        else if (code < 0 || (code >= 0x80 && code < 0xA0))
            append_utf8(out, 0xFFFD);
        else if (code < 0x20)
            append_utf8(out, 0x2400 + code);
        else if (code == 0x7F)
            append_utf8(out, 0x2421);
        else
            out += text.substr(at, size);
        at += size;
    }
    return out;
}

std::vector<std::string> wrapped_lines(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin <= text.size();) {
        auto const end = std::min(text.find('\n', begin), text.size());
        append_wrapped(lines, text.substr(begin, end - begin), width);
        begin = end + 1;
    }
    return lines;
}

}  // namespace wafer::prompt
