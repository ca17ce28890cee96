// A table, or rows under the header of another one: a header in the convention of Neo4j's bulk importer (`id:ID(Person)`, `:LABEL`, `born:int`, `aliases:string[]`,
// `at:datetime{timezone:Europe/Paris}`, `place:point{crs:WGS-84}`, `:START_ID`, `:END_ID`, `:TYPE`, `:IGNORE`), and rows whose cells become values. Everything that is wrong is reported with its place;
// reading goes on behind it where that makes sense. A report may throw.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/storage/csv_reader.hpp"
#include "engine/value/temporal/zone.hpp"
#include "engine/value/value.hpp"

namespace wafer::engine {

using report = std::function<void(finding)>;

enum class cell_kind : std::uint8_t {
    string,
    character,
    byte,
    short_integer,
    integer,
    floating,
    boolean,
    date,
    local_time,
    zoned_time,
    local_datetime,
    zoned_datetime,
    duration,
    point,
};

enum class column_role : std::uint8_t { property, id, labels, start_id, end_id, type, ignored };

struct csv_column {
    std::string name;  // Empty for a column that is no property.
    column_role role = column_role::property;
    cell_kind kind = cell_kind::string;
    bool is_list = false;
    std::string id_space;  // `(…)` behind ID, START_ID and END_ID.
    std::optional<zone> place;  // `{timezone:…}`: of times that name none.
    std::optional<reference_system> system;  // `{crs:…}`: of points that name none.
};

/// A scalar from text; nothing if the text is none of that kind. Times that name no zone are in `place`, if there is one, and points that
/// name no reference system in `system`.
std::optional<value> parse_cell(std::string_view text, cell_kind kind, zone const* place = nullptr,
                                std::optional<reference_system> system = std::nullopt);
/// `an integer`, `true or false` …
std::string_view wanted_for(cell_kind kind);

/// A cell with a list, taken apart. Nothing between two delimiters is an empty item.
std::vector<std::string_view> split(std::string_view text, char delimiter);

enum class table_kind : std::uint8_t { nodes, relationships };

/// `integer`, for `cell_kind::integer`: the name that a header gives the kind.
std::string_view header_name(cell_kind kind);

struct table_form {
    table_kind kind = table_kind::nodes;
    char array_delimiter = ';';
    bool has_type = false;  // Relationships whose type is known need no column that tells it.
};

class csv_table {
public:
    /// Reads the header.
    csv_table(csv_reader reader, table_form form, report const& report);
    /// Rows under the header of another one.
    csv_table(csv_table const& header, csv_reader reader, report const& report)
        : reader_(std::move(reader)), form_(header.form_), report_(report), columns_(header.columns_) {}

    /// Reads the next row that has as many cells as the header; false at the end.
    bool next();
    [[nodiscard]] std::span<csv_column const> columns() const { return columns_; }
    /// The column with a role other than property, if there is one.
    [[nodiscard]] std::optional<std::size_t> find(column_role role) const;
    [[nodiscard]] std::string_view cell(std::size_t column) const { return reader_.fields()[column]; }
    /// The cell's value as its column says; null for an empty cell, and for one that cannot be read, which is reported.
    [[nodiscard]] value content(std::size_t column) const;
    [[nodiscard]] std::uint64_t line() const { return reader_.line(); }
    [[nodiscard]] csv_reader const& reader() const { return reader_; }
    /// The items of the column's cell, without empty ones.
    [[nodiscard]] std::vector<std::string_view> items(std::size_t column) const;
    [[nodiscard]] finding problem_at(std::size_t column, std::string message) const;
    void report_at(std::size_t column, std::string message) const { report_(problem_at(column, std::move(message))); }

private:
    void read_header();
    [[nodiscard]] csv_column read_column(std::size_t field) const;
    std::string_view read_options(std::size_t field, std::string_view type, csv_column& into) const;
    void read_option(std::size_t field, std::string_view option, csv_column& into) const;
    void check_header() const;
    void report_header(std::string message) const { report_({reader_.name(), {}, std::move(message)}); }

    csv_reader reader_;
    table_form form_;
    report const& report_;
    std::vector<csv_column> columns_;
};

}  // namespace wafer::engine
