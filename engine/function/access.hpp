// Parts of values: `base.key`, `base[index]`, `base[from..to]`. Null in, null out. Throws `wafer::error` (type: InvalidArgumentType,
// MapElementAccessByNonString; entity_not_found: DeletedEntityAccess). Thread-safe.
#pragma once

#include <string_view>

#include "engine/function/registry.hpp"
#include "engine/value/value.hpp"

namespace wafer::engine {

/// A field of a map, a property of a node or relationship, a component of a temporal value.
value property_of(call_context& context, value const& base, std::string_view key);

/// An element of a list, counted from its end if negative and null outside of it; or what `property_of` gives for a key.
value subscript(call_context& context, value const& base, value const& index);

/// Elements `from` (included) to `to` (excluded) of a list. A null pointer stands for a bound that was left out.
value slice(value const& base, value const* from, value const* to);

/// The names that a list of strings and of lists of strings holds. Throws if it holds anything else.
std::vector<std::string> names_in(value const& list);

/// Not found by a name: any number of maps as one, of which later ones win.
scalar_function const& join_maps();

/// Throws (entity_not_found: DeletedEntityAccess) unless the graph has the node or relationship.
void require_alive(call_context const& context, value const& entity);

}  // namespace wafer::engine
