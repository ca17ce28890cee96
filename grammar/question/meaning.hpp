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

enum class comparison : std::uint8_t { equal, not_equal, greater, greater_equal, less, less_equal };

using literal = std::variant<std::string, double, bool>;

/// `property comparison value`.
struct test {
    std::string property;
    comparison how = comparison::equal;
    literal value;
    bool negated = false;
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
    std::string property;  // Empty: the number of what the last link leads to.
    bool descending = true;
    bool first_only = true;
};

struct thing {
    std::vector<std::string> labels;    // All of them.
    std::vector<std::string> one_of;    // One of these labels: what `who` can be.
    std::vector<std::string> excluded;  // None of these labels.
    std::vector<named_node> named;      // One of these nodes.
    std::vector<link> links;
    std::vector<test> tests;
    std::vector<std::string> wanted;    // Properties asked for.
    std::optional<ordering> order;
    std::vector<std::string> known;     // Labels that its relationships leave it; found before it is written.
    bool pronoun = false;               // Means a node named before.
    bool asked = false;
    bool counted = false;
    bool each = false;
};

struct link {
    std::vector<relation_choice> choices;  // Any of them will do.
    bool negated = false;
    std::vector<test> tests;
    std::vector<std::string> wanted;
    std::vector<thing> other;  // One.
};

struct inquiry {
    enum class sort : std::uint8_t { rows, truth, paths, sources };
    sort what = sort::rows;
    std::vector<thing> about;  // One; two ends of paths.
};

using meaning = std::variant<std::monostate, word, thing, inquiry>;

/// Text by which equal meanings are recognised.
std::string signature(meaning const& content);

/// The same for two questions that say the same of the same nodes, whichever they begin with.
std::string canonical(inquiry const& asked);

}  // namespace wafer::question
