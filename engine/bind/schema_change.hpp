// Bound statements that change the schema. Names of the graph are text, as everywhere before a statement runs.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "engine/bind/expression.hpp"
#include "engine/graph/catalog.hpp"

namespace wafer::engine::bound {

struct named_target {
    bool relationship = false;
    std::string label;  // Or a type.
    std::vector<std::string> keys;
};
struct create_index {
    expr name = nullptr;  // A string, or null pointer: one is made up.
    bool if_not_exists = false;
    index_sort sort = index_sort::range;
    named_target target;
    expr options = nullptr;  // A map, or null pointer.
};
struct create_constraint {
    expr name = nullptr;
    bool if_not_exists = false;
    constraint_sort sort = constraint_sort::unique;
    named_target target;
    value_type type;
    std::string type_text;
    expr options = nullptr;
};
struct drop_index {
    expr name;
    bool if_exists = false;
};
struct drop_constraint {
    expr name;
    bool if_exists = false;
};
/// A statement by itself.
struct schema_change {
    std::variant<create_index, create_constraint, drop_index, drop_constraint> what;
};

}  // namespace wafer::engine::bound
