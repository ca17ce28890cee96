#include "engine/storage/lexicon.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "engine/storage/json_view.hpp"

namespace wafer::engine {
namespace {

constexpr std::array<char const*, 2> languages = {"en", "zh"};

constexpr std::array<std::string_view, 8> beside_phrases = {"with", "verbs", "more", "less", "most", "least", "wider", "of"};

spoken_phrases read_phrases(json_view const& content) {
    content.each_field([&](std::string const& language, json_view const& list) {
        if (language == "en" || language == "zh") return list.each_item([](json_view const&) {});
        if (std::find(beside_phrases.begin(), beside_phrases.end(), language) == beside_phrases.end()) list.fail("`en` or `zh`");
    });
    return {content.texts("en"), content.texts("zh")};
}

spoken_phrases phrases_at(json_view const& owner, char const* key) {
    auto const found = owner.find(key);
    return found ? read_phrases(*found) : spoken_phrases();
}

by_name<spoken_phrases> read_section(json_view const& root, char const* key) {
    by_name<spoken_phrases> section;
    if (auto const found = root.find(key))
        found->each_field([&](std::string const& name, json_view const& words) { section[name] = read_phrases(words); });
    return section;
}

by_name<spoken_phrases> read_wider(json_view const& root, char const* key) {
    by_name<spoken_phrases> section;
    if (auto const found = root.find(key))
        found->each_field([&](std::string const& name, json_view const& words) { section[name] = phrases_at(words, "wider"); });
    return section;
}

graded_words read_graded(json_view const& content) {
    return {phrases_at(content, "verbs"), phrases_at(content, "more"),  phrases_at(content, "less"), phrases_at(content, "most"),
            phrases_at(content, "least"), phrases_at(content, "wider"), content.texts("of")};
}

property_values values_at(json_view const& owner, char const* key) {
    property_values values;
    if (auto const found = owner.find(key))
        found->each_field([&](std::string const& name, json_view const& text) { values.emplace_back(name, text.text()); });
    return values;
}

verb_words read_verbs(json_view const& content) {
    return {phrases_at(content, "forward"), phrases_at(content, "backward"), values_at(content, "relationship"),
            values_at(content, "startHas"), values_at(content, "endHas")};
}

relationship_words read_relationship(json_view const& content) {
    relationship_words made;
    made.verbs.push_back(read_verbs(content));
    if (auto const variants = content.find("variants"))
        variants->each_item([&](json_view const& variant) { made.verbs.push_back(read_verbs(variant)); });
    made.start = phrases_at(content, "start");
    made.end = phrases_at(content, "end");
    return made;
}

figure_words read_figure(json_view const& content) {
    figure_words made;
    made.label = content.at("label").text();
    made.value = content.at("value").text();
    made.about = content.texts("about");
    if (auto const usual = content.find("default")) {
        made.default_property = usual->at("property").text();
        made.default_value = usual->at("value").text();
        made.default_for = usual->texts("for");
    }
    if (auto const noun = content.find("noun")) made.noun = noun->text();
    if (auto const unit = content.find("unit")) made.unit = unit->text();
    return made;
}

void read_usage(json_view const& content, lexicon& into) {
    if (auto const key = content.find("key")) into.key = key->text();
    if (auto const names = content.find("names")) into.names = content.texts("names");
    if (auto const display = content.find("display"))
        for (std::size_t i = 0; i < languages.size(); ++i) into.display[i] = display->at(languages[i]).text();
    into.nameless = content.texts("nameless");
    into.who = content.texts("who");
    into.where = content.texts("where");
    into.possessive = content.texts("possessive");
    into.topic = content.texts("topic");
    into.dates = content.texts("dates");
    if (auto const numbered = content.find("numbered"))
        numbered->each_field([&](std::string const& label, json_view const& property) { into.numbered[label] = property.text(); });
    if (auto const figures = content.find("figures"))
        figures->each_item([&](json_view const& figure) { into.figures.push_back(read_figure(figure)); });
    if (auto const beside = content.find("beside"))
        beside->each_field([&](std::string const& label, json_view const& list) {
            list.each_item([&](json_view const& one) { into.companions[label].push_back({one.at("type").text(), one.at("as").text()}); });
        });
    into.evidence = phrases_at(content, "evidence");
    into.references = content.texts("references");
    if (auto const list = content.find("attribution"))
        list->each_item([&](json_view const& one) {
            auto const text = [&](char const* key) {
                auto const found = one.find(key);
                return found ? found->text() : std::string();
            };
            into.attributions.push_back({text("label"), text("type"), text("property")});
        });
    if (auto const described = content.find("described"))
        described->each_field([&](std::string const& name, json_view const& lists) {
            for (std::size_t i = 0; i < languages.size(); ++i) into.described[i][name] = lists.texts(languages[i]);
        });
    if (auto const shown = content.find("shown"))
        shown->each_field([&](std::string const& name, json_view const& lists) {
            for (std::size_t i = 0; i < languages.size(); ++i) into.shown[i][name] = lists.texts(languages[i]);
        });
}

void read_multipliers(json_view const& root, lexicon& into) {
    auto const found = root.find("multipliers");
    if (!found) return;
    for (std::size_t i = 0; i < languages.size(); ++i)
        if (auto const list = found->find(languages[i]))
            list->each_field([&](std::string const& word, json_view const& factor) { into.multipliers[i][word] = factor.number(); });
}

[[noreturn]] void fail(std::string const& message) { throw error(error_code::corruption, "InvalidDataSet", "lexicon.json: " + message); }

/// Each label, type and property is one of the schema's.
void check_names(lexicon const& words, data_set_schema const& schema) {
    auto const has_property = [&](std::string const& name) {
        auto const in = [&](auto const& owners) {
            return std::any_of(owners.begin(), owners.end(), [&](auto const& owner) { return owner.second.properties.contains(name); });
        };
        return in(schema.labels) || in(schema.relationships);
    };
    auto const want_label = [&](std::string const& name) {
        if (!schema.labels.contains(name)) fail(fmt::format("the schema has no label `{}`.", name));
    };
    auto const want_type = [&](std::string const& name) {
        if (!schema.relationships.contains(name)) fail(fmt::format("the schema has no relationship type `{}`.", name));
    };
    auto const want_property = [&](std::string const& name) {
        if (!has_property(name)) fail(fmt::format("the schema has no property `{}`.", name));
    };
    for (auto const& [name, phrases] : words.labels) want_label(name);
    for (auto const& [name, phrases] : words.relationships) {
        want_type(name);
        for (auto const& verb : phrases.verbs)
            for (auto const* const list : {&verb.of_relationship, &verb.of_start, &verb.of_end})
                for (auto const& [property, value] : *list) want_property(property);
    }
    for (auto const& [name, phrases] : words.properties) want_property(name);
    for (auto const& [name, values] : words.values) want_property(name);
    for (auto const* const list : {&words.possessive, &words.topic})
        for (auto const& name : *list) want_type(name);
    for (auto const* const list : {&words.nameless, &words.who, &words.where})
        for (auto const& name : *list) want_label(name);
    for (auto const& each : words.attributions) {
        if (!each.label.empty()) want_label(each.label);
        want_type(each.type);
        if (!each.property.empty()) want_property(each.property);
    }
    for (auto const* const list : {&words.dates, &words.names, &words.evidence[0], &words.evidence[1], &words.references})
        for (auto const& name : *list) want_property(name);
    for (auto const& [label, list] : words.companions) {
        want_label(label);
        for (auto const& each : list) want_type(each.type);
    }
    for (auto const& figure : words.figures) {
        want_label(figure.label);
        want_property(figure.value);
        for (auto const& type : figure.about) want_type(type);
    }
}

}  // namespace

std::optional<lexicon> read_lexicon(std::filesystem::path const& directory) {
    auto const path = directory / "lexicon.json";
    if (!std::filesystem::exists(path)) return std::nullopt;
    auto const content = read_json_file(path);
    json_view const root(content, "lexicon.json", "");
    lexicon made;
    made.labels = read_section(root, "labels");
    made.properties = read_section(root, "properties");
    made.units = read_section(root, "units");
    made.names_of = read_section(root, "names");
    made.adjectives = read_section(root, "adjectives");
    made.wider_labels = read_wider(root, "labels");
    made.wider_names = read_wider(root, "names");
    if (auto const relationships = root.find("relationships"))
        relationships->each_field([&](std::string const& name, json_view const& words) { made.relationships[name] = read_relationship(words); });
    if (auto const properties = root.find("properties"))
        properties->each_field([&](std::string const& name, json_view const& words) {
            if (words.find("with")) made.beside[name] = words.texts("with");
            made.graded_properties[name] = read_graded(words);
        });
    if (auto const values = root.find("values"))
        values->each_field([&](std::string const& property, json_view const& words) {
            words.each_field([&](std::string const& value, json_view const& phrases) {
                made.values[property][value] = read_phrases(phrases);
                made.graded_values[property][value] = read_graded(phrases);
            });
        });
    read_multipliers(root, made);
    made.fillers = phrases_at(root, "fillers");
    if (auto const idioms = root.find("idioms"))
        for (std::size_t i = 0; i < languages.size(); ++i)
            if (auto const list = idioms->find(languages[i]))
                list->each_field([&](std::string const& phrase, json_view const& meaning) { made.idioms[i][phrase] = meaning.text(); });
    if (auto const usage = root.find("usage")) read_usage(*usage, made);
    auto const description = read_description(directory);
    if (description.schema) {
        check_names(made, *description.schema);
        made.sources = description.schema->sources;
    }
    return made;
}

}  // namespace wafer::engine
