#include "engine/value/format.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "engine/value/point.hpp"
#include "engine/value/temporal/text.hpp"

namespace wafer::engine {

namespace {

/// Deeper levels are shown as dots: a literal is for a reader.
constexpr unsigned shown_levels = 100;

constexpr std::size_t excerpt_bytes = 80;

/// A literal as it grows, up to a length from which on only brackets are closed.
struct literal_text {
    std::string out;
    std::size_t most;

    /// Whether it is long enough; marks what is left out.
    bool full() {
        if (out.size() < most) return false;
        out += "…";
        return true;
    }
};

void append_literal(literal_text& text, value const& content, unsigned depth);

/// At most `most` bytes of the text, not within a code point.
std::string_view cut(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0) == 0x80) --most;
    return text.substr(0, most);
}

void append_quoted(literal_text& literal, std::string_view text) {
    auto& out = literal.out;
    auto const shown = cut(text, literal.most - std::min(literal.most, out.size()));
    out += '\'';
    for (char const byte : shown) {
        switch (byte) {
            case '\'': out += "\\'"; break;
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            case '\b': out += "\\b"; break;
            case '\f': out += "\\f"; break;
            default: out += byte;
        }
    }
    if (shown.size() < text.size()) out += "…";
    out += '\'';
}

/// A name, in backticks unless it is made of ASCII letters, digits and `_` or of bytes of other scripts.
void append_name(std::string& out, std::string_view name) {
    auto const plain = [](char byte) {
        return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' || (byte >= '0' && byte <= '9') ||
               (byte & 0x80) != 0;
    };
    if (!name.empty() && !(name[0] >= '0' && name[0] <= '9') && std::all_of(name.begin(), name.end(), plain)) {
        out += name;
        return;
    }
    out += '`';
    for (char const byte : name) out.append(byte == '`' ? 2 : 1, byte);
    out += '`';
}

void append_list(literal_text& text, value_list const& items, unsigned depth) {
    text.out += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) text.out += ", ";
        if (text.full()) break;
        append_literal(text, items[i], depth + 1);
    }
    text.out += ']';
}

void append_map(literal_text& text, value_map const& fields, unsigned depth) {
    text.out += '{';
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) text.out += ", ";
        if (text.full()) break;
        append_name(text.out, fields[i].key.string());
        text.out += ": ";
        append_literal(text, fields[i].content, depth + 1);
    }
    text.out += '}';
}

void append_path(literal_text& text, value_list const& elements, unsigned depth) {
    text.out += '<';
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (i > 0) text.out += '-';
        if (text.full()) break;
        append_literal(text, elements[i], depth + 1);
    }
    text.out += '>';
}

std::string_view constructor_of(kind kind) {
    switch (kind) {
        case kind::date: return "date";
        case kind::local_time: return "localtime";
        case kind::zoned_time: return "time";
        case kind::local_datetime: return "localdatetime";
        case kind::zoned_datetime: return "datetime";
        case kind::duration: return "duration";
        case kind::null:
        case kind::boolean:
        case kind::integer:
        case kind::floating:
        case kind::string:
        case kind::list:
        case kind::map:
        case kind::node:
        case kind::relationship:
        case kind::path:
        case kind::point: return "";
    }
    return "";
}

void append_literal(literal_text& text, value const& content, unsigned depth) {
    auto& out = text.out;
    if (depth > shown_levels) {
        out += "…";
        return;
    }
    switch (content.type()) {
        case kind::null:
        case kind::boolean:
        case kind::integer:
        case kind::floating:
        case kind::point: out += to_text(content); break;
        case kind::string: append_quoted(text, content.string()); break;
        case kind::list: append_list(text, content.list(), depth); break;
        case kind::map: append_map(text, content.map(), depth); break;
        case kind::path: append_path(text, content.path_elements(), depth); break;
        case kind::node: out += fmt::format("({})", content.node().value); break;
        case kind::relationship: out += fmt::format("[{}:{}]", content.relationship().type.value, content.relationship().index); break;
        case kind::date:
        case kind::local_time:
        case kind::zoned_time:
        case kind::local_datetime:
        case kind::zoned_datetime:
        case kind::duration: out += fmt::format("{}('{}')", constructor_of(content.type()), to_text(content)); break;
    }
}

/// `1e+22` and `1e-07` as `1e22` and `1e-7`.
void shorten_exponent(std::string& text) {
    auto const e = text.find('e');
    if (e == std::string::npos) return;
    auto digits = e + 1;
    if (text[digits] == '+') text.erase(digits, 1);
    if (text[digits] == '-') ++digits;
    while (digits + 1 < text.size() && text[digits] == '0') text.erase(digits, 1);
}

}  // namespace

std::string to_text(double number) {
    if (std::isnan(number)) return "NaN";
    if (std::isinf(number)) return number > 0 ? "Infinity" : "-Infinity";
    double const size = std::abs(number);
    bool const plain = size == 0.0 || (size >= 1e-5 && size < 1e16);
    std::array<char, 64> buffer{};
    auto const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                   plain ? std::chars_format::fixed : std::chars_format::scientific);
    std::string text(buffer.data(), end.ptr);
    if (!plain) shorten_exponent(text);
    if (text.find_first_of(".e") == std::string::npos) text += ".0";
    return text;
}

std::string to_text(value const& value) {
    switch (value.type()) {
        case kind::null: return "null";
        case kind::boolean: return value.boolean() ? "true" : "false";
        case kind::integer: return fmt::format_int(value.integer()).str();
        case kind::floating: return to_text(value.floating());
        case kind::string: return std::string(value.string());
        case kind::date: return to_text(value.date());
        case kind::local_time: return to_text(value.local_time());
        case kind::zoned_time: return to_text(value.zoned_time());
        case kind::local_datetime: return to_text(value.local_datetime());
        case kind::zoned_datetime: return to_text(value.zoned_datetime());
        case kind::duration: return to_text(value.duration());
        case kind::point: return to_text(value.point());
        case kind::list:
        case kind::map:
        case kind::node:
        case kind::relationship:
        case kind::path: return to_literal(value);
    }
    return "";
}

std::string to_literal(value const& value) {
    literal_text text{"", std::string::npos};
    append_literal(text, value, 0);
    return std::move(text.out);
}

std::string to_excerpt(value const& value) {
    literal_text text{"", excerpt_bytes};
    append_literal(text, value, 0);
    return std::move(text.out);
}

}  // namespace wafer::engine
