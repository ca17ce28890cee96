// A database: one property graph. Thread-safe; connections keep it alive.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "wafer/connection.hpp"
#include "wafer/options.hpp"

namespace wafer::engine {
struct database_state;
}  // namespace wafer::engine

namespace [[gnu::visibility("default")]] wafer {

/// What a graph holds, for people who meet it for the first time.
struct property_summary {
    std::string name;
    std::uint64_t count = 0;          ///< Entities that have it.
    std::vector<std::string> types;   ///< `STRING`, `INTEGER`, `LIST` … as found.
};
struct label_summary {
    std::string name;
    std::uint64_t count = 0;
    std::vector<property_summary> properties;
};
struct type_summary {
    std::string name;
    std::uint64_t count = 0;
    std::vector<std::pair<std::string, std::string>> ends;  ///< (start label, end label) pairs that occur.
    std::vector<property_summary> properties;
};
struct schema_summary {
    std::uint64_t nodes = 0;
    std::uint64_t relationships = 0;
    std::vector<label_summary> labels;
    std::vector<type_summary> types;
};

struct import_summary {
    std::uint64_t nodes = 0;
    std::uint64_t relationships = 0;
};

/// One thing wrong with a data set on disk.
struct finding {
    std::string file;
    std::uint64_t line = 0;  ///< From 1; 0 when it concerns the whole file.
    std::string message;
};

/// A procedure of the embedding program. `type` is `STRING`, `INTEGER`, `FLOAT`, `NUMBER`, `BOOLEAN`, `LIST`, `MAP`, `NODE`,
/// `RELATIONSHIP`, `PATH` or `ANY`, with `?` behind it where null may stand.
struct procedure_column {
    std::string name;
    std::string type;
};
/// Fills the next row (one value per output) and returns true, or returns false after the last.
using row_generator = std::function<bool(std::vector<value>& row)>;
struct procedure_definition {
    std::string name;  ///< With its namespace: `my.own.procedure`.
    std::vector<procedure_column> inputs;
    std::vector<procedure_column> outputs;  ///< None: a void procedure.
    std::function<row_generator(std::vector<value> const& arguments)> call;
};

class database {
public:
    /// An empty database in memory.
    explicit database(wafer::options options = {});
    database(database&&) noexcept;
    database& operator=(database&&) noexcept;
    ~database();

    [[nodiscard]] wafer::connection connect();

    /// Adds a data set in the layout of Neo4j's bulk importer: `DIR/nodes/*.csv` and `DIR/relationships/*.csv`. All or nothing.
    /// Throws `wafer::error` (io, corruption) with file, line and column.
    import_summary import_directory(std::filesystem::path const& directory);

    [[nodiscard]] schema_summary schema() const;

    /// Replaces a procedure of the same name.
    void register_procedure(procedure_definition definition);

private:
    friend class connection;
    std::shared_ptr<engine::database_state> state_;
};

/// Holds a data set on disk against the schema in its `dataset.json`: dangling and duplicate ids, missing sources, unknown labels, types
/// and properties, values of the wrong type. An empty list means that it is sound.
std::vector<finding> check_directory(std::filesystem::path const& directory);

/// The version of the library: `0.1.0`.
char const* version() noexcept;

}  // namespace wafer
