// Types as `IS ::` names them: finer than kinds, since they say what lists are made of and whether null belongs to them. Pure; thread-safe.
#pragma once

#include <vector>

#include "engine/value/value.hpp"

namespace wafer::engine {

/// Null belongs to each type but `nothing` and those that are `not_null`.
struct value_type {
    enum class sort : std::uint8_t {
        nothing,
        null,
        of_kind,
        list,            // `inner[0]` is the type of its elements.
        property_value,  // What may be stored as a property.
        any,
        either,  // One of `inner`.
    };
    sort of = sort::any;
    enum kind kind = kind::null;  // Of `of_kind`.
    bool not_null = false;
    std::vector<value_type> inner;
};

[[nodiscard]] bool is_of_type(value const& content, value_type const& type);

}  // namespace wafer::engine
