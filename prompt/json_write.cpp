#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include <utf8proc.h>

#include "prompt/json_values.hpp"

namespace wafer::prompt {
namespace {

void append_escape(std::string& out, unsigned char control) {
    constexpr char digits[] = "0123456789abcdef";
    switch (control) {
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default:
            out += "\\u00";
            out += digits[control >> 4];
            out += digits[control & 15];
    }
}

/// Bytes of the UTF-8 sequence at the start of `text`; 0 when there is none.
std::size_t sequence_size(std::string_view text) {
    utf8proc_int32_t character = 0;
    auto const size =
        utf8proc_iterate(reinterpret_cast<utf8proc_uint8_t const*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &character);
    return size < 0 ? 0 : static_cast<std::size_t>(size);
}

template <class Number>
std::string_view digits_of(Number number, std::array<char, 40>& buffer) {
    auto const written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return {buffer.data(), static_cast<std::size_t>(written.ptr - buffer.data())};
}

void append_double(std::string& out, double number) {
    if (std::isnan(number)) {
        out += R"({"$float":"NaN"})";
    } else if (std::isinf(number)) {
        out += number > 0 ? R"({"$float":"Infinity"})" : R"({"$float":"-Infinity"})";
    } else {
        std::array<char, 40> buffer;
        auto const digits = digits_of(number, buffer);
        out += digits;
        if (digits.find_first_of(".e") == std::string_view::npos) out += ".0";
    }
}

void append_members(std::string& out, map const& fields) {
    out += '{';
    char const* separator = "";
    for (auto const& [key, field] : fields) {
        out += separator;
        append_json_string(out, key);
        out += ':';
        append_json(out, field);
        separator = ",";
    }
    out += '}';
}

void append_node(std::string& out, node const& entity) {
    out += R"({"$node":{"id":)" + std::to_string(entity.id) + R"(,"labels":[)";
    char const* separator = "";
    for (auto const& label : entity.labels) {
        out += separator;
        append_json_string(out, label);
        separator = ",";
    }
    out += R"(],"properties":)";
    append_members(out, entity.properties);
    out += "}}";
}

/// All but the closing braces, so that a path can add its member.
void append_open_relationship(std::string& out, relationship const& entity) {
    out += R"({"$rel":{"id":)" + std::to_string(entity.id) + R"(,"type":)";
    append_json_string(out, entity.type);
    out += R"(,"start":)" + std::to_string(entity.start) + R"(,"end":)" + std::to_string(entity.end) + R"(,"properties":)";
    append_members(out, entity.properties);
}

void append_path(std::string& out, path const& walk) {
    out += R"({"$path":[)";
    for (std::size_t i = 0; i < walk.nodes.size(); ++i) {
        if (i > 0) {
            auto const& step = walk.relationships[i - 1];
            out += ',';
            append_open_relationship(out, step);
            out += step.start == walk.nodes[i - 1].id ? R"(},"forward":true},)" : R"(},"forward":false},)";
        }
        append_node(out, walk.nodes[i]);
    }
    out += "]}";
}

/// `{"$point":{"srid":7203,"x":1.0,"y":2.0}}`, with `z` where there are three dimensions.
void append_point(std::string& out, point const& place) {
    out += R"({"$point":{"srid":)" + std::to_string(place.srid) + R"(,"x":)";
    append_double(out, place.x);
    out += R"(,"y":)";
    append_double(out, place.y);
    if (place.srid == 9157 || place.srid == 4979) {
        out += R"(,"z":)";
        append_double(out, place.z);
    }
    out += "}}";
}

struct appender {
    std::string& out;
    value const& whole;

    void operator()(null) const { out += "null"; }
    void operator()(bool boolean) const { out += boolean ? "true" : "false"; }
    void operator()(std::int64_t integer) const {
        std::array<char, 40> buffer;
        out += digits_of(integer, buffer);
    }
    void operator()(double number) const { append_double(out, number); }
    void operator()(std::string const& text) const { append_json_string(out, text); }
    void operator()(list const& items) const {
        out += '[';
        char const* separator = "";
        for (auto const& item : items) {
            out += separator;
            append_json(out, item);
            separator = ",";
        }
        out += ']';
    }
    void operator()(map const& fields) const {
        bool ambiguous = false;
        for (auto const& [key, field] : fields) ambiguous = ambiguous || key.starts_with('$');
        if (ambiguous) out += R"({"$map":)";
        append_members(out, fields);
        if (ambiguous) out += '}';
    }
    void operator()(node const& entity) const { append_node(out, entity); }
    void operator()(relationship const& entity) const {
        append_open_relationship(out, entity);
        out += "}}";
    }
    void operator()(path const& walk) const { append_path(out, walk); }
    void operator()(date) const { typed("$date"); }
    void operator()(local_time) const { typed("$localtime"); }
    void operator()(zoned_time) const { typed("$time"); }
    void operator()(local_datetime) const { typed("$localdatetime"); }
    void operator()(zoned_datetime const&) const { typed("$datetime"); }
    void operator()(duration) const { typed("$duration"); }
    void operator()(point const& place) const { append_point(out, place); }

    void typed(char const* form) const {
        out += "{\"";
        out += form;
        out += "\":";
        append_json_string(out, to_text(whole));
        out += '}';
    }
};

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    for (std::size_t i = 0; i < text.size();) {
        auto const byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80) {
            if (byte == '"' || byte == '\\') out += '\\';
            if (byte < 0x20)
                append_escape(out, byte);
            else
                out += text[i];
            ++i;
            continue;
        }
        auto const size = sequence_size(text.substr(i));
        if (size == 0)
            out += "\xEF\xBF\xBD";
        else
            out += text.substr(i, size);
        i += size == 0 ? 1 : size;
    }
    out += '"';
}

void append_json(std::string& out, value const& content) { std::visit(appender{out, content}, content.content()); }

std::string to_json(value const& content) {
    std::string out;
    append_json(out, content);
    return out;
}

}  // namespace wafer::prompt
