// Which file of a CSV export an entity goes to: the first one that has no column of the same name and another type. Belongs to one export.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/graph/graph.hpp"
#include "engine/storage/csv_table.hpp"

namespace wafer::engine {

struct csv_column_type {
    cell_kind kind = cell_kind::string;
    bool is_list = false;
    bool is_open = false;  // Of empty lists only, so far: it takes on the type of the first that is not.

    friend bool operator==(csv_column_type const&, csv_column_type const&) = default;
};

/// Throws `wafer::error` (argument: NotExpressible) for lists of several types, of lists or with nulls.
csv_column_type column_type_of(value const& content);

class csv_columns {
public:
    using properties = std::vector<std::pair<key_id, value>>;

    /// The number of the file, whose columns are extended by what the entity has.
    std::size_t place(properties const& entity);
    [[nodiscard]] std::size_t file_count() const { return files_.size(); }
    /// Sorted by key.
    [[nodiscard]] std::map<key_id, csv_column_type> const& columns(std::size_t file) const { return files_[file]; }

private:
    using file_columns = std::map<key_id, csv_column_type>;

    static bool fits(file_columns const& file, std::vector<csv_column_type> const& types, properties const& entity);

    std::vector<file_columns> files_;
};

}  // namespace wafer::engine
