// Reading GraphML.
#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "engine/storage/csv_table.hpp"
#include "engine/transfer/entity_loader.hpp"
#include "engine/transfer/graphml.hpp"
#include "engine/transfer/json_value.hpp"
#include "engine/transfer/xml_reader.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {
namespace {

/// The type of edges that do not tell theirs.
constexpr char const* default_type = "RELATED";

struct graphml_key {
    std::string id;
    std::string name;
    bool of_nodes = true;
    bool of_edges = true;
    cell_kind kind = cell_kind::string;
    bool is_json = false;  // Lists, and whatever has no type in GraphML.
    std::optional<value> fallback;
};

std::optional<cell_kind> kind_named(std::string_view type) {
    constexpr std::pair<std::string_view, cell_kind> known[] = {
        {"boolean", cell_kind::boolean},        {"int", cell_kind::integer},
        {"long", cell_kind::integer},           {"float", cell_kind::floating},
        {"double", cell_kind::floating},        {"string", cell_kind::string},
        {"date", cell_kind::date},              {"localtime", cell_kind::local_time},
        {"time", cell_kind::zoned_time},        {"localdatetime", cell_kind::local_datetime},
        {"datetime", cell_kind::zoned_datetime}, {"duration", cell_kind::duration},
    };
    for (auto const& [name, kind] : known) {
        if (name == type) return kind;
    }
    return std::nullopt;
}

std::string_view trimmed(std::string_view text) {
    auto const begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

/// How XML Schema and other programs write what we write otherwise.
std::string_view our_spelling(std::string_view text, cell_kind kind) {
    if (kind == cell_kind::boolean && text == "True") return "true";
    if (kind == cell_kind::boolean && text == "False") return "false";
    if (kind == cell_kind::floating && text == "INF") return "Infinity";
    if (kind == cell_kind::floating && text == "-INF") return "-Infinity";
    return text;
}

/// `:A:B` or `A:B`.
std::vector<std::string> labels_in(std::string_view text) {
    std::vector<std::string> labels;
    for (auto const label : split(text, ':')) {
        if (!label.empty()) labels.emplace_back(label);
    }
    return labels;
}

class graphml_reader {
public:
    graphml_reader(graph& into, std::string const& name, std::size_t most_bytes, row_counter& counter)
        : loader_(into, name, counter), most_bytes_(most_bytes),
          xml_(name, std::string(graphml_namespace),
               {[this](std::string_view element, xml_reader::attributes const& given) { begin(element, given); },
                [this](std::string_view element) { end(element); }, [this](std::string_view text) { take(text); }}) {}

    import_report run(byte_source& source) {
        xml_.read(source, most_bytes_);
        if (!met_graph_) xml_.fail("there is no <graph> in the document");
        return loader_.finish();
    }

private:
    enum class entity : std::uint8_t { none, node, edge };

    void begin(std::string_view element, xml_reader::attributes const& given) {
        if (text_) {
            // Drawings of other programs, which are no values.
            ++inner_;
            return;
        }
        given_ = &given;
        if (element == "key") begin_key();
        else if (element == "default") text_.emplace();
        else if (element == "graph") begin_graph();
        else if (element == "node") begin_entity(entity::node);
        else if (element == "edge") begin_entity(entity::edge);
        else if (element == "data") begin_data();
        else if (element == "hyperedge") xml_.fail("a <hyperedge> has more than two ends, which no relationship has");
    }

    void end(std::string_view element) {
        if (inner_ > 0) {
            --inner_;
            had_inner_ = true;
            return;
        }
        if (element == "default") end_default();
        else if (element == "data") end_data();
        else if (element == "key") key_ = nullptr;
        else if (element == "node" || element == "edge") end_entity();
    }

    void take(std::string_view text) {
        if (!text_ || inner_ > 0) return;
        if (most_bytes_ != 0 && text_->size() + text.size() > most_bytes_)
            throw error(error_code::limit, "ImportRecordLimit",
                        fmt::format("line {}: a value has more than {} bytes (option `import_record_bytes`).", xml_.place().line, most_bytes_));
        text_->append(text);
    }

    [[nodiscard]] std::optional<std::string_view> attribute(std::string_view name) const {
        for (auto const& [known, content] : *given_) {
            if (known == name) return content;
        }
        return std::nullopt;
    }
    [[nodiscard]] std::string needed(std::string_view name, std::string_view element) const {
        auto const found = attribute(name);
        if (!found) xml_.fail(fmt::format("expected an attribute `{}` of <{}>", name, element));
        return std::string(*found);
    }

    void begin_key() {
        graphml_key key;
        key.id = needed("id", "key");
        key.name = attribute("attr.name").value_or(key.id);
        auto const domain = attribute("for").value_or("all");
        key.of_nodes = domain == "node" || domain == "all";
        key.of_edges = domain == "edge" || domain == "all";
        auto const own = attribute("{}type");
        auto const type = own.value_or(attribute("attr.type").value_or("string"));
        key.is_json = own == "json" || attribute("attr.list").has_value();
        if (!key.is_json) {
            auto const kind = kind_named(type);
            if (!kind) xml_.fail(fmt::format("unknown type `{}` of a key", type));
            key.kind = *kind;
        }
        auto const [at, added] = keys_.try_emplace(key.id, key);
        if (!added) xml_.fail(fmt::format("there are two keys with the id `{}`", key.id));
        key_ = &at->second;
    }

    void begin_graph() {
        if (of_ != entity::none) xml_.fail("a <graph> within a node is not read");
        met_graph_ = true;
    }

    void begin_entity(entity what) {
        if (of_ != entity::none) xml_.fail("a node or an edge stands within another one");
        of_ = what;
        line_ = xml_.place().line;
        properties_.clear();
        seen_.clear();
        labels_.reset();
        type_.reset();
        if (what == entity::edge) {
            from_ = needed("source", "edge");
            to_ = needed("target", "edge");
            if (auto const label = attribute("label")) type_ = *label;
            return;
        }
        id_ = needed("id", "node");
        if (auto const listed = attribute("{}labels")) labels_ = listed_labels(*listed);
        else if (auto const labels = attribute("labels")) labels_ = labels_in(*labels);
    }

    [[nodiscard]] std::vector<std::string> listed_labels(std::string_view text) const {
        value list;
        bool const read = !read_json(text, 1, list) && list.is(kind::list);
        std::vector<std::string> labels;
        for (auto const& label : read ? list.list() : value_list{value()}) {
            if (!label.is(kind::string)) xml_.fail("expected a list of strings as labels");
            labels.emplace_back(label.string());
        }
        return labels;
    }

    void begin_data() {
        text_.emplace();
        if (of_ == entity::none) return;  // Of the graph as a whole.
        auto const id = needed("key", "data");
        auto const found = keys_.find(id);
        if (found == keys_.end()) xml_.fail(fmt::format("there is no key with the id `{}`", id));
        key_ = &found->second;
    }

    void end_default() {
        if (key_ && !had_inner_) key_->fallback = parse(*key_, *text_);
        forget_text();
    }

    void end_data() {
        bool const is_labels = of_ == entity::node && key_ && key_->id == "labels";
        bool const is_type = of_ == entity::edge && key_ && key_->id == "label";
        if (is_labels) {
            if (!labels_) labels_ = labels_in(*text_);
        } else if (is_type) {
            if (!type_) type_ = *text_;
        } else if (of_ != entity::none && !had_inner_) {
            properties_.emplace_back(key_->name, parse(*key_, *text_));
            seen_.push_back(key_);
        }
        key_ = nullptr;
        forget_text();
    }

    void forget_text() {
        text_.reset();
        had_inner_ = false;
    }

    [[nodiscard]] value parse(graphml_key const& key, std::string_view text) const {
        if (key.is_json) {
            value content;
            if (auto const problem = read_json(trimmed(text), 1, content)) xml_.fail(fmt::format("`{}`: {}", key.name, problem->message));
            if (holds_map(content)) xml_.fail(fmt::format("`{}`: an object is no value of a property", key.name));
            return content;
        }
        if (key.kind == cell_kind::string) return value::of(text);
        auto const content = parse_cell(our_spelling(trimmed(text), key.kind), key.kind);
        if (!content) xml_.fail(fmt::format("`{}`: expected {}, found `{}`", key.name, wanted_for(key.kind), text.substr(0, 40)));
        return *content;
    }

    void add_defaults() {
        for (auto const& [id, key] : keys_) {
            bool const applies = key.fallback && (of_ == entity::node ? key.of_nodes : key.of_edges);
            if (applies && std::find(seen_.begin(), seen_.end(), &key) == seen_.end()) properties_.emplace_back(key.name, *key.fallback);
        }
    }

    void end_entity() {
        if (of_ == entity::none) return;
        add_defaults();
        if (of_ == entity::node)
            loader_.add_node(id_, labels_.value_or(std::vector<std::string>()), properties_, line_);
        else
            loader_.add_relationship(from_, to_, type_.value_or(default_type), std::move(properties_), line_);
        of_ = entity::none;
    }

    entity_loader loader_;
    std::size_t most_bytes_;
    xml_reader xml_;
    std::map<std::string, graphml_key, std::less<>> keys_;
    bool met_graph_ = false;

    // The element at hand.
    xml_reader::attributes const* given_ = nullptr;
    std::optional<std::string> text_;  // Of data or a default.
    std::size_t inner_ = 0;            // Elements open within it.
    bool had_inner_ = false;
    graphml_key* key_ = nullptr;
    entity of_ = entity::none;
    std::uint64_t line_ = 0;
    std::string id_;
    std::string from_;
    std::string to_;
    std::optional<std::string> type_;
    std::optional<std::vector<std::string>> labels_;
    property_list properties_;
    std::vector<graphml_key const*> seen_;
};

}  // namespace

import_report import_graphml(graph& into, std::unique_ptr<byte_source> source, std::string name, std::size_t most_bytes,
                             row_counter& counter) {
    return graphml_reader(into, name, most_bytes, counter).run(*source);
}

}  // namespace wafer::engine
