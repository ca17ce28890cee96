#include "engine/transfer/cypher_literal.hpp"

#include <cmath>

#include <fmt/format.h>

#include "engine/value/format.hpp"

namespace wafer::engine {
namespace {

void append_float(std::string& out, double number) {
    if (std::isnan(number))
        out += "(0.0 / 0.0)";
    else if (std::isinf(number))
        out += number > 0 ? "(1.0 / 0.0)" : "(-1.0 / 0.0)";
    else
        out += to_text(number);
}

void append_call(std::string& out, std::string_view function, value const& content) {
    out += function;
    out += '(';
    append_cypher_string(out, to_text(content));
    out += ')';
}

}  // namespace

void append_cypher_name(std::string& out, std::string_view name) {
    out += '`';
    for (char const c : name) out.append(c == '`' ? 2 : 1, c);
    out += '`';
}

void append_cypher_string(std::string& out, std::string_view text) {
    out += '\'';
    for (char const c : text) {
        switch (c) {
            case '\'': out += "\\'"; break;
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            default:
                if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
                    out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
                else
                    out += c;
        }
    }
    out += '\'';
}

void append_cypher(std::string& out, value const& content) {
    switch (content.type()) {
        case kind::null:
        case kind::boolean:
        case kind::integer:
        case kind::point: out += to_text(content); return;
        case kind::floating: append_float(out, content.floating()); return;
        case kind::string: append_cypher_string(out, content.string()); return;
        case kind::list: {
            out += '[';
            for (std::size_t i = 0; i < content.list().size(); ++i) {
                if (i > 0) out += ", ";
                append_cypher(out, content.list()[i]);
            }
            out += ']';
            return;
        }
        case kind::date: append_call(out, "date", content); return;
        case kind::local_time: append_call(out, "localtime", content); return;
        case kind::zoned_time: append_call(out, "time", content); return;
        case kind::local_datetime: append_call(out, "localdatetime", content); return;
        case kind::zoned_datetime: append_call(out, "datetime", content); return;
        case kind::duration: append_call(out, "duration", content); return;
        case kind::map:
        case kind::node:
        case kind::relationship:
        case kind::path: return;  // No property holds one.
    }
}

}  // namespace wafer::engine
