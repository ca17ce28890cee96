// How the functions' sources describe functions, and the errors they have in common. Pure functions.
#pragma once

#include <string_view>

#include "engine/function/registry.hpp"

namespace wafer::engine {

using arguments = std::span<value const>;

inline constexpr kind_set entity_kinds = kind::node | kind::relationship;
inline constexpr kind_set instant_kinds =
    kind_set(kind::date) | kind::local_time | kind::zoned_time | kind::local_datetime | kind::zoned_datetime;
inline constexpr kind_set property_base_kinds = entity_kinds | kind::map;

using function_call = value (*)(call_context&, arguments);

// Entries of the tables. Name and number of arguments are read from the signature: each argument has its ` :: `, a default its ` = `, and
// `…` stands for any number more.
/// Always the same; null for null.
scalar_function pure(std::string_view signature, std::string_view summary, std::vector<kind_set> accepts, kind_set returns,
                     function_call call);
/// Not always the same, as it reads the graph, the clock or random numbers; null for null.
scalar_function changing(std::string_view signature, std::string_view summary, std::vector<kind_set> accepts, kind_set returns,
                         function_call call);
/// Always the same, and called with nulls.
scalar_function lenient(std::string_view signature, std::string_view summary, std::vector<kind_set> accepts, kind_set returns,
                        function_call call);

/// Throws `wafer::error` (argument, `detail`): `function() wants …, not …`.
[[noreturn]] void refuse_argument(std::string_view function, std::string_view wanted, value const& found,
                                  std::string_view detail = "InvalidArgumentValue");
/// Throws `wafer::error` (type: InvalidArgumentValue), for a kind that `accepts` cannot tell apart.
[[noreturn]] void refuse_kind(std::string_view function, std::string_view wanted, value const& found);
/// Throws `wafer::error` (arithmetic: NumberOverflow).
[[noreturn]] void refuse_overflow(std::string_view function, value const& argument);

/// A count of things: an integer of at least 0.
std::size_t count_of(std::string_view function, value const& argument);

}  // namespace wafer::engine
