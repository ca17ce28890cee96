#include "engine/base/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace wafer::engine {
namespace {

/// The length of the well-formed sequence at the beginning; 0 if there is none.
std::size_t sequence_length(std::string_view text) {
    auto const byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u; };
    auto const continues = [&](std::size_t at) { return (byte(at) & 0xc0) == 0x80; };
    unsigned const first = byte(0);
    unsigned const second = byte(1);
    if (first < 0x80) return 1;
    if (first >= 0xc2 && first <= 0xdf) return continues(1) ? 2 : 0;
    if (first >= 0xe0 && first <= 0xef) {
        bool const overlong = first == 0xe0 && second < 0xa0;
        bool const surrogate = first == 0xed && second > 0x9f;
        return !overlong && !surrogate && continues(1) && continues(2) ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
        bool const overlong = first == 0xf0 && second < 0x90;
        bool const too_great = first == 0xf4 && second > 0x8f;
        return !overlong && !too_great && continues(1) && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

}  // namespace

std::size_t first_invalid_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        std::uint64_t eight = 0;
        if (text.size() - at >= sizeof eight) {
            std::memcpy(&eight, text.data() + at, sizeof eight);
            if ((eight & 0x8080'8080'8080'8080u) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        std::size_t const length = sequence_length(text.substr(at));
        if (length == 0) return at;
        at += length;
    }
    return std::string_view::npos;
}

}  // namespace wafer::engine
