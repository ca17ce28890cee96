#include "prompt/picture/page.hpp"

#include <cstdlib>
#include <unordered_map>

#include <wafer/error.hpp>

#include "prompt/json_values.hpp"
#include "prompt/readable.hpp"

namespace wafer::prompt {
namespace {

constexpr std::string_view place_of_data = "@DATA@";

/// What a number of JavaScript holds exactly.
constexpr std::int64_t largest_exact = std::int64_t{1} << 53;

std::string json_text(std::string_view text) {
    std::string out;
    append_json_string(out, text);
    return out;
}

/// Writes the members of an object or an array with commas between them.
class json_parts {
public:
    explicit json_parts(char open, char close) : text_(1, open), close_(close) {}

    void add(std::string_view part) {
        if (text_.size() > 1) text_ += ',';
        text_ += part;
    }
    void add(std::string_view key, std::string_view part) {
        auto member = json_text(key) + ':';
        add(member += part);
    }
    [[nodiscard]] std::string text() const { return text_ + close_; }

private:
    std::string text_;
    char close_;
};

/// Values as the page shows them: what is neither text, a number, a list nor a map stands as its text.
std::string shown(value const& content) {
    if (content.is<std::string>() || content.is<bool>() || content.is_null()) return to_json(content);
    if (content.is<std::int64_t>()) {
        auto const digits = to_text(content);
        return std::abs(content.as<std::int64_t>() / 2) < largest_exact / 2 ? digits : json_text(digits);
    }
    if (content.is<double>()) {
        auto const digits = to_json(content);
        return digits.starts_with('{') ? json_text(to_text(content)) : digits;
    }
    if (content.is<list>()) {
        json_parts items('[', ']');
        for (auto const& item : content.as<list>()) items.add(shown(item));
        return items.text();
    }
    if (content.is<map>()) {
        json_parts fields('{', '}');
        for (auto const& [key, field] : content.as<map>()) fields.add(key, shown(field));
        return fields.text();
    }
    return json_text(readable(content));
}

template <class Items, class Spell>
std::string array_of(Items const& items, Spell spell) {
    json_parts parts('[', ']');
    for (auto const& item : items) parts.add(spell(item));
    return parts.text();
}

std::string numbers(std::vector<std::size_t> const& places) {
    return array_of(places, [](std::size_t place) { return std::to_string(place); });
}

std::string strings(std::vector<std::string> const& texts) { return array_of(texts, json_text); }

/// Sources stand once in the page; elements name their places.
class source_table {
public:
    std::string places_of(list const& sources) {
        return array_of(sources, [this](value const& source) { return std::to_string(place_of(source)); });
    }
    [[nodiscard]] std::string text() const { return all_.text(); }

private:
    std::size_t place_of(value const& source) {
        auto const [found, is_new] = places_.emplace(source["id"].as<std::string>(), places_.size());
        if (is_new) all_.add(shown(source));
        return found->second;
    }

    std::unordered_map<std::string, std::size_t> places_;
    json_parts all_{'[', ']'};
};

std::string node_text(pictured_node const& each, source_table& sources) {
    json_parts parts('{', '}');
    parts.add("id", std::to_string(each.id));
    parts.add("name", json_text(each.name));
    parts.add("kind", std::to_string(each.kind));
    parts.add("labels", strings(each.labels));
    parts.add("properties", shown(each.properties));
    parts.add("sources", sources.places_of(each.sources));
    return parts.text();
}

std::string relationship_text(pictured_relationship const& each, source_table& sources) {
    json_parts parts('{', '}');
    parts.add("id", std::to_string(each.id));
    parts.add("type", json_text(each.type));
    parts.add("start", std::to_string(each.start));
    parts.add("end", std::to_string(each.end));
    parts.add("properties", shown(each.properties));
    parts.add("sources", sources.places_of(each.sources));
    return parts.text();
}

std::string cell_text(pictured_cell const& cell) {
    if (cell.node != no_place) return R"({"node":)" + std::to_string(cell.node) + '}';
    if (cell.relationship != no_place) return R"({"relationship":)" + std::to_string(cell.relationship) + '}';
    return json_text(cell.text);
}

std::string row_text(pictured_row const& row) {
    json_parts parts('{', '}');
    parts.add("cells", array_of(row.cells, cell_text));
    parts.add("nodes", numbers(row.nodes));
    parts.add("relationships", numbers(row.relationships));
    parts.add("remarks", strings(row.remarks));
    return parts.text();
}

std::string words_text(std::map<std::string, std::string> const& words) {
    json_parts parts('{', '}');
    for (auto const& [name, word] : words) parts.add(name, json_text(word));
    return parts.text();
}

std::string data_of(picture const& drawn, page_heading const& heading, page_words const& words) {
    source_table sources;
    json_parts parts('{', '}');
    parts.add("question", json_text(heading.question));
    parts.add("query", json_text(heading.query));
    parts.add("language", json_text(heading.language));
    parts.add("labels", words_text(words.labels));
    parts.add("types", words_text(words.types));
    parts.add("kinds", strings(drawn.kinds));
    parts.add("nodes", array_of(drawn.nodes, [&](auto const& each) { return node_text(each, sources); }));
    parts.add("relationships", array_of(drawn.relationships, [&](auto const& each) { return relationship_text(each, sources); }));
    parts.add("sources", sources.text());
    parts.add("columns", strings(drawn.columns));
    parts.add("rows", array_of(drawn.rows, row_text));
    parts.add("rowsLeftOut", std::to_string(drawn.rows_left_out));
    parts.add("nodesLeftOut", std::to_string(drawn.nodes_left_out));
    parts.add("relationshipsLeftOut", std::to_string(drawn.relationships_left_out));
    return parts.text();
}

/// Nothing in the data may end the element that it stands in, or begin a comment there.
std::string within_script(std::string_view json) {
    std::string out;
    out.reserve(json.size());
    for (char const c : json) {
        if (c == '<')
            out += "\\u003c";
        else
            out += c;
    }
    return out;
}

[[noreturn]] value refuse_temporal(std::string_view, std::string const&) {
    throw error(error_code::argument, "InvalidJson", "A lexicon holds no temporal values.");
}

/// A word that stands around its object, `与…竞争`, is no name. The first that is whole, else nothing.
std::string first_word(value const& words) {
    if (!words.is<list>()) return "";
    for (auto const& word : words.as<list>())
        if (word.is<std::string>() && word.as<std::string>().find("…") == std::string::npos) return word.as<std::string>();
    return "";
}

void add_word(std::map<std::string, std::string>& words, std::string const& name, std::string word) {
    if (!word.empty()) words.emplace(name, std::move(word));
}

}  // namespace

page_words words_of_lexicon(std::string_view text) {
    page_words words;
    auto const lexicon = read_json(text, refuse_temporal);
    if (auto const& labels = lexicon["labels"]; labels.is<map>())
        for (auto const& [name, label] : labels.as<map>()) add_word(words.labels, name, first_word(label["zh"]));
    if (auto const& types = lexicon["relationships"]; types.is<map>())
        for (auto const& [name, type] : types.as<map>())
            if (type["forward"].is<map>()) add_word(words.types, name, first_word(type["forward"]["zh"]));
    return words;
}

std::string page_of(picture const& drawn, page_heading const& heading, page_words const& words) {
    auto const whole = page_template();
    auto const place = whole.find(place_of_data);
    std::string page(whole.substr(0, place));
    page += within_script(data_of(drawn, heading, words));
    return page += whole.substr(place + place_of_data.size());
}

}  // namespace wafer::prompt
