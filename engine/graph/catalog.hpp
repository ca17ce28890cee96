// What indexes and constraints a graph has: definitions by the numbers that the graph gives to names. Plain data.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/ids.hpp"
#include "engine/value/value_type.hpp"

namespace wafer::engine {

/// Some properties of the nodes with a label, or of the relationships of a type.
struct schema_target {
    bool relationship = false;
    std::uint32_t label = 0;  // A label's number, or a type's.
    std::vector<key_id> keys;

    friend bool operator==(schema_target const&, schema_target const&) = default;
};

/// A TEXT index is a RANGE index under another name.
enum class index_sort : std::uint8_t { range, text };

struct index_definition {
    std::string name;
    index_sort sort = index_sort::range;
    schema_target target;
    std::string owner = {};  // The constraint that it belongs to, or empty.
};

enum class constraint_sort : std::uint8_t { unique, existence, key, type };

struct constraint_definition {
    std::string name;
    constraint_sort sort = constraint_sort::unique;
    schema_target target;
    value_type type = {};       // Of sort `type`.
    std::string type_text = {};  // As the language writes it.

    /// Such a constraint has an index of its own, under its own name.
    [[nodiscard]] bool has_index() const { return sort == constraint_sort::unique || sort == constraint_sort::key; }
};

}  // namespace wafer::engine
