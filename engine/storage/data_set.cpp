#include "engine/storage/data_set.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/storage/json_view.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {
namespace {

namespace fs = std::filesystem;

bool known_type(std::string_view type) {
    if (type.ends_with("[]")) type.remove_suffix(2);
    constexpr std::string_view known[] = {"string",    "integer", "float",         "boolean",  "date",
                                          "localtime", "time",    "localdatetime", "datetime", "duration"};
    return std::ranges::find(known, type) != std::end(known);
}

std::map<std::string, property_rule, std::less<>> read_properties(json_view const& owner) {
    std::map<std::string, property_rule, std::less<>> rules;
    auto const listed = owner.find("properties");
    if (!listed) return rules;
    listed->each_field([&](std::string const& name, json_view const& content) {
        property_rule rule;
        auto const type = content.at("type");
        rule.type = type.text();
        if (!known_type(rule.type)) type.fail("`string`, `integer`, `float`, `boolean` or a temporal type, or one of them with `[]`");
        if (auto const required = content.find("required")) rule.required = required->boolean();
        if (auto const values = content.find("values"))
            values->each_item([&](json_view const& item) { rule.values.push_back(item.scalar()); });
        rules.emplace(name, std::move(rule));
    });
    return rules;
}

data_set_schema read_schema(json_view const& content) {
    data_set_schema schema;
    content.at("labels").each_field([&](std::string const& name, json_view const& label) {
        schema.labels[name] = {label.texts("with"), read_properties(label)};
    });
    content.at("relationships").each_field([&](std::string const& name, json_view const& type) {
        schema.relationships[name] = {type.texts("from"), type.texts("to"), read_properties(type)};
    });
    if (auto const sources = content.find("sources"))
        schema.sources = {sources->at("property").text(), sources->at("label").text(), sources->texts("exempt")};
    return schema;
}

provenance_rules read_provenance(json_view const& content) {
    provenance_rules declared;
    auto const take = [&](std::string_view key, std::string& into) {
        if (auto const text = content.find(key)) into = text->text();
    };
    take("property", declared.source_property);
    take("nodes", declared.source_label);
    take("key", declared.source_key);
    take("within", declared.source_within);
    declared.shown = content.texts("show");
    declared.aliases = content.texts("aliases");
    if (content.find("titles")) declared.titles = content.texts("titles");
    return declared;
}

std::vector<fs::path> csv_files(fs::path const& folder) {
    std::vector<fs::path> found;
    if (!fs::is_directory(folder)) return found;
    for (auto const& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".csv") found.push_back(entry.path());
    }
    std::ranges::sort(found);
    return found;
}

}  // namespace

data_set_description read_description(fs::path const& directory) {
    data_set_description description;
    fs::path const path = directory / "dataset.json";
    if (!fs::exists(path)) return description;
    auto const content = read_json_file(path);
    json_view const root(content, path.filename().string(), "");
    if (auto const delimiter = root.find("arrayDelimiter")) {
        auto const written = delimiter->text();
        if (written.size() != 1) delimiter->fail("one character");
        description.array_delimiter = written[0];
    }
    if (auto const schema = root.find("schema")) description.schema = read_schema(*schema);
    if (auto const sources = root.find("provenance")) description.sources = read_provenance(*sources);
    return description;
}

data_set_files files_of(fs::path const& directory) {
    if (!fs::is_directory(directory))
        throw error(error_code::io, "DataSetNotFound", fmt::format("There is no data set at {}: it is not a folder.", directory.string()));
    data_set_files files{csv_files(directory / "nodes"), csv_files(directory / "relationships")};
    if (files.nodes.empty())
        throw error(error_code::io, "DataSetNotFound",
                    fmt::format("There is no data set at {}: it has no file nodes/*.csv.", directory.string()));
    return files;
}

std::string short_name(fs::path const& directory, fs::path const& file) { return file.lexically_relative(directory).generic_string(); }

}  // namespace wafer::engine
