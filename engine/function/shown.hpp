// What SHOW lists, as procedures without arguments, so that the rest of a statement deals with them as with a CALL. Pure functions.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "engine/function/registry.hpp"

namespace wafer::engine {

struct shown {
    std::shared_ptr<procedure const> rows;
    std::size_t by_default = 0;  // How many of the columns there are without YIELD.
};

shown shown_labels();
shown shown_relationship_types();
shown shown_property_keys();
shown shown_indexes(std::vector<index_sort> const& sorts);
/// Nothing: all sorts, or on nodes and relationships alike.
shown shown_constraints(std::optional<constraint_sort> sort, std::optional<bool> of_relationships);
/// All functions are built in: those that a program defined would be none.
shown shown_functions(bool user_defined);
shown shown_procedures(std::vector<std::shared_ptr<procedure const>> const& procedures);

/// The clause `SHOW subject`; `rows` are as wide as there are columns.
shown listing(std::string_view subject, std::vector<procedure_field> columns, std::size_t by_default,
              std::function<std::vector<value_list>(graph const&)> rows);
procedure_field column_of(std::string_view name, std::string_view type, kind kind, bool nullable = false);

/// `from = now :: STRING` and its kin, taken apart.
struct described_argument {
    std::string_view name;
    std::string_view fallback;  // Empty: the argument must be given.
    std::string_view type;
};
/// The arguments and the result of a function, from its signature.
struct described_call {
    std::vector<described_argument> arguments;
    std::string_view result;
};
described_call described(std::string_view signature);

}  // namespace wafer::engine
