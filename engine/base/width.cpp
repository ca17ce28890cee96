#include "engine/base/width.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace wafer::engine {

namespace {

std::size_t decode(std::string_view text, std::size_t at, utf8proc_int32_t& code_point) {
    auto const* bytes = reinterpret_cast<utf8proc_uint8_t const*>(text.data()) + at;
    auto const length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - at), &code_point);
    if (length > 0) return static_cast<std::size_t>(length);
    code_point = -1;
    return 1;
}

}  // namespace

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        utf8proc_int32_t code_point = 0;
        at += decode(text, at, code_point);
        bool const control = code_point < 0x20 || code_point == 0x7f;
        width += control ? 1 : static_cast<std::size_t>(std::max(0, utf8proc_charwidth(code_point)));
    }
    return width;
}

std::size_t characters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) at = next_character(text, at);
    return count;
}

std::size_t next_character(std::string_view text, std::size_t at) {
    if (at >= text.size()) return text.size();
    utf8proc_int32_t code_point = 0;
    return at + decode(text, at, code_point);
}

std::size_t previous_character(std::string_view text, std::size_t at) {
    if (at == 0) return 0;
    --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u) --at;
    return at;
}

}  // namespace wafer::engine
