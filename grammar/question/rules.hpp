// The grammar of questions as data: rules `category <- parts => meaning`, read with Spirit from a notation made for them. A part is a
// category, or quoted words of which one stands there; `?` behind it makes it optional. The meaning is made by actions from what the parts
// mean, which are named by their places: `rows(both(1, back(4, 3)))`. Immutable once read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wafer::question {

struct rule_part {
    std::string text;  // The category, or the words separated by `/`.
    bool literal = false;
    bool optional = false;
};

struct rule_meaning {
    unsigned place = 0;  // Of a part, from 1; 0: an action.
    std::string action;
    std::vector<rule_meaning> arguments;
};

struct rule {
    std::string category;
    std::vector<rule_part> parts;
    rule_meaning meaning;
    unsigned cost = 0;  // Added to the cost of readings that use it.
};

/// Lines of rules; `#` begins a comment. What is not well-formed is our own mistake and ends the program in an assertion.
std::vector<rule> read_rules(std::string_view text);

extern std::string_view const english_rules;
extern std::string_view const chinese_rules;

}  // namespace wafer::question
