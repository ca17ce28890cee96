#include "engine/storage/csv_table.hpp"
#include "wafer/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "engine/value/point.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {
namespace {

constexpr std::array<std::pair<std::string_view, cell_kind>, 16> kind_names = {{
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
    {"point", cell_kind::point},
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

std::string_view header_name(cell_kind kind) {
    return std::ranges::find(kind_names, kind, [](auto const& entry) { return entry.second; })->first;
}

csv_table::csv_table(csv_reader reader, table_form form, report const& report)
    : reader_(std::move(reader)), form_(form), report_(report) {
    read_header();
}

void csv_table::read_header() {
    if (!reader_.next()) {
        if (reader_.problem())
            report_(*reader_.problem());
        else
            report_header("the file is empty; its first line is to name the columns");
        return;
    }
    for (std::size_t field = 0; field < reader_.fields().size(); ++field) columns_.push_back(read_column(field));
    check_header();
}

/// `timezone:Europe/Paris`, `crs:WGS-84`, `id-type:long`.
void csv_table::read_option(std::size_t field, std::string_view option, csv_column& into) const {
    auto const colon = std::min(option.find(':'), option.size());
    auto const name = option.substr(0, colon);
    auto const content = option.substr(std::min(colon + 1, option.size()));
    if (name == "timezone" || name == "crs") {
        try {
            if (name == "crs") into.system = system_named(content);
            else into.place = zone_of(content);
        } catch (error const& unknown) {
            report_at(field, unknown.what());
        }
    } else if (name == "id-type" && (content == "int" || content == "long" || content == "integer")) {
        into.kind = cell_kind::integer;
    } else if (name != "id-type" || content != "string") {
        report_at(field, fmt::format("unknown option `{}` of a column; known are timezone:…, crs:… and id-type:string or long", option));
    }
}

/// Takes `{…}` from the end of a column's type.
std::string_view csv_table::read_options(std::size_t field, std::string_view text, csv_column& into) const {
    auto const brace = text.ends_with('}') ? text.rfind('{') : std::string_view::npos;
    if (brace == std::string_view::npos) return text;
    for (auto option : split(text.substr(brace + 1, text.size() - brace - 2), ',')) {
        while (option.starts_with(' ')) option.remove_prefix(1);
        read_option(field, option, into);
    }
    return text.substr(0, brace);
}

csv_column csv_table::read_column(std::size_t field) const {
    csv_column column;
    std::string_view const text = read_options(field, cell(field), column);
    auto const colon = text.rfind(':', text.ends_with(')') ? text.find('(') : std::string_view::npos);
    column.name = text.substr(0, colon);
    std::string_view type = colon == std::string_view::npos ? "string" : text.substr(colon + 1);
    std::string_view const whole = type;
    if (auto const space = type.find('('); space != std::string_view::npos && type.ends_with(')')) {
        column.id_space = type.substr(space + 1, type.size() - space - 2);
        type = type.substr(0, space);
    }
    if (auto const role = find_name(role_names, type); role != role_names.end()) {
        column.role = role->second;
        if (!belongs(column.role, form_.kind))
            report_at(field, fmt::format("a column of type {} does not belong into a file of {}", type,
                                         form_.kind == table_kind::nodes ? "nodes" : "relationships"));
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

void csv_table::check_header() const {
    auto const need = [&](column_role role, std::string_view name) {
        auto const count = std::ranges::count(columns_, role, &csv_column::role);
        if (count != 1) report_header(fmt::format("expected one column of type {}, found {}", name, count));
    };
    if (form_.kind == table_kind::nodes) {
        need(column_role::id, "ID");
        if (std::ranges::count(columns_, column_role::labels, &csv_column::role) > 1) need(column_role::labels, "LABEL");
    } else {
        need(column_role::start_id, "START_ID");
        need(column_role::end_id, "END_ID");
        if (!form_.has_type || find(column_role::type)) need(column_role::type, "TYPE");
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
        auto content = parse_cell(item, to.kind, to.place ? &*to.place : nullptr, to.system);
        if (!content) report_at(column, fmt::format("column `{}`: expected {}, found `{}`", to.name, wanted_for(to.kind), shortened(item)));
        return content.value_or(value());
    };
    if (!to.is_list) return parse(text);
    value_list list;
    for (auto const item : split(text, form_.array_delimiter)) {
        list.push_back(parse(item));
        if (list.back().is_null()) return {};
    }
    return value::of(std::move(list));
}

std::vector<std::string_view> csv_table::items(std::size_t column) const {
    auto found = split(cell(column), form_.array_delimiter);
    std::erase(found, std::string_view());
    return found;
}

finding csv_table::problem_at(std::size_t column, std::string message) const {
    return {reader_.name(), reader_.place_of(column), std::move(message)};
}

}  // namespace wafer::engine
