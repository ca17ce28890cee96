#include "engine/storage/csv_table.hpp"
#include "wafer/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>


namespace wafer::engine {
namespace {

constexpr std::array<std::pair<std::string_view, cell_kind>, 15> kind_names = {{
    {"string", cell_kind::string},
    {"int", cell_kind::integer},
    {"long", cell_kind::integer},
    {"float", cell_kind::floating},
    {"double", cell_kind::floating},
    {"boolean", cell_kind::boolean},
    {"byte", cell_kind::byte},
    {"short", cell_kind::short_integer},
    {"char", cell_kind::character},
    {"date", cell_kind::date},
    {"localtime", cell_kind::local_time},
    {"time", cell_kind::zoned_time},
    {"localdatetime", cell_kind::local_datetime},
    {"datetime", cell_kind::zoned_datetime},
    {"duration", cell_kind::duration},
}};

constexpr std::array<std::pair<std::string_view, column_role>, 6> role_names = {{
    {"ID", column_role::id},
    {"LABEL", column_role::labels},
    {"START_ID", column_role::start_id},
    {"END_ID", column_role::end_id},
    {"TYPE", column_role::type},
    {"IGNORE", column_role::ignored},
}};

template <class Names>
auto find_name(Names const& names, std::string_view name) {
    return std::ranges::find(names, name, [](auto const& entry) { return entry.first; });
}

bool belongs(column_role role, table_kind kind) {
    switch (role) {
        case column_role::property:
        case column_role::ignored: return true;
        case column_role::id:
        case column_role::labels: return kind == table_kind::nodes;
        case column_role::start_id:
        case column_role::end_id:
        case column_role::type: return kind == table_kind::relationships;
    }
    return false;
}

std::string unknown_type(std::string_view type) {
    std::vector<std::string> known;
    for (auto const& entry : role_names) known.emplace_back(entry.first);
    for (auto const& entry : kind_names) known.emplace_back(entry.first);
    auto const near = nearest_names(type, known);
    return fmt::format("unknown column type `{}`{}", type, near.empty() ? "" : fmt::format("; `{}` may be meant", near.front()));
}

std::string shortened(std::string_view text) {
    constexpr std::size_t most = 40;
    if (text.size() <= most) return std::string(text);
    std::size_t end = most;
    while ((static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
    return std::string(text.substr(0, end)) + "…";
}

}  // namespace

csv_table::csv_table(std::string_view text, std::string name, table_kind kind, char array_delimiter, report const& report)
    : reader_(text, std::move(name)), array_delimiter_(array_delimiter), report_(report) {
    read_header(kind);
}

void csv_table::read_header(table_kind kind) {
    if (!reader_.next()) {
        if (reader_.problem())
            report_(*reader_.problem());
        else
            report_header("the file is empty; its first line is to name the columns");
        return;
    }
    for (std::size_t field = 0; field < reader_.fields().size(); ++field) columns_.push_back(read_column(field, kind));
    check_header(kind);
}

csv_column csv_table::read_column(std::size_t field, table_kind kind) const {
    std::string_view const text = cell(field);
    auto const colon = text.rfind(':');
    csv_column column;
    column.name = text.substr(0, colon);
    std::string_view type = colon == std::string_view::npos ? "string" : text.substr(colon + 1);
    std::string_view const whole = type;
    if (auto const space = type.find('('); space != std::string_view::npos && type.ends_with(')')) {
        column.id_space = type.substr(space + 1, type.size() - space - 2);
        type = type.substr(0, space);
    }
    if (auto const role = find_name(role_names, type); role != role_names.end()) {
        column.role = role->second;
        if (!belongs(column.role, kind))
            report_at(field, fmt::format("a column of type {} does not belong into a file of {}", type,
                                         kind == table_kind::nodes ? "nodes" : "relationships"));
        if (column.role != column_role::id) column.name.clear();
        return column;
    }
    column.is_list = type.ends_with("[]");
    if (column.is_list) type.remove_suffix(2);
    auto const kind_name = find_name(kind_names, type);
    if (kind_name == kind_names.end() || !column.id_space.empty())
        report_at(field, unknown_type(whole));
    else
        column.kind = kind_name->second;
    if (column.name.empty()) report_at(field, fmt::format("the column `{}` has no name", text));
    return column;
}

void csv_table::check_header(table_kind kind) const {
    auto const need = [&](column_role role, std::string_view name) {
        auto const count = std::ranges::count(columns_, role, &csv_column::role);
        if (count != 1) report_header(fmt::format("expected one column of type {}, found {}", name, count));
    };
    if (kind == table_kind::nodes) {
        need(column_role::id, "ID");
        if (std::ranges::count(columns_, column_role::labels, &csv_column::role) > 1) need(column_role::labels, "LABEL");
    } else {
        need(column_role::start_id, "START_ID");
        need(column_role::end_id, "END_ID");
        need(column_role::type, "TYPE");
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        bool const named = !columns_[i].name.empty();
        auto const before =
            std::ranges::find(columns_.begin(), columns_.begin() + static_cast<std::ptrdiff_t>(i), columns_[i].name, &csv_column::name);
        if (named && before != columns_.begin() + static_cast<std::ptrdiff_t>(i))
            report_at(i, fmt::format("there are two columns named `{}`", columns_[i].name));
    }
}

bool csv_table::next() {
    while (reader_.next()) {
        std::size_t const cells = reader_.fields().size();
        if (cells == columns_.size()) return true;
        report_at(std::min(cells, columns_.size()) - 1,
                  fmt::format("expected {} cells as in the header, found {}", columns_.size(), cells));
    }
    if (reader_.problem() && !columns_.empty()) report_(*reader_.problem());
    return false;
}

std::optional<std::size_t> csv_table::find(column_role role) const {
    auto const found = std::ranges::find(columns_, role, &csv_column::role);
    if (found == columns_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns_.begin());
}

value csv_table::content(std::size_t column) const {
    std::string_view const text = cell(column);
    csv_column const& to = columns_[column];
    if (text.empty()) {
        if (!reader_.quoted(column)) return {};
        if (to.is_list) return value::of(value_list{});
    }
    auto const parse = [&](std::string_view item) {
        auto content = parse_cell(item, to.kind);
        if (!content) report_at(column, fmt::format("column `{}`: expected {}, found `{}`", to.name, wanted_for(to.kind), shortened(item)));
        return content.value_or(value());
    };
    if (!to.is_list) return parse(text);
    value_list list;
    for (auto const item : split(text, array_delimiter_)) {
        list.push_back(parse(item));
        if (list.back().is_null()) return {};
    }
    return value::of(std::move(list));
}

std::vector<std::string_view> csv_table::items(std::size_t column) const {
    auto found = split(cell(column), array_delimiter_);
    std::erase(found, std::string_view());
    return found;
}

finding csv_table::problem_at(std::size_t column, std::string message) const {
    return {reader_.name(), reader_.place_of(column), std::move(message)};
}

}  // namespace wafer::engine
