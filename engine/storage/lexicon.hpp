// `lexicon.json` of a data set: the words of both languages for what its graph holds (see docs/questions.md). Plain values; read once.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/storage/data_set.hpp"

namespace wafer::engine {

/// By language: English, Chinese.
using spoken_phrases = std::array<std::vector<std::string>, 2>;
template <class Content>
using by_name = std::map<std::string, Content, std::less<>>;
using property_values = std::vector<std::pair<std::string, std::string>>;

/// Words for more or less of a property, or of the figures with a noun.
struct graded_words {
    spoken_phrases verbs;
    spoken_phrases more;
    spoken_phrases less;
    spoken_phrases most;
    spoken_phrases least;
    spoken_phrases wider;         // Mean other things first.
    std::vector<std::string> of;  // Nouns of figures that this can be one of: the growth of revenue.
};

/// Who says what nodes with the label, or relationships of the type, say: the node at the other end of the type, or the one whose key
/// the property holds.
struct attribution_rule {
    std::string label;
    std::string type;
    std::string property;
};

struct verb_words {
    spoken_phrases forward;
    spoken_phrases backward;
    // What the verbs say beside the relationship: values of its properties and of those of its ends.
    property_values of_relationship;
    property_values of_start;
    property_values of_end;
};

struct relationship_words {
    std::vector<verb_words> verbs;
    spoken_phrases start;
    spoken_phrases end;
};

struct figure_words {
    std::string label;
    std::string noun;
    std::string value;
    std::string unit;
    std::vector<std::string> about;
    // What is meant where nothing is said of this property, of figures about nodes with one of these labels.
    std::string default_property;
    std::string default_value;
    std::vector<std::string> default_for;
};

/// The node at the other end of such a relationship is shown beside a node.
struct companion {
    std::string type;
    std::string column;
};

struct lexicon {
    by_name<spoken_phrases> labels;
    by_name<relationship_words> relationships;
    by_name<spoken_phrases> properties;
    by_name<std::vector<std::string>> beside;
    by_name<by_name<spoken_phrases>> values;
    by_name<spoken_phrases> units;
    by_name<spoken_phrases> names_of;    // More names of nodes, by their keys,
    by_name<spoken_phrases> adjectives;  // and words for what belongs to them.
    std::array<by_name<double>, 2> multipliers;
    by_name<graded_words> graded_properties;
    by_name<spoken_phrases> wider_labels;  // Phrases that mean other things first.
    by_name<spoken_phrases> wider_names;
    by_name<by_name<graded_words>> graded_values;
    std::array<by_name<std::string>, 2> idioms;  // A phrase and what it is read as.
    spoken_phrases fillers;

    // How questions use the graph.
    std::string key = "id";
    std::array<std::string, 2> display = {"name", "name"};
    std::vector<std::string> names = {"name"};
    std::vector<std::string> nameless;
    std::vector<std::string> who;
    std::vector<std::string> where;
    std::vector<std::string> possessive;
    std::vector<std::string> topic;
    std::vector<std::string> dates;
    by_name<std::string> numbered;
    std::vector<figure_words> figures;
    std::array<by_name<std::vector<std::string>>, 2> shown;
    spoken_phrases evidence;  // Properties of sources that are shown with an answer.
    by_name<std::vector<companion>> companions;
    std::vector<attribution_rule> attributions;
    std::vector<std::string> references;
    std::array<by_name<std::vector<std::string>>, 2> described;
    std::optional<sources_rule> sources;
};

/// Nothing when the data set has none. Throws `wafer::error` (corruption) when it is malformed or names what the schema does not know.
std::optional<lexicon> read_lexicon(std::filesystem::path const& directory);

}  // namespace wafer::engine
