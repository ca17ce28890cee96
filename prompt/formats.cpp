#include "prompt/formats.hpp"

#include <string>
#include <vector>

#include <wafer/error.hpp>

#include "prompt/json_values.hpp"
#include "prompt/picture/picture.hpp"
#include "prompt/plan_bars.hpp"
#include "prompt/plan_tree.hpp"
#include "prompt/printers.hpp"
#include "prompt/readable.hpp"
#include "prompt/table.hpp"
#include "prompt/visible_text.hpp"
#include "prompt/words/messages.hpp"
#include "wafer/text.hpp"

namespace wafer::prompt {
namespace {

/// Rows that are laid out together: their widths are known before the first is printed.
constexpr std::size_t rows_per_block = 10'000;

table_cell cell_of(value const& content) { return {visible(readable(content)), is_number(content)}; }

std::uint64_t print_table(result& rows, print_style const& style, held_output& out) {
    auto const columns = rows.columns().size();
    table layout(rows.columns(), style.width);
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
    if (rows.plan()) out << (style.width > 0 ? plan_with_bars(*rows.plan(), style) : drawn_plan(*rows.plan()));
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

}  // namespace

format format_named(std::string_view name) {
    for (std::size_t i = 0; i < format_names.size(); ++i) {
        if (format_names[i] == name) return static_cast<format>(i);
    }
    throw error(error_code::argument, "UnknownFormat",
                said(language::english, message::unknown_format, name, format_list("and")))
        .suggest(nearest_names(name, {format_names.begin(), format_names.end()}));
}

std::string_view name_of(format form) { return format_names[static_cast<std::size_t>(form)]; }

std::string format_list(std::string_view conjunction) {
    std::string list(format_names.front());
    for (std::size_t i = 1; i + 1 < format_names.size(); ++i) (list += ", ") += format_names[i];
    (list += ' ') += conjunction;
    return (list += ' ') += format_names.back();
}

std::uint64_t print_result(connection& open, result& rows, format form, print_style const& style, held_output& out) {
    switch (form) {
        case format::table: return print_table(rows, style, out);
        case format::line: return print_lines(rows, out);
        case format::json: return print_json(rows, out);
        case format::jsonl: return print_jsonl(rows, out);
        case format::csv: return print_csv(rows, out);
        case format::tsv: return print_tsv(rows, out);
        case format::markdown: return print_markdown(rows, out);
        case format::html: return print_html(rows, out);
        case format::dot: return print_dot(open, rows, out);
        case format::mermaid: return print_mermaid(open, rows, out);
    }
    return 0;
}

}  // namespace wafer::prompt
