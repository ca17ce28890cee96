// A hash table from rows of key columns to dense group numbers, by equivalence (null is null, 1 is 1.0). For GROUP BY, DISTINCT, UNION.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/interrupt.hpp"
#include "engine/vector/column.hpp"

namespace wafer::engine {

class group_table {
public:
    /// Forgets everything; `width` columns from now on.
    void reset(std::size_t width);
    /// Writes for each row its group; groups are numbered from 0 in the order they first came up. Without columns all rows are group 0.
    /// Polls `stop` while a large table grows; what it throws leaves the table fit for nothing but a reset.
    void find_or_insert(std::span<column const* const> keys, std::size_t rows, std::vector<std::uint32_t>& groups,
                        interrupt const* stop = nullptr);
    [[nodiscard]] std::size_t size() const { return size_; }
    /// The keys of all groups, one row per group.
    [[nodiscard]] column const& keys(std::size_t index) const { return keys_[index]; }
    [[nodiscard]] std::size_t memory_bytes() const;

private:
    void adopt_layouts(std::span<column const* const> keys);
    void hash_rows(std::span<column const* const> keys, std::size_t rows);
    [[nodiscard]] bool same(std::span<column const* const> keys, std::size_t row, std::uint32_t group) const;
    void grow(interrupt const* stop);

    std::vector<column> keys_;
    relocating_array<std::uint64_t> group_hashes_;
    relocating_array<std::uint32_t> places_;  // Open addressing, linear probing; group + 1, 0 is free.
    std::size_t size_ = 0;
    std::size_t key_bytes_ = 0;
    std::vector<std::uint64_t> hashes_;  // Of the batch at hand.
};

}  // namespace wafer::engine
