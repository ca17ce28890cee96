// A place in a JSON file of a data set and what stands there; each step down checks what it finds. A view: the content outlives it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "engine/value/value.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {

/// Throws `wafer::error` (corruption) with the line of what is no JSON.
boost::json::value read_json_file(std::filesystem::path const& path);

class json_view {
public:
    json_view(boost::json::value const& content, std::string file, std::string path)
        : content_(&content), file_(std::move(file)), path_(std::move(path)) {}

    [[nodiscard]] std::optional<json_view> find(std::string_view key) const {
        auto const* const found = object().if_contains(key);
        return found ? std::optional(json_view(*found, file_, child(key))) : std::nullopt;
    }
    [[nodiscard]] json_view at(std::string_view key) const {
        auto found = find(key);
        if (!found) fail(fmt::format("a key `{}`", key));
        return *found;
    }
    template <class Use>
    void each_field(Use use) const {
        for (auto const& field : object()) use(std::string(field.key()), json_view(field.value(), file_, child(field.key())));
    }
    template <class Use>
    void each_item(Use use) const {
        if (!content_->is_array()) fail("a list");
        for (auto const& item : content_->get_array()) use(json_view(item, file_, path_));
    }
    [[nodiscard]] std::string text() const {
        if (!content_->is_string()) fail("a string");
        return std::string(content_->get_string());
    }
    [[nodiscard]] double number() const {
        if (content_->is_int64()) return static_cast<double>(content_->get_int64());
        if (!content_->is_double()) fail("a number");
        return content_->get_double();
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
        throw error(error_code::corruption, "InvalidDataSet", fmt::format("{}: expected {} at `{}`.", file_, wanted, path_));
    }

private:
    [[nodiscard]] boost::json::object const& object() const {
        if (!content_->is_object()) fail("an object");
        return content_->get_object();
    }
    [[nodiscard]] std::string child(std::string_view key) const {
        return path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key);
    }

    boost::json::value const* content_;
    std::string file_;
    std::string path_;
};

}  // namespace wafer::engine
