#include "engine/transfer/jsonl.hpp"

#include <fmt/format.h>

#include "engine/base/text.hpp"
#include "engine/base/utf8.hpp"
#include "engine/transfer/each_entity.hpp"
#include "engine/transfer/entity_loader.hpp"
#include "engine/transfer/json_value.hpp"

namespace wafer::engine {
namespace {

/// Objects this deep and deeper are values of properties: those of a line are the line itself, its properties and its ends.
constexpr unsigned depth_of_values = 3;

class jsonl_reader {
public:
    jsonl_reader(graph& into, line_reader lines, std::string name, row_counter& counter)
        : lines_(std::move(lines)), loader_(into, std::move(name), counter) {}

    import_report run() {
        while (lines_.next()) {
            if (lines_.line().find_first_not_of(" \t") != std::string_view::npos) read_line();
        }
        return loader_.finish();
    }

private:
    void read_line() {
        auto const text = lines_.line();
        if (auto const invalid = first_invalid_utf8(text); invalid != std::string_view::npos) fail_at(invalid, "the byte here is not valid UTF-8");
        value line;
        if (auto const problem = read_json(text, depth_of_values, line)) fail_at(problem->offset, problem->message);
        if (!line.is(kind::map)) fail("expected an object");
        auto const type = text_of(line, "type");
        if (type == "node")
            loader_.add_node(id_of(line), labels_of(line), properties_of(line), lines_.number());
        else if (type == "relationship")
            loader_.add_relationship(end_of(line, "start"), end_of(line, "end"), text_of(line, "label"), properties_of(line), lines_.number());
        else
            fail(fmt::format("expected \"node\" or \"relationship\" as \"type\", found \"{}\"", type));
    }

    [[nodiscard]] std::string_view text_of(value const& object, std::string_view key) const {
        auto const* const found = object.field(key);
        if (!found || !found->is(kind::string)) fail(fmt::format("expected a string as \"{}\"", key));
        return found->string();
    }

    /// Ids are strings; some programs write numbers.
    [[nodiscard]] std::string id_of(value const& object) const {
        auto const* const found = object.field("id");
        if (found && found->is(kind::integer)) return fmt::format("{}", found->integer());
        return std::string(text_of(object, "id"));
    }

    [[nodiscard]] std::string end_of(value const& line, std::string_view key) const {
        auto const* const found = line.field(key);
        if (!found || !found->is(kind::map)) fail(fmt::format("expected an object as \"{}\"", key));
        return id_of(*found);
    }

    [[nodiscard]] std::vector<std::string> labels_of(value const& line) const {
        std::vector<std::string> labels;
        auto const* const found = line.field("labels");
        if (!found || found->is_null()) return labels;
        if (!found->is(kind::list)) fail("expected a list of strings as \"labels\"");
        for (auto const& label : found->list()) {
            if (!label.is(kind::string)) fail("expected a list of strings as \"labels\"");
            labels.emplace_back(label.string());
        }
        return labels;
    }

    [[nodiscard]] property_list properties_of(value const& line) const {
        property_list properties;
        auto const* const found = line.field("properties");
        if (!found || found->is_null()) return properties;
        if (!found->is(kind::map)) fail("expected an object as \"properties\"");
        for (auto const& [key, content] : found->map()) {
            if (holds_map(content)) fail(fmt::format("the property `{}` is an object, which no property can be unless it has one member such as \"$date\"", key.string()));
            properties.emplace_back(std::string(key.string()), content);
        }
        return properties;
    }

    [[noreturn]] void fail(std::string message) const { fail_at(0, std::move(message)); }
    [[noreturn]] void fail_at(std::size_t offset, std::string message) const {
        loader_.fail({lines_.number(), code_points(lines_.line().substr(0, offset)) + 1}, std::move(message));
    }

    line_reader lines_;
    entity_loader loader_;
};

class jsonl_writer {
public:
    jsonl_writer(graph const& from, output& out, row_counter& counter) : from_(from), out_(out), counter_(counter) {}

    import_report run() {
        each_node(from_, [&](node_id node) {
            out_.text += R"({"type":"node",)";
            put_node(node);
            put_properties(node);
            end_line();
            ++done_.nodes;
        });
        each_relationship(from_, [&](rel_id relationship) {
            out_.text += fmt::format(R"({{"id":"{}","type":"relationship","label":)", done_.relationships);
            append_json_string(out_.text, from_.name(relationship.type));
            put_properties(relationship);
            out_.text += R"(,"start":{)";
            put_node(from_.source(relationship));
            out_.text += R"(},"end":{)";
            put_node(from_.target(relationship));
            out_.text += '}';
            end_line();
            ++done_.relationships;
        });
        out_.flush();
        counter_.finish();
        return done_;
    }

private:
    void put_node(node_id node) {
        out_.text += fmt::format(R"("id":"{}")", node.value);
        char const* separator = R"(,"labels":[)";
        for (auto const label : named_labels(from_, node)) {
            out_.text += std::exchange(separator, ",");
            append_json_string(out_.text, label);
        }
        if (separator[1] == '\0') out_.text += ']';
    }

    template <class Entity>
    void put_properties(Entity entity) {
        char const* separator = R"(,"properties":{)";
        for (auto const& [key, content] : named_properties(from_, entity)) {
            out_.text += std::exchange(separator, ",");
            append_json_string(out_.text, key);
            out_.text += ':';
            append_json(out_.text, content);
            ++done_.properties;
        }
        if (separator[1] == '\0') out_.text += '}';
    }

    void end_line() {
        out_.text += "}\n";
        out_.step();
        counter_.step();
    }

    graph const& from_;
    output& out_;
    row_counter& counter_;
    import_report done_;
};

}  // namespace

import_report import_jsonl(graph& into, line_reader lines, std::string name, row_counter& counter) {
    return jsonl_reader(into, std::move(lines), std::move(name), counter).run();
}

import_report export_jsonl(graph const& from, output& out, row_counter& counter) { return jsonl_writer(from, out, counter).run(); }

}  // namespace wafer::engine
