#include "prompt/formats.hpp"

#include <string>
#include <vector>

#include <wafer/error.hpp>

#include "prompt/evidence_text.hpp"
#include "prompt/json_values.hpp"
#include "prompt/plan_tree.hpp"
#include "prompt/table.hpp"
#include "prompt/visible_text.hpp"
#include "wafer/text.hpp"

namespace wafer::prompt {
namespace {

/// Rows that are laid out together: their widths are known before the first is printed.
constexpr std::size_t rows_per_block = 10'000;

bool holds_structure(value const& content) {
    return content.is<list>() || content.is<map>() || content.is<node>() || content.is<relationship>() || content.is<path>();
}

/// A value as people read it: strings without quotes, everything else as the query language writes it.
std::string readable(value const& content) {
    if (content.is_null()) return "null";
    if (content.is<std::string>()) return content.as<std::string>();
    if (is_evidence(content)) return evidence_text(content.as<list>());
    return holds_structure(content) ? to_string(content) : to_text(content);
}

table_cell cell_of(value const& content) { return {visible(readable(content)), content.is<std::int64_t>() || content.is<double>()}; }

std::uint64_t print_table(result& rows, std::size_t width_limit, held_output& out) {
    auto const columns = rows.columns().size();
    table layout(rows.columns(), width_limit);
    std::vector<std::vector<table_cell>> block;
    std::uint64_t count = 0;
    while (rows.next()) {
        auto& cells = block.emplace_back();
        for (std::size_t column = 0; column < columns; ++column) cells.push_back(cell_of(rows.get(column)));
        ++count;
        if (block.size() < rows_per_block) continue;
        out << layout.block(block);
        block.clear();
    }
    bool const only_a_plan = count == 0 && rows.plan();
    if (columns > 0 && !only_a_plan) {
        if (!block.empty() || count == 0) out << layout.block(block);
        out << layout.bottom();
    }
    if (rows.plan()) out << drawn_plan(*rows.plan());
    return count;
}

std::string array_of(std::vector<std::string> const& texts) {
    std::string out = "[";
    for (auto const& text : texts) {
        if (out.size() > 1) out += ',';
        append_json_string(out, text);
    }
    return out + ']';
}

std::string json_row(result const& rows, std::size_t columns) {
    std::string out = "[";
    for (std::size_t column = 0; column < columns; ++column) {
        if (column > 0) out += ',';
        append_json(out, rows.get(column));
    }
    return out + ']';
}

/// The changes there were; one that is zero is left out.
std::string counters_json(counters const& changes) {
    std::string out = "{";
    auto const add = [&](char const* name, std::uint64_t count) {
        if (count == 0) return;
        if (out.size() > 1) out += ',';
        append_json_string(out, name);
        out += ':' + std::to_string(count);
    };
    add("nodes_created", changes.nodes_created);
    add("nodes_deleted", changes.nodes_deleted);
    add("relationships_created", changes.relationships_created);
    add("relationships_deleted", changes.relationships_deleted);
    add("properties_set", changes.properties_set);
    add("labels_added", changes.labels_added);
    add("labels_removed", changes.labels_removed);
    add("indexes_added", changes.indexes_added);
    add("indexes_removed", changes.indexes_removed);
    add("constraints_added", changes.constraints_added);
    add("constraints_removed", changes.constraints_removed);
    return out + '}';
}

std::string warnings_json(std::vector<warning> const& warnings) {
    std::string out = "[";
    for (auto const& each : warnings) {
        out += out.size() > 1 ? R"(,{"code":)" : R"({"code":)";
        append_json_string(out, each.code);
        out += R"(,"message":)";
        append_json_string(out, each.message);
        out += R"(,"suggestions":)" + array_of(each.suggestions) + '}';
    }
    return out + ']';
}

std::uint64_t print_json(result& rows, held_output& out) {
    auto const columns = rows.columns().size();
    out << R"({"columns":)" << array_of(rows.columns()) << R"(,"rows":[)";
    std::uint64_t count = 0;
    for (; rows.next(); ++count) out << (count > 0 ? "," : "") << json_row(rows, columns);
    out << R"(],"counters":)" << counters_json(rows.counters()) << R"(,"warnings":)" << warnings_json(rows.warnings());
    if (rows.plan()) out << R"(,"plan":)" << plan_json(*rows.plan());
    out << "}\n";
    return count;
}

std::uint64_t print_jsonl(result& rows, held_output& out) {
    std::vector<std::string> keys;
    for (auto const& column : rows.columns()) {
        auto& key = keys.emplace_back(keys.empty() ? "{" : ",");
        append_json_string(key, column);
        key += ':';
    }
    std::uint64_t count = 0;
    for (; rows.next(); ++count) {
        for (std::size_t column = 0; column < keys.size(); ++column) out << keys[column] << to_json(rows.get(column));
        out << "}\n";
    }
    return count;
}

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

std::uint64_t print_csv(result& rows, held_output& out) {
    auto const columns = rows.columns().size();
    for (std::size_t column = 0; column < columns; ++column) out << (column > 0 ? "," : "") << csv_field(rows.columns()[column]);
    if (columns > 0) out << "\n";
    std::uint64_t count = 0;
    for (; rows.next(); ++count) {
        for (std::size_t column = 0; column < columns; ++column) out << (column > 0 ? "," : "") << csv_value(rows.get(column));
        out << "\n";
    }
    return count;
}

std::string markdown_cell(std::string const& text) {
    std::string out = " ";
    for (char const c : visible(text)) {
        if (c == '\n')
            out += "<br>";
        else if (c == '|' || c == '\\')
            (out += '\\') += c;
        else
            out += c;
    }
    return out + " |";
}

std::uint64_t print_markdown(result& rows, held_output& out) {
    auto const columns = rows.columns().size();
    std::uint64_t count = 0;
    bool begun = false;
    // The header waits for the first row, which tells the columns of numbers.
    auto const begin = [&](bool have_row) {
        begun = true;
        out << "|";
        for (auto const& column : rows.columns()) out << markdown_cell(column);
        out << "\n|";
        for (std::size_t column = 0; column < columns; ++column) {
            out << (have_row && cell_of(rows.get(column)).is_number ? " ---: |" : " --- |");
        }
        out << "\n";
    };
    for (; rows.next(); ++count) {
        if (!begun) begin(true);
        out << "|";
        for (std::size_t column = 0; column < columns; ++column) out << markdown_cell(readable(rows.get(column)));
        out << "\n";
    }
    if (!begun && columns > 0 && !rows.plan()) begin(false);
    if (rows.plan()) out << (begun ? "\n```\n" : "```\n") << drawn_plan(*rows.plan()) << "```\n";
    return count;
}

}  // namespace

format format_named(std::string_view name) {
    for (std::size_t i = 0; i < format_names.size(); ++i) {
        if (format_names[i] == name) return static_cast<format>(i);
    }
    throw error(error_code::argument, "UnknownFormat",
                "There is no format '" + std::string(name) + "', only table, json, jsonl, csv and markdown.")
        .suggest(nearest_names(name, {format_names.begin(), format_names.end()}));
}

std::string_view name_of(format form) { return format_names[static_cast<std::size_t>(form)]; }

std::uint64_t print_result(result& rows, format form, std::size_t width_limit, held_output& out) {
    switch (form) {
        case format::table: return print_table(rows, width_limit, out);
        case format::json: return print_json(rows, out);
        case format::jsonl: return print_jsonl(rows, out);
        case format::csv: return print_csv(rows, out);
        case format::markdown: return print_markdown(rows, out);
    }
    return 0;
}

}  // namespace wafer::prompt
