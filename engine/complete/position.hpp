// Where in a statement the cursor stands, read from the tokens before it: the text may be unfinished, so no grammar is asked. Says what
// could stand there, which variables are known and what is known of them. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wafer/error.hpp"

namespace wafer::engine::complete {

/// What a pattern says of a node or a relationship.
struct element {
    enum class sort : std::uint8_t { node, relationship, other };
    sort what = sort::other;
    std::vector<std::string> names;  // Labels or types.
    // A node without labels, by its neighbour in the pattern:
    std::vector<std::string> neighbour_labels;
    std::vector<std::string> over;  // Types between the two; none: any.
    bool reached_forwards = true;   // Relationships lead from the neighbour to this one.
};

struct variable {
    std::string name;
    element known;
};

struct position {
    enum class place : std::uint8_t {
        nothing,
        statement,      // A statement begins.
        after_keyword,  // Only certain words follow `keyword`.
        pattern,        // A pattern begins.
        known_node,     // Behind the parenthesis of a node: a variable, if any.
        operand,        // An expression begins.
        after_operand,  // An expression or pattern could end here.
        label,
        type,
        property,  // Of `owner`.
        function,  // Behind a namespace.
        procedure,
        column,  // Of a procedure.
        string,
        parameter
    };

    place what = place::nothing;
    text_range replaced;  // The word at the cursor.
    std::string typed;    // What there is of it; of a string what it holds so far; of a name in backticks without them.
    std::string clause;   // The keyword of the clause around, in upper case; empty between statements.
    std::string keyword;  // The keywords right before, in upper case: `ORDER`, `IS NOT`.
    bool is_nested = false;     // Within brackets, where no clause begins.
    bool open_case = false;     // Within CASE … END.
    bool wants_key = false;     // Of properties: a colon comes next.
    char quote = '\'';          // Of strings.
    std::string key;            // Of strings: the property that it is compared with, if any.
    std::string procedure;      // Of columns.
    element owner;              // Of properties and strings. Of types: the node on the left; of labels: what is known of the node.
    element other;              // Of types: the node on the right, if it is written already.
    bool is_outgoing = true;    // Of types: from left to right, or
    bool is_directed = false;   // in any direction.
    std::vector<variable> variables;  // The latest last.
};

position position_at(std::string_view text, std::size_t cursor);

}  // namespace wafer::engine::complete
