#include "engine/storage/csv_rows.hpp"

#include <utility>

#include <fmt/format.h>

namespace wafer::engine {
namespace {

/// A line is rarely shorter: what is set aside for rows is enough without being much too much.
constexpr std::size_t bytes_of_row = 16;

bool lies_in(std::string_view text, csv_piece const& piece) {
    return text.data() >= piece.bytes.data() && text.data() <= piece.bytes.data() + piece.bytes.size();
}

/// Says whether all of the row could be read.
bool read_properties(csv_rows& rows, csv_rows_form const& form, csv_table const& table) {
    for (auto const column : form.properties) {
        auto content = table.content(column);
        if (rows.problem) return false;
        rows.properties.push_back(lies_in(table.cell(column), rows.piece) ? std::move(content) : content.owned());
    }
    return true;
}

void note_run(std::vector<csv_run>& runs, std::size_t row, std::string_view text) {
    if (runs.empty() || runs.back().text != text) runs.push_back({row, std::string(text)});
}

/// Calls `read(table)` for each row, which adds it or leaves a problem.
template <class Rows, class Read>
void each_row(Rows& rows, csv_rows_form const& form, Read read) {
    report const keep = [&](finding found) {
        if (!rows.problem) rows.problem = std::move(found);
    };
    csv_table table(*form.header, rows.reader(form), keep);
    while (table.next() && !rows.problem) {
        read(table);
        if (rows.problem) return;
        ++rows.count;
    }
}

std::optional<node_id> node_at(csv_table const& table, std::size_t column, node_index const& space) {
    std::string_view const id = table.cell(column);
    auto const found = space.find(id);
    if (!found) table.report_at(column, fmt::format("no node has the id `{}`", id));
    return found;
}

}  // namespace

void read_rows(node_rows& rows, csv_rows_form const& form) {
    auto const expected = rows.piece.bytes.size() / bytes_of_row;
    rows.ids.reserve(expected);
    rows.properties.reserve(expected * form.properties.size());
    each_row(rows, form, [&](csv_table const& table) {
        std::string_view const id = table.cell(form.id);
        if (id.empty()) return table.report_at(form.id, "expected an id, found an empty cell");
        if (!read_properties(rows, form, table)) return;
        if (form.labels) note_run(rows.labels, rows.count, table.cell(*form.labels));
        rows.ids.push_back(lies_in(id, rows.piece) ? id : rows.unescaped.emplace_back(id));
    });
}

void read_rows(relationship_rows& rows, csv_rows_form const& form) {
    auto const expected = rows.piece.bytes.size() / bytes_of_row;
    rows.sources.reserve(expected);
    rows.targets.reserve(expected);
    rows.properties.reserve(expected * form.properties.size());
    each_row(rows, form, [&](csv_table const& table) {
        auto type = form.type ? table.cell(*form.type) : std::string_view();
        if (type.empty()) type = form.common_type;
        if (type.empty()) return table.report_at(*form.type, "expected a relationship type, found an empty cell");
        auto const source = node_at(table, form.start, *form.from);
        auto const target = source ? node_at(table, form.end, *form.to) : std::nullopt;
        if (!target || !read_properties(rows, form, table)) return;
        note_run(rows.types, rows.count, type);
        rows.sources.push_back(*source);
        rows.targets.push_back(*target);
    });
}

void raise_at(csv_rows const& rows, csv_rows_form const& form, std::size_t row, std::size_t column, std::string message) {
    static report const fail = [](finding found) { raise(found); };
    csv_table table(*form.header, rows.reader(form), fail);
    for (std::size_t i = 0; i <= row; ++i) table.next();
    raise(table.problem_at(column, std::move(message)));
}

}  // namespace wafer::engine
