// Names that a statement uses in the graph it writes. Those that are not there yet are charged with what their own tables take, about: a
// query can make as many names as rows.
#pragma once

#include <string_view>

#include "engine/execute/run_context.hpp"

namespace wafer::engine {

label_id interned_label(run_context& run, std::string_view name);
type_id interned_type(run_context& run, std::string_view name);
key_id interned_key(run_context& run, std::string_view name);

}  // namespace wafer::engine
