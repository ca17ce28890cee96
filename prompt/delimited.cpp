// CSV, TSV and the format `line`: fields between delimiters.
#include <algorithm>
#include <string>
#include <vector>

#include "prompt/json_values.hpp"
#include "prompt/plan_tree.hpp"
#include "prompt/printers.hpp"
#include "prompt/readable.hpp"
#include "prompt/visible_text.hpp"
#include "wafer/text.hpp"

namespace wafer::prompt {
namespace {

/// A field of RFC 4180: quoted where it holds a comma, a quote, a line end or blanks at its edge.
std::string csv_field(std::string const& text) {
    bool const plain = text.find_first_of(",\"\r\n") == std::string::npos && !text.starts_with(' ') && !text.ends_with(' ');
    if (plain) return text;
    std::string out = "\"";
    for (char const c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

/// Null is an empty field, an empty string one of two quotes; structures stand as JSON.
std::string csv_value(value const& content) {
    if (content.is_null()) return "";
    if (holds_structure(content)) return csv_field(to_json(content));
    auto const text = readable(content);
    return text.empty() ? "\"\"" : csv_field(text);
}

std::string tsv_field(std::string const& text) {
    std::string out;
    for (char const c : text) {
        switch (c) {
            case '\t': out += "\\t"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\\': out += "\\\\"; break;
            default: out += c;
        }
    }
    return out;
}

std::string tsv_value(value const& content) {
    if (content.is_null()) return "\\N";
    return tsv_field(holds_structure(content) ? to_json(content) : readable(content));
}

template <class Field, class Value>
std::uint64_t print_delimited(result& rows, held_output& out, char const* delimiter, Field field, Value field_of) {
    auto const columns = rows.columns().size();
    for (std::size_t column = 0; column < columns; ++column) out << (column > 0 ? delimiter : "") << field(rows.columns()[column]);
    if (columns > 0) out << "\n";
    std::uint64_t count = 0;
    for (; rows.next(); ++count) {
        for (std::size_t column = 0; column < columns; ++column) out << (column > 0 ? delimiter : "") << field_of(rows.get(column));
        out << "\n";
    }
    return count;
}

/// Appends `text`, its further lines below its first.
void append_hanging(std::string& line, std::string const& text, std::size_t indent) {
    for (char const c : visible(text)) {
        line += c;
        if (c == '\n') line.append(indent, ' ');
    }
}

}  // namespace

std::uint64_t print_csv(result& rows, held_output& out) { return print_delimited(rows, out, ",", csv_field, csv_value); }

std::uint64_t print_tsv(result& rows, held_output& out) { return print_delimited(rows, out, "\t", tsv_field, tsv_value); }

std::uint64_t print_lines(result& rows, held_output& out) {
    std::vector<std::string> names;
    std::size_t widest = 0;
    for (auto const& column : rows.columns()) {
        auto& name = names.emplace_back(visible(column));
        std::replace(name.begin(), name.end(), '\n', ' ');
        widest = std::max(widest, display_width(name));
    }
    for (auto& name : names) name = std::string(widest - display_width(name), ' ') + name + " = ";
    std::uint64_t count = 0;
    for (; rows.next(); ++count) {
        if (count > 0) out << "\n";
        for (std::size_t column = 0; column < names.size(); ++column) {
            auto line = names[column];
            append_hanging(line, readable(rows.get(column)), widest + 3);
            out << line << "\n";
        }
    }
    if (rows.plan()) out << drawn_plan(*rows.plan());
    return count;
}

}  // namespace wafer::prompt
