// The other end of a relationship and the relationship's index within its type. Plain data.
#pragma once

#include <compare>
#include <cstdint>

#include "engine/base/ids.hpp"

namespace wafer::engine {

struct neighbour {
    node_id node;
    std::uint32_t index = 0;

    friend constexpr auto operator<=>(neighbour const&, neighbour const&) = default;
};

}  // namespace wafer::engine
