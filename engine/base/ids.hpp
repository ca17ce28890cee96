// Ids: one strong type each. Dense, never renumbered while what they name is alive.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>

namespace wafer::engine {

template <class Tag>
struct id {
    std::uint32_t value = std::numeric_limits<std::uint32_t>::max();

    friend constexpr auto operator<=>(id, id) = default;
    [[nodiscard]] constexpr bool valid() const { return value != std::numeric_limits<std::uint32_t>::max(); }
};

using node_id = id<struct node_tag>;
using label_id = id<struct label_tag>;
using type_id = id<struct type_tag>;
using key_id = id<struct key_tag>;

/// A relationship is its type and its index within that type.
struct rel_id {
    type_id type;
    std::uint32_t index = std::numeric_limits<std::uint32_t>::max();

    friend constexpr auto operator<=>(rel_id, rel_id) = default;
    [[nodiscard]] constexpr std::uint64_t packed() const { return std::uint64_t{type.value} << 32 | index; }
    [[nodiscard]] static constexpr rel_id unpack(std::uint64_t bits) {
        return {{static_cast<std::uint32_t>(bits >> 32)}, static_cast<std::uint32_t>(bits)};
    }
};

}  // namespace wafer::engine

template <class Tag>
struct std::hash<wafer::engine::id<Tag>> {
    std::size_t operator()(wafer::engine::id<Tag> id) const noexcept { return id.value; }
};
