// Statements that change the schema: indexes and constraints.
#pragma once

#include "grammar/ast/expression.hpp"

namespace wafer::ast {

/// A name in the text, or one that a parameter gives.
using schema_name = std::variant<name, parameter>;

/// `FOR (n:Label)` or `FOR ()-[r:TYPE]-()`, and the properties named behind it, each with its variable.
struct schema_target {
    bool relationship = false;
    name variable;
    name label;  // Or the type.
    std::vector<std::pair<name, name>> properties;
};

enum class index_kind : std::uint8_t { range, text };
/// `CREATE [RANGE | TEXT] INDEX [name] [IF NOT EXISTS] FOR … ON (n.a, …) [OPTIONS {…}]`.
struct create_index_clause {
    index_kind kind = index_kind::range;
    std::optional<schema_name> name;
    bool if_not_exists = false;
    schema_target target;
    std::optional<expression> options;
};

enum class constraint_kind : std::uint8_t { unique, existence, key, type };
/// `CREATE CONSTRAINT [name] [IF NOT EXISTS] FOR … REQUIRE n.a IS UNIQUE | IS NOT NULL | IS KEY | IS :: TYPE [OPTIONS {…}]`.
struct create_constraint_clause {
    enum class entity : std::uint8_t { any, node, relationship };
    constraint_kind kind = constraint_kind::unique;
    std::optional<schema_name> name;
    bool if_not_exists = false;
    schema_target target;
    entity of = entity::any;  // As said before UNIQUE and KEY.
    value_type type;
    std::optional<expression> options;
};

/// `DROP INDEX name [IF EXISTS]`, `DROP CONSTRAINT name [IF EXISTS]`.
struct drop_clause {
    bool constraint = false;
    schema_name name;
    bool if_exists = false;
};

}  // namespace wafer::ast
