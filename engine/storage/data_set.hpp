// A data set on disk: a folder with `dataset.json`, `nodes/*.csv` and `relationships/*.csv` (see graph-data/README.md).
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/storage/csv_table.hpp"
#include "engine/value/value.hpp"
#include "wafer/options.hpp"

namespace wafer::engine {

struct property_rule {
    std::string type;  // `string`, `integer`, `float`, `boolean` … or one of them with `[]`.
    bool required = false;
    std::vector<value> values;  // All that it may be; empty: anything.
};

struct label_rule {
    std::vector<std::string> with;  // Labels that stand beside this one.
    std::map<std::string, property_rule, std::less<>> properties;
};

struct relationship_rule {
    std::vector<std::string> from;  // Labels of which the start node needs one; empty: any node.
    std::vector<std::string> to;
    std::map<std::string, property_rule, std::less<>> properties;
};

struct sources_rule {
    std::string property;
    std::string label;
    std::vector<std::string> exempt;  // Labels and types.
};

struct data_set_schema {
    std::map<std::string, label_rule, std::less<>> labels;
    std::map<std::string, relationship_rule, std::less<>> relationships;
    std::optional<sources_rule> sources;
};

struct data_set_description {
    char array_delimiter = ';';
    std::optional<data_set_schema> schema;
    std::optional<provenance_rules> sources;  // Its `provenance`.
};

/// What `dataset.json` says, as far as it concerns the files. A folder without one has the defaults. Throws `wafer::error` (corruption).
data_set_description read_description(std::filesystem::path const& directory);

/// The data set's files in the order of their names. Throws `wafer::error` (io) if the folder is none or has no nodes.
struct data_set_files {
    std::vector<std::filesystem::path> nodes;
    std::vector<std::filesystem::path> relationships;
};
data_set_files files_of(std::filesystem::path const& directory);

/// A file's name for messages: as seen from the data set.
std::string short_name(std::filesystem::path const& directory, std::filesystem::path const& file);

}  // namespace wafer::engine
