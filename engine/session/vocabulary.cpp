#include "engine/session/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace wafer::engine {
namespace {

using question::language;
using question::word;

constexpr std::array<language, 2> languages = {language::english, language::chinese};

class vocabulary_maker {
public:
    vocabulary_maker(lexicon const& words, graph const& data) : words_(words), data_(data) {}

    question::vocabulary make() {
        take_settings();
        look_at_nodes();
        look_at_relationships();
        add_lexicon();
        return std::move(made_);
    }

private:
    using labels_of_node = std::vector<std::string>;

    void take_settings() {
        auto& facts = made_.facts;
        facts.key = words_.key;
        for (std::size_t i = 0; i < languages.size(); ++i) {
            facts.name[i] = words_.display[i];
            facts.shown[i] = words_.shown[i];
        }
        facts.who = words_.who;
        facts.where = words_.where;
        facts.possessive = words_.possessive;
        facts.topic = words_.topic;
        facts.dates = words_.dates;
        facts.numbered = words_.numbered;
        facts.beside = words_.beside;
        for (auto const& each : words_.figures) {
            facts.measures.push_back({each.label, each.noun, each.value, each.unit, each.about, each.default_property, each.default_value,
                                      each.default_for});
        }
        for (auto const& [label, list] : words_.companions)
            for (auto const& each : list) facts.companions[label].push_back({each.type, each.column});
        for (auto const& each : words_.attributions) facts.attributions.push_back({each.label, each.type, each.property});
        facts.references = words_.references;
        for (std::size_t i = 0; i < languages.size(); ++i) {
            facts.described[i] = words_.described[i];
            for (auto const& [phrase, meaning] : words_.idioms[i]) made_.add_idiom(phrase, meaning);
        }
        if (!words_.sources) return;
        facts.sources = words_.sources->property;
        facts.source_label = words_.sources->label;
    }

    template <class Use>
    void each_node(Use use) {
        std::array<node_id, 1024> found{};
        node_id from{0};
        while (auto const count = data_.scan_nodes(from, std::span<node_id>(found)))
            for (std::size_t i = 0; i < count; ++i) use(found[i]);
    }

    void look_at_nodes() {
        each_node([this](node_id node) {
            labels_of_node labels;
            for (auto const label : data_.labels(node)) labels.emplace_back(data_.name(label));
            for (auto const& left : labels) {
                ++made_.graph.labels[left];
                for (auto const& right : labels)
                    if (left != right) made_.graph.together.emplace(left, right);
            }
            auto const properties = data_.properties(node);
            for (auto const& [key, content] : properties) {
                note_property(std::string(data_.name(key)), content, labels);
                if (content.type() != kind::string || !words_.values.contains(data_.name(key))) continue;
                for (auto const& [other, value] : properties) made_.graph.value_keys.emplace(content.string(), data_.name(other));
            }
            add_names(properties, labels);
        });
    }

    void note_property(std::string const& key, value const& content, labels_of_node const& labels) {
        made_.graph.kinds.emplace(key, name_of(content.type()));
        for (auto const& label : labels) made_.graph.label_keys[label].insert(key);
        if (content.type() != kind::string || !words_.values.contains(key)) return;
        auto const [place, fresh] = made_.graph.label_holders.try_emplace({key, std::string(content.string())});
        if (fresh) {
            place->second = {labels.begin(), labels.end()};
        } else {
            std::erase_if(place->second, [&](std::string const& label) { return std::ranges::find(labels, label) == labels.end(); });
        }
    }

    void add_names(std::vector<std::pair<key_id, value>> const& properties, labels_of_node const& labels) {
        if (std::ranges::any_of(labels, [&](auto const& label) { return std::ranges::count(words_.nameless, label) > 0; })) return;
        word meaning;
        meaning.what = word::sort::entity;
        meaning.labels = labels;
        std::vector<std::string> names;
        for (auto const& [key, content] : properties) {
            auto const name = data_.name(key);
            if (name == words_.key && content.type() == kind::string) meaning.name = content.string();
            if (name == words_.display[0] && content.type() == kind::string) meaning.text = content.string();
            if (std::ranges::find(words_.names, name) == words_.names.end()) continue;
            if (content.type() == kind::string) names.emplace_back(content.string());
            if (content.type() == kind::list)
                for (auto const& item : content.list())
                    if (item.type() == kind::string) names.emplace_back(item.string());
        }
        if (meaning.name.empty()) return;
        for (auto const& name : names) made_.add(language::english, name, meaning);
        if (auto const found = words_.names_of.find(meaning.name); found != words_.names_of.end()) add_all(found->second, meaning);
        if (auto const found = words_.wider_names.find(meaning.name); found != words_.wider_names.end()) add_all(found->second, wider(meaning));
        if (auto const found = words_.adjectives.find(meaning.name); found != words_.adjectives.end()) {
            meaning.what = word::sort::adjective;
            add_all(found->second, meaning);
        }
    }

    void look_at_relationships() {
        for (std::uint32_t i = 0; i < data_.type_count(); ++i) {
            type_id const type{i};
            std::string const name(data_.name(type));
            std::array<std::uint32_t, 1024> found{};
            std::uint32_t from = 0;
            while (auto const count = data_.scan_type(type, from, std::span<std::uint32_t>(found)))
                for (std::size_t j = 0; j < count; ++j) look_at({type, found[j]}, name);
        }
    }

    void note_figure_end(rel_id relationship, std::string const& type) {
        for (auto const& [key, content] : data_.properties(data_.source(relationship))) {
            bool const noun = std::ranges::any_of(words_.figures, [&](figure_words const& each) { return each.noun == data_.name(key); });
            if (!noun || content.type() != kind::string) continue;
            auto& ends = made_.graph.value_ends[{std::string(content.string()), type}];
            for (auto const label : data_.labels(data_.target(relationship))) ends.emplace(data_.name(label));
        }
    }

    void look_at(rel_id relationship, std::string const& type) {
        note_figure_end(relationship, type);
        auto& ends = made_.graph.ends[type];
        for (auto const source : data_.labels(data_.source(relationship)))
            for (auto const target : data_.labels(data_.target(relationship)))
                ends.emplace(std::string(data_.name(source)), std::string(data_.name(target)));
        for (auto const& [key, content] : data_.properties(relationship)) {
            std::string const name(data_.name(key));
            made_.graph.kinds.emplace(name, name_of(content.type()));
            made_.graph.type_keys[type].insert(name);
            if (content.type() == kind::string && words_.values.contains(name))
                made_.graph.type_holders[{name, std::string(content.string())}].insert(type);
        }
    }

    void add_all(spoken_phrases const& phrases, word const& meaning) {
        for (std::size_t i = 0; i < languages.size(); ++i)
            for (auto const& phrase : phrases[i]) made_.add(languages[i], phrase, meaning);
    }

    static word made_word(word::sort what, std::string name, std::string text = "") {
        word made;
        made.what = what;
        made.name = std::move(name);
        made.text = std::move(text);
        return made;
    }

    /// A meaning that comes behind others.
    static word wider(word meaning) {
        meaning.cost = 6;
        return meaning;
    }

    void add_lexicon() {
        for (auto const& [name, phrases] : words_.labels) add_all(phrases, made_word(word::sort::label, name));
        for (auto const& [name, phrases] : words_.wider_labels) add_all(phrases, wider(made_word(word::sort::label, name)));
        for (auto const& [name, phrases] : words_.properties) add_all(phrases, made_word(word::sort::property, name));
        for (auto const& [name, phrases] : words_.units) add_all(phrases, made_word(word::sort::unit, name));
        for (auto const& [property, values] : words_.values)
            for (auto const& [text, phrases] : values) add_all(phrases, made_word(word::sort::value, property, text));
        for (auto const& [type, phrases] : words_.relationships) add_relationship(type, phrases);
        add_all(words_.fillers, made_word(word::sort::filler, ""));
        for (auto const& [property, words] : words_.graded_properties) add_graded(property, "", words);
        for (auto const& [property, values] : words_.graded_values)
            for (auto const& [text, words] : values) add_graded(property, text, words);
        for (std::size_t i = 0; i < languages.size(); ++i) {
            for (auto const& [phrase, factor] : words_.multipliers[i]) {
                word meaning = made_word(word::sort::multiplier, phrase);
                meaning.factor = factor;
                made_.add(languages[i], phrase, std::move(meaning));
            }
        }
    }

    void add_graded(std::string const& property, std::string const& text, graded_words const& words) {
        add_all(words.verbs, made_word(word::sort::verbal, property, text));
        auto more = made_word(word::sort::comparative, property, text);
        add_all(words.more, more);
        more.backward = true;
        add_all(words.less, more);
        auto most = made_word(word::sort::superlative, property, text);
        add_all(words.most, most);
        most.backward = true;
        add_all(words.least, most);
        add_all(words.wider, wider(made_word(word::sort::value, property, text)));
        if (!words.of.empty()) made_.facts.derived[text] = words.of;
    }

    void add_relationship(std::string const& type, relationship_words const& phrases) {
        for (auto const& verb : phrases.verbs) {
            word meaning = made_word(word::sort::relation, type);
            using place = word::demand::place;
            for (auto const& [property, text] : verb.of_relationship) meaning.demands.push_back({place::relationship, property, text});
            for (auto const& [property, text] : verb.of_start) meaning.demands.push_back({place::start, property, text});
            for (auto const& [property, text] : verb.of_end) meaning.demands.push_back({place::end, property, text});
            add_all(verb.forward, meaning);
            meaning.backward = true;
            add_all(verb.backward, meaning);
        }
        word noun = made_word(word::sort::role, type);
        add_all(phrases.start, noun);
        noun.backward = true;
        add_all(phrases.end, noun);
    }

    lexicon const& words_;
    graph const& data_;
    question::vocabulary made_;
};

}  // namespace

question::vocabulary vocabulary_of(lexicon const& words, graph const& data) { return vocabulary_maker(words, data).make(); }

}  // namespace wafer::engine
