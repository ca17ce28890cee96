#include "engine/graph/property_table.hpp"

#include <algorithm>

namespace wafer::engine {
namespace {

constexpr std::uint32_t chunk_of(std::uint32_t entity) { return entity / property_chunk::size; }
constexpr std::uint32_t slot_of(std::uint32_t entity) { return entity % property_chunk::size; }
constexpr std::uint32_t bit_of(kind kind) { return 1u << static_cast<unsigned>(kind); }

}  // namespace

bool property_column::has(std::uint32_t entity) const {
    auto const* const chunk = chunks.find(chunk_of(entity));
    return chunk && chunk->has(slot_of(entity));
}

value property_column::get(std::uint32_t entity) const {
    auto const* const chunk = chunks.find(chunk_of(entity));
    return chunk ? chunk->get(slot_of(entity)) : value();
}

layout property_column::packing() const {
    if (kinds == bit_of(kind::boolean)) return layout::boolean;
    if (kinds == bit_of(kind::integer)) return layout::integer;
    if (kinds == bit_of(kind::floating)) return layout::floating;
    return layout::any;
}

value property_table::get(std::uint32_t entity, key_id key) const {
    auto const* const column = column_of(key);
    return column ? column->get(entity) : value();
}

std::vector<std::pair<key_id, value>> property_table::all(std::uint32_t entity) const {
    std::vector<std::pair<key_id, value>> found;
    auto const* const present = presence_.find(chunk_of(entity));
    if (!present) return found;
    for (key_id const key : present->keys) {
        if (auto content = get(entity, key); !content.is_null()) found.emplace_back(key, std::move(content));
    }
    return found;
}

void property_table::set(std::uint32_t entity, key_id key, value const& content, owner_tag tag, text_arena& texts) {
    if (content.is_null()) return remove(entity, key, tag);
    property_column& column = columns_.open(key.value, tag);
    property_chunk& chunk = column.chunks.open(chunk_of(entity), tag);
    distinct_sketch& sketch = own(column.different, tag);
    if (chunk.has(slot_of(entity))) {
        sketch.remove(distinct_sketch::hash(chunk.get(slot_of(entity))));
    } else {
        ++column.count;
        if (chunk.count() == 0) note_presence(chunk_of(entity), key, true, tag);
    }
    sketch.add(distinct_sketch::hash(content));
    chunk.set(slot_of(entity), content, texts);
    column.kinds |= bit_of(content.type());
}

void property_table::remove(std::uint32_t entity, key_id key, owner_tag tag) {
    auto const* const known = column_of(key);
    if (!known || !known->has(entity)) return;
    property_column& column = columns_.open(key.value, tag);
    auto& slot = column.chunks.slot(chunk_of(entity), tag);
    property_chunk& chunk = own(slot, tag);
    own(column.different, tag).remove(distinct_sketch::hash(chunk.get(slot_of(entity))));
    chunk.remove(slot_of(entity));
    if (--column.count == 0) column.kinds = 0;
    if (chunk.count() > 0) return;
    slot = {};
    note_presence(chunk_of(entity), key, false, tag);
}

void property_table::remove_all(std::uint32_t entity, owner_tag tag) {
    auto const* const present = presence_.find(chunk_of(entity));
    if (!present) return;
    auto const keys = present->keys;
    for (key_id const key : keys) remove(entity, key, tag);
}

void property_table::note_presence(std::uint32_t chunk, key_id key, bool present, owner_tag tag) {
    auto& keys = presence_.open(chunk, tag).keys;
    auto const place = std::ranges::lower_bound(keys, key);
    if (present)
        keys.insert(place, key);
    else
        keys.erase(place);
}

void property_table::seal(owner_tag since, owner_tag tag) {
    columns_.seal(since, tag, [&](ref<property_column>& column) {
        own(column, tag).chunks.seal(since, tag, [&](ref<property_chunk>& chunk) {
            if (chunk->wants_compacting()) own(chunk, tag).compact();
        });
    });
}

std::size_t property_table::memory_bytes() const {
    std::size_t bytes = columns_.memory_bytes() + presence_.memory_bytes();
    columns_.for_each([&](std::uint32_t, property_column const& column) {
        bytes += sizeof column + column.chunks.memory_bytes() + (column.different ? column.different->memory_bytes() : 0);
        column.chunks.for_each([&](std::uint32_t, property_chunk const& chunk) { bytes += chunk.memory_bytes(); });
    });
    presence_.for_each(
        [&](std::uint32_t, key_presence const& presence) { bytes += sizeof presence + presence.keys.capacity() * sizeof(key_id); });
    return bytes;
}

}  // namespace wafer::engine
