#include "engine/storage/data_set.hpp"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "wafer/error.hpp"

namespace wafer::engine {
namespace {

namespace json = boost::json;
namespace fs = std::filesystem;

/// A place in `dataset.json` and what stands there; each step down checks what it finds.
class json_view {
public:
    json_view(json::value const& content, std::string path) : content_(&content), path_(std::move(path)) {}

    [[nodiscard]] std::optional<json_view> find(std::string_view key) const {
        auto const* const found = object().if_contains(key);
        return found ? std::optional(json_view(*found, child(key))) : std::nullopt;
    }
    [[nodiscard]] json_view at(std::string_view key) const {
        auto found = find(key);
        if (!found) fail(fmt::format("a key `{}`", key));
        return *found;
    }
    template <class Use>
    void each_field(Use use) const {
        for (auto const& field : object()) use(std::string(field.key()), json_view(field.value(), child(field.key())));
    }
    template <class Use>
    void each_item(Use use) const {
        if (!content_->is_array()) fail("a list");
        for (auto const& item : content_->get_array()) use(json_view(item, path_));
    }
    [[nodiscard]] std::string text() const {
        if (!content_->is_string()) fail("a string");
        return std::string(content_->get_string());
    }
    [[nodiscard]] bool boolean() const {
        if (!content_->is_bool()) fail("true or false");
        return content_->get_bool();
    }
    [[nodiscard]] value scalar() const {
        if (content_->is_string()) return value::of(std::string_view(content_->get_string()));
        if (content_->is_int64()) return value::of(std::int64_t{content_->get_int64()});
        if (content_->is_double()) return value::of(content_->get_double());
        if (content_->is_bool()) return value::of(content_->get_bool());
        fail("a string, a number or a boolean");
    }
    [[nodiscard]] std::vector<std::string> texts(std::string_view key) const {
        std::vector<std::string> found;
        if (auto const list = find(key)) list->each_item([&](json_view const& item) { found.push_back(item.text()); });
        return found;
    }
    [[noreturn]] void fail(std::string const& wanted) const {
        throw error(error_code::corruption, "InvalidDataSet", fmt::format("dataset.json: expected {} at `{}`.", wanted, path_));
    }

private:
    [[nodiscard]] json::object const& object() const {
        if (!content_->is_object()) fail("an object");
        return content_->get_object();
    }
    [[nodiscard]] std::string child(std::string_view key) const {
        return path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key);
    }

    json::value const* content_;
    std::string path_;
};

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

std::vector<fs::path> csv_files(fs::path const& folder) {
    std::vector<fs::path> found;
    if (!fs::is_directory(folder)) return found;
    for (auto const& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".csv") found.push_back(entry.path());
    }
    std::ranges::sort(found);
    return found;
}

/// The line of a byte, for the JSON reader's messages.
std::uint64_t line_of(std::string_view text, std::size_t offset) {
    return 1 + static_cast<std::uint64_t>(std::ranges::count(text.substr(0, offset), '\n'));
}

}  // namespace

data_set_description read_description(fs::path const& directory) {
    data_set_description description;
    fs::path const path = directory / "dataset.json";
    if (!fs::exists(path)) return description;
    std::string const text = read_file(path);
    boost::system::error_code problem;
    json::stream_parser parser;
    std::size_t const read = parser.write_some(text, problem);
    if (!problem) parser.finish(problem);
    bool const more = text.find_first_not_of(" \t\r\n", read) != std::string::npos;
    if (problem || more)
        throw error(error_code::corruption, "InvalidDataSet",
                    fmt::format("dataset.json: line {}: {}.", line_of(text, read),
                                problem ? problem.message() : "text behind the end of the object"));
    json::value const content = parser.release();
    json_view const root(content, "");
    if (auto const delimiter = root.find("arrayDelimiter")) {
        auto const written = delimiter->text();
        if (written.size() != 1) delimiter->fail("one character");
        description.array_delimiter = written[0];
    }
    if (auto const schema = root.find("schema")) description.schema = read_schema(*schema);
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
