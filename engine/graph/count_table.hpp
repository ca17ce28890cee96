// A persistent map from a number to a count, for statistics: open addressing over small shared chunks. Keys whose count came back to 0
// stay until the table grows.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "engine/base/hash.hpp"
#include "engine/graph/directory.hpp"

namespace wafer::engine {

class count_table {
public:
    /// `key` is not the greatest 64-bit number.
    void add(std::uint64_t key, std::int64_t change, owner_tag tag) {
        if (std::uint64_t{used_} * 4 >= std::uint64_t{capacity_} * 3) grow(tag);
        std::uint32_t const place = place_of(key);
        entry& entry = chunks_.open(place / chunk::size, tag).entries[place % chunk::size];
        if (entry.key == empty) ++used_;
        entry.key = key;
        entry.count += change;
    }

    /// Calls `use(key, count)` for each key with a count other than 0.
    template <class Use>
    void for_each(Use use) const {
        chunks_.for_each([&](std::uint32_t, chunk const& chunk) {
            for (auto const& entry : chunk.entries) {
                if (entry.count != 0) use(entry.key, entry.count);
            }
        });
    }

private:
    static constexpr std::uint64_t empty = ~std::uint64_t{0};
    struct entry {
        std::uint64_t key = empty;
        std::int64_t count = 0;
    };
    struct chunk : counted {
        static constexpr std::uint32_t size = 16;
        std::array<entry, size> entries;
    };

    [[nodiscard]] std::uint32_t place_of(std::uint64_t key) const {
        auto place = static_cast<std::uint32_t>(hash_number(key)) & (capacity_ - 1);
        for (;; place = (place + 1) & (capacity_ - 1)) {
            auto const* const chunk = chunks_.find(place / chunk::size);
            if (!chunk || chunk->entries[place % chunk::size].key == key || chunk->entries[place % chunk::size].key == empty) return place;
        }
    }

    void grow(owner_tag tag) {
        auto const before = chunks_;
        chunks_ = {};
        capacity_ = std::max(capacity_ * 2, chunk::size);
        used_ = 0;
        before.for_each([&](std::uint32_t, chunk const& chunk) {
            for (auto const& entry : chunk.entries) {
                if (entry.count != 0) add(entry.key, entry.count, tag);
            }
        });
    }

    directory<chunk> chunks_;
    std::uint32_t capacity_ = 0;
    std::uint32_t used_ = 0;
};

}  // namespace wafer::engine
