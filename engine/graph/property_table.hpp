// All properties of the nodes, or of the relationships of one type: a column per key, and for each chunk of ids which keys occur in it, so
// that listing an entity's properties does not look at keys that no neighbour of it has.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/base/ids.hpp"
#include "engine/graph/directory.hpp"
#include "engine/graph/distinct_sketch.hpp"
#include "engine/graph/property_chunk.hpp"
#include "engine/vector/column.hpp"

namespace wafer::engine {

struct property_column : counted {
    directory<property_chunk> chunks;
    std::uint64_t count = 0;
    std::uint32_t kinds = 0;  // A bit for each kind that was ever stored.
    ref<distinct_sketch> different;

    [[nodiscard]] bool has(std::uint32_t entity) const;
    [[nodiscard]] value get(std::uint32_t entity) const;
    /// The layout that all values fit.
    [[nodiscard]] layout packing() const;
};

class property_table {
public:
    [[nodiscard]] property_column const* column_of(key_id key) const { return columns_.find(key.value); }
    [[nodiscard]] value get(std::uint32_t entity, key_id key) const;
    [[nodiscard]] std::vector<std::pair<key_id, value>> all(std::uint32_t entity) const;

    /// Null removes.
    void set(std::uint32_t entity, key_id key, value const& content, owner_tag tag, text_arena& texts);
    void remove_all(std::uint32_t entity, owner_tag tag);
    void seal(owner_tag since, owner_tag tag);
    [[nodiscard]] std::size_t memory_bytes() const;

private:
    struct key_presence : counted {
        std::vector<key_id> keys;  // Sorted.
    };

    void remove(std::uint32_t entity, key_id key, owner_tag tag);
    void note_presence(std::uint32_t chunk, key_id key, bool present, owner_tag tag);

    directory<property_column> columns_;
    directory<key_presence> presence_;
};

/// Finds the chunk of one entity after another; cheap for neighbours.
class chunk_cursor {
public:
    /// The chunk, if the entity has the property. `column` may be null.
    property_chunk const* find(property_column const* column, std::uint32_t entity) {
        std::uint32_t const index = entity / property_chunk::size;
        if (column != column_ || index != index_) {
            column_ = column;
            index_ = index;
            chunk_ = column ? column->chunks.find(index) : nullptr;
        }
        return chunk_ && chunk_->has(entity % property_chunk::size) ? chunk_ : nullptr;
    }

private:
    property_column const* column_ = nullptr;
    property_chunk const* chunk_ = nullptr;
    std::uint32_t index_ = 0;
};

/// Fills `out` with `rows` rows: the property of `locate(row)`, a pair of a column (or null) and an entity. All columns fit `packing`.
template <class Locate>
void gather_rows(column& out, layout packing, std::size_t rows, Locate locate) {
    out.reset(packing);
    out.resize(rows);
    chunk_cursor cursor;
    auto const fill = [&](auto* data, auto read) {
        for (std::size_t row = 0; row < rows; ++row) {
            auto const [column, entity] = locate(row);
            if (auto const* const chunk = cursor.find(column, entity))
                data[row] = read(*chunk, entity % property_chunk::size);
            else
                out.set_null(row);
        }
    };
    switch (packing) {
        case layout::boolean:
            return fill(out.booleans(), [](auto& chunk, std::uint32_t slot) { return std::uint8_t{chunk.boolean(slot)}; });
        case layout::integer: return fill(out.integers(), [](auto& chunk, std::uint32_t slot) { return chunk.integer(slot); });
        case layout::floating: return fill(out.floatings(), [](auto& chunk, std::uint32_t slot) { return chunk.floating(slot); });
        case layout::any:
        case layout::node:
        case layout::relationship: return fill(out.values(), [](auto& chunk, std::uint32_t slot) { return chunk.get(slot); });
    }
}

}  // namespace wafer::engine
