// The words of one data set: what each phrase of its lexicon and each name in its graph can mean, and what the graph holds, so far as
// questions need it. Filled once, then immutable and shared by threads.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "grammar/question/fold.hpp"

namespace wafer::question {

enum class language : std::uint8_t { english, chinese };

/// One meaning of a phrase.
struct word {
    enum class sort : std::uint8_t {
        entity,       // A node, by one of its names.
        adjective,    // What belongs to a node: `Chinese`.
        label,        // A noun for nodes.
        relation,     // A verb phrase between two parties.
        copula,       // The same behind a form of `be`, which is left out: `based in`.
        stem,         // A verb phrase without its preposition, which is `text`: `buys` of `buys from`.
        opening,      // What stands before and
        closing,      // behind the other party in a phrase around it; `text` is the whole phrase.
        role,         // A noun for one end of a relation: `CEO`.
        property,
        value,        // Of the property `name`.
        unit,
        multiplier,
        filler,       // Says nothing.
        verbal,       // A verb for a figure: `grew` for growth.
        comparative,  // `dearer`, `longer`; of the property or of the figure whose noun is `text`; `backward`: less of it.
        superlative,
    };
    sort what = sort::filler;
    std::string name;                 // The label, type, property or unit; of entities their key.
    std::string text;                 // Of values the value; of entities the name to show.
    std::vector<std::string> labels;  // Of entities.
    bool backward = false;            // The subject is the relation's end; of roles: the noun is for its end.
    double factor = 1;                // Of multipliers.
    unsigned cost = 0;                // Of phrases that mean other things before they mean this.

    /// What a verb says beside its relation: `complained` makes a statement whose `kind` is `complaint`.
    struct demand {
        enum class place : std::uint8_t { relationship, start, end };
        place where = place::relationship;
        std::string property;
        std::string value;
    };
    std::vector<demand> demands;
};

/// What the graph holds.
struct outline {
    using names = std::set<std::string, std::less<>>;

    std::map<std::string, std::uint64_t, std::less<>> labels;                                                   // With their counts.
    std::map<std::string, std::set<std::pair<std::string, std::string>>, std::less<>> ends;                     // By type.
    std::map<std::string, names, std::less<>> label_keys;                                                       // Properties by label.
    std::map<std::string, names, std::less<>> type_keys;                                                        // Properties by type.
    std::map<std::pair<std::string, std::string>, names> label_holders;  // Labels of all nodes with a property's value.
    std::map<std::pair<std::string, std::string>, names> type_holders;   // Types that have a relationship with it.
    std::set<std::pair<std::string, std::string>> value_keys;            // A property's value and another property of such nodes.
    std::map<std::pair<std::string, std::string>, names> value_ends;     // A figure's noun and a type to labels it leads to.
    std::set<std::pair<std::string, std::string>> together;              // Labels that stand beside one another.
    std::map<std::string, std::string, std::less<>> kinds;               // Property to `STRING`, `BOOLEAN`, `LIST`, …
};

/// How figures are kept as nodes: "the market share of NVIDIA in discrete GPUs".
struct measure {
    std::string label;
    std::string noun;                // The property whose values are the nouns; empty if the label is the only noun.
    std::string value;
    std::string unit;
    std::vector<std::string> about;  // Types of relationships to what a figure belongs to or is measured in.
    std::string default_property;    // What is meant where nothing is said of this property,
    std::string default_value;
    std::vector<std::string> default_for;  // in figures about nodes with one of these labels.
};

/// The node at the other end of such a relationship is shown beside a node.
struct companion {
    std::string type;
    std::string column;
};

/// Who says what such nodes, or such relationships, say.
struct attribution {
    std::string label;     // Of the nodes; or empty,
    std::string type;      // and this is the type of the relationships. With a label: the type that leads to who says it.
    std::string property;  // Holds the key of who says it.
};

/// What the lexicon says beside its phrases.
struct settings {
    std::string key = "id";
    std::string name[2] = {"name", "name"};                                         // By language.
    std::map<std::string, std::vector<std::string>, std::less<>> shown[2];          // Properties by label or type, by language.
    std::vector<std::string> who;                                                   // Labels.
    std::vector<std::string> where;
    std::vector<std::string> possessive;                                            // Types that "of" and 的 can stand for.
    std::vector<std::string> dates;                                                 // Properties that hold a time.
    std::map<std::string, std::string, std::less<>> numbered;                       // Label to the property that numbers its nodes.
    std::map<std::string, std::vector<std::string>, std::less<>> beside;            // Properties shown beside another.
    std::vector<std::string> topic;                                                 // Types from what is said to what it is about.
    std::vector<measure> measures;
    std::map<std::string, std::vector<companion>, std::less<>> companions;          // By label.
    std::vector<attribution> attributions;
    std::vector<std::string> references;                                            // Properties that hold the key of a node.
    std::map<std::string, std::vector<std::string>, std::less<>> described[2];      // What tells who or what a node is, by label.
    std::map<std::string, std::vector<std::string>, std::less<>> derived;           // A figure's noun to those that it can be one of.
    std::string sources;                                                            // The property with the ids of sources,
    std::string source_label;                                                       // and what they are.
};

class vocabulary {
public:
    outline graph;
    settings facts;

    void add(language spoken, std::string_view phrase, word meaning);
    void add_folded(std::string const& key, word meaning);
    /// A phrase that is read as another one.
    void add_idiom(std::string_view phrase, std::string_view meaning);
    /// The units with idioms in the words that they stand for; the same if there are none.
    [[nodiscard]] std::vector<unit> without_idioms(std::vector<unit> const& units) const;

    /// What the units from `first` on can mean: (number of units, meanings), shortest first.
    struct match {
        std::size_t length = 0;
        std::vector<word> const* meanings = nullptr;
    };
    [[nodiscard]] std::vector<match> matches(std::vector<unit> const& units, std::size_t first) const;

    /// Phrases near to what could not be read, best first.
    [[nodiscard]] std::vector<std::string> nearest(std::string_view folded) const;
    [[nodiscard]] bool begins_phrase(std::string const& unit) const;

private:
    void add_relation(language spoken, std::string const& key, word meaning);

    struct entry {
        std::vector<word> meanings;
        bool continues = false;  // Longer phrases begin with this one.
    };
    std::unordered_map<std::string, entry> phrases_;
    std::unordered_map<std::string, std::vector<unit>> idioms_;
    std::size_t longest_idiom_ = 0;  // In units.
};

}  // namespace wafer::question
