// What a part of a question means. A noun phrase, a verb phrase and a clause are all a `thing`: a node with what is said of it, told apart
// by how much is said. Plain values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "grammar/question/vocabulary.hpp"

namespace wafer::question {

enum class comparison : std::uint8_t { equal, not_equal, greater, greater_equal, less, less_equal, begins_with };

using literal = std::variant<std::string, double, bool>;

/// `property comparison value`.
struct test {
    std::string property;
    comparison how = comparison::equal;
    literal value;
    bool negated = false;
    std::vector<literal> others = {};  // Or one of these.
    bool of_year = false;              // The year that a time, kept as text, begins with; spans of years have none.
};

struct relation_choice {
    std::string type;
    bool backward = false;
    std::vector<word::demand> demands = {};
};

struct link;

struct named_node {
    std::string key;
    std::string name;
    std::vector<std::string> labels;
};

struct ordering {
    std::string property;  // Empty: the value of a figure; `#`: the number of what the last link leads to.
    bool descending = true;
    bool first_only = true;
    unsigned take = 0;     // That many of them; 0: all that have the highest value.
    unsigned skip = 0;
};

/// Any of these is said of a node, or none of them.
struct group {
    bool negated = false;
    std::vector<struct thing> any;
};

/// How many there are.
struct quantity {
    comparison how = comparison::greater;
    double number = 0;
};

struct thing {
    std::vector<std::string> labels;    // All of them.
    std::vector<std::string> one_of;    // One of these labels: what `who` can be.
    std::vector<std::string> excluded;  // None of these labels.
    std::vector<named_node> named;      // One of these nodes.
    std::vector<link> links;
    std::vector<test> tests;
    std::vector<group> groups;
    std::vector<std::string> wanted;    // Properties asked for.
    std::optional<ordering> order;
    std::vector<std::string> known;     // Labels that its relationships leave it; found before it is written.
    bool pronoun = false;               // Means a node spoken of before.
    bool itself = false;                // Means what the whole question asks for.
    bool asked = false;
    bool counted = false;
    bool each = false;
    std::string each_value;             // Counted for each value of this property,
    std::optional<quantity> having;     // where there are so many.
    std::string prefix;                 // Of the items wanted of a list.
    std::string aggregate;              // `sum` or `avg` of a figure or of the property wanted.
};

struct link {
    std::vector<relation_choice> choices;  // Any of them will do.
    bool negated = false;
    std::vector<test> tests;
    std::vector<std::string> wanted;
    std::vector<thing> other;  // One.
    std::optional<quantity> count = {};  // There are so many others.
    unsigned steps = 1;        // Up to that many relationships in a row.
};

/// Two figures, or one property of two things, held against each other.
struct calculation {
    enum class sort : std::uint8_t { difference, ratio, percent, is_more, is_less };
    sort what = sort::difference;
    std::string property;      // Empty: they are figures.
    bool rounded = false;
    int years_between = 0;     // The second is so many years before the first.
};

struct inquiry {
    enum class sort : std::uint8_t { rows, truth, paths, sources, calculated };
    sort what = sort::rows;
    std::vector<thing> about;  // One; two ends of paths, two figures; several whose rows stand below each other.
    calculation how = {};
    std::optional<quantity> count = {};  // Of a truth: there are so many.
};

using meaning = std::variant<std::monostate, word, thing, inquiry>;

/// Text by which equal meanings are recognised.
std::string signature(meaning const& content);

/// The same for two questions that say the same of the same nodes, whichever they begin with.
std::string canonical(inquiry const& asked);

}  // namespace wafer::question
