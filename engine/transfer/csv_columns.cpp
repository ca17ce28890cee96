#include "engine/transfer/csv_columns.hpp"

#include <algorithm>

#include "engine/transfer/not_expressible.hpp"
#include "engine/value/format.hpp"

namespace wafer::engine {
namespace {

std::optional<cell_kind> scalar_kind(kind kind) {
    switch (kind) {
        case kind::boolean: return cell_kind::boolean;
        case kind::integer: return cell_kind::integer;
        case kind::floating: return cell_kind::floating;
        case kind::string: return cell_kind::string;
        case kind::date: return cell_kind::date;
        case kind::local_time: return cell_kind::local_time;
        case kind::zoned_time: return cell_kind::zoned_time;
        case kind::local_datetime: return cell_kind::local_datetime;
        case kind::zoned_datetime: return cell_kind::zoned_datetime;
        case kind::duration: return cell_kind::duration;
        case kind::point: return cell_kind::point;
        case kind::null:
        case kind::list:
        case kind::map:
        case kind::node:
        case kind::relationship:
        case kind::path: return std::nullopt;
    }
    return std::nullopt;
}

bool agree(csv_column_type known, csv_column_type wanted) {
    if (known.is_open || wanted.is_open) return known.is_list && wanted.is_list;
    return known == wanted;
}

}  // namespace

csv_column_type column_type_of(value const& content) {
    if (auto const scalar = scalar_kind(content.type())) return {*scalar, false, false};
    if (content.list().empty()) return {cell_kind::string, true, true};
    auto const first = scalar_kind(content.list().front().type());
    bool const alike = std::ranges::all_of(content.list(), [&](value const& item) { return item.type() == content.list().front().type(); });
    if (!first || !alike) refuse_expressing("CSV", "a list of several types, of lists or with nulls: " + to_excerpt(content));
    return {*first, true, false};
}

bool csv_columns::fits(file_columns const& file, std::vector<csv_column_type> const& types, properties const& entity) {
    for (std::size_t i = 0; i < entity.size(); ++i) {
        auto const known = file.find(entity[i].first);
        if (known != file.end() && !agree(known->second, types[i])) return false;
    }
    return true;
}

std::size_t csv_columns::place(properties const& entity) {
    std::vector<csv_column_type> types;
    types.reserve(entity.size());
    for (auto const& [key, content] : entity) types.push_back(column_type_of(content));
    std::size_t file = 0;
    while (file < files_.size() && !fits(files_[file], types, entity)) ++file;
    if (file == files_.size()) files_.emplace_back();
    for (std::size_t i = 0; i < entity.size(); ++i) {
        auto const [column, added] = files_[file].try_emplace(entity[i].first, types[i]);
        if (!added && column->second.is_open) column->second = types[i];
    }
    return file;
}

}  // namespace wafer::engine
