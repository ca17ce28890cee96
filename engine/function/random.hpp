// Random numbers of a running statement: SplitMix64 (Steele, Lea, Flood 2014) on the state in its context. Not for secrets.
#pragma once

#include <cstdint>

#include "engine/function/registry.hpp"

namespace wafer::engine {

std::uint64_t next_random(call_context& context);

}  // namespace wafer::engine
