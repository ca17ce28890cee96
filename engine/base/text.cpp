#include "engine/base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>

#include <utf8proc.h>

namespace wafer::engine {

namespace {

struct decoded {
    std::int32_t code_point;  // -1 for a byte that is not UTF-8.
    std::size_t size;
};

decoded decode(std::string_view text) {
    auto const first = static_cast<unsigned char>(text[0]);
    if (first < 0x80) return {first, 1};
    utf8proc_int32_t code_point = -1;
    auto const limit = static_cast<utf8proc_ssize_t>(std::min<std::size_t>(text.size(), 4));
    auto const size = utf8proc_iterate(reinterpret_cast<utf8proc_uint8_t const*>(text.data()), limit, &code_point);
    return size > 0 ? decoded{code_point, static_cast<std::size_t>(size)} : decoded{-1, 1};
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

void append(std::string& out, std::int32_t code_point) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    auto const size = utf8proc_encode_char(code_point, bytes.data());
    out.append(reinterpret_cast<char const*>(bytes.data()), static_cast<std::size_t>(size));
}

/// Each code point by `change`; bytes that are not UTF-8 stay.
template <class Change>
std::string mapped(std::string_view text, Change change) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        auto const next = decode(text);
        if (next.code_point < 0) {
            out += text[0];
        } else {
            append(out, change(next.code_point));
        }
        text.remove_prefix(next.size);
    }
    return out;
}

/// The size of the last code point.
std::size_t last_size(std::string_view text) {
    std::size_t const reach = std::min<std::size_t>(text.size(), 4);
    for (std::size_t size = 1; size <= reach; ++size) {
        auto const next = decode(text.substr(text.size() - size));
        if (next.code_point >= 0 && next.size == size) return size;
    }
    return 1;
}

bool is_space(std::string_view code_point) {
    auto const point = decode(code_point).code_point;
    if (point < 0) return false;
    if ((point >= 0x09 && point <= 0x0d) || (point >= 0x1c && point <= 0x1f) || point == 0x85) return true;
    auto const category = utf8proc_category(point);
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

template <class Belongs>
std::string_view without_start(std::string_view text, Belongs belongs) {
    while (!text.empty() && belongs(first_code_point(text))) text.remove_prefix(decode(text).size);
    return text;
}

template <class Belongs>
std::string_view without_end(std::string_view text, Belongs belongs) {
    while (!text.empty()) {
        auto const size = last_size(text);
        if (!belongs(text.substr(text.size() - size))) break;
        text.remove_suffix(size);
    }
    return text;
}

/// Whether one of the code points of `set` is `code_point`.
bool holds(std::string_view set, std::string_view code_point) {
    while (!set.empty()) {
        auto const first = first_code_point(set);
        if (first == code_point) return true;
        set.remove_prefix(first.size());
    }
    return false;
}

int options_of(normal_form form) {
    switch (form) {
        case normal_form::nfc: return UTF8PROC_STABLE | UTF8PROC_COMPOSE;
        case normal_form::nfd: return UTF8PROC_STABLE | UTF8PROC_DECOMPOSE;
        case normal_form::nfkc: return UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT;
        case normal_form::nfkd: return UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT;
    }
    return 0;
}

struct free_text {
    void operator()(utf8proc_uint8_t* text) const { std::free(text); }
};

}  // namespace

std::size_t code_points(std::string_view text) {
    if (is_ascii(text)) return text.size();
    std::size_t count = 0;
    for (; !text.empty(); ++count) text.remove_prefix(decode(text).size);
    return count;
}

std::size_t byte_offset(std::string_view text, std::size_t code_point) {
    std::size_t offset = 0;
    for (; code_point > 0 && offset < text.size(); --code_point) offset += decode(text.substr(offset)).size;
    return offset;
}

std::string_view first_code_point(std::string_view text) { return text.empty() ? text : text.substr(0, decode(text).size); }

std::string upper_case(std::string_view text) { return mapped(text, utf8proc_toupper); }

std::string lower_case(std::string_view text) { return mapped(text, utf8proc_tolower); }

std::string reversed(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        auto const size = last_size(text);
        out += text.substr(text.size() - size);
        text.remove_suffix(size);
    }
    return out;
}

std::string_view trim_start(std::string_view text, std::string_view set) {
    return without_start(text, [&](std::string_view point) { return holds(set, point); });
}

std::string_view trim_end(std::string_view text, std::string_view set) {
    return without_end(text, [&](std::string_view point) { return holds(set, point); });
}

std::string_view trim_start(std::string_view text) { return without_start(text, is_space); }

std::string_view trim_end(std::string_view text) { return without_end(text, is_space); }

std::string normalised(std::string_view text, normal_form form) {
    if (is_ascii(text)) return std::string(text);
    utf8proc_uint8_t* out = nullptr;
    auto const size = utf8proc_map(reinterpret_cast<utf8proc_uint8_t const*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &out,
                                   static_cast<utf8proc_option_t>(options_of(form)));
    std::unique_ptr<utf8proc_uint8_t, free_text> const owner(out);
    // Text that is not UTF-8 has no normal form.
    if (size < 0) return std::string(text);
    return {reinterpret_cast<char const*>(out), static_cast<std::size_t>(size)};
}

std::size_t normalising_boundary(std::string_view text, std::size_t least) {
    constexpr std::size_t longest_run = 1'000;
    std::size_t run = 0;
    std::int32_t before = -1;
    for (std::size_t at = 0; at < text.size();) {
        auto const next = decode(text.substr(at));
        // What composes with what stands before it never begins a grapheme (UAX #29).
        bool const begins = before < 0 || next.code_point < 0 || utf8proc_grapheme_break(before, next.code_point);
        run = begins ? 0 : run + 1;
        if (at > 0 && ((begins && at >= least) || run >= longest_run)) return at;
        before = next.code_point;
        at += next.size;
    }
    return text.size();
}

}  // namespace wafer::engine
