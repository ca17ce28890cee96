#include "engine/graph/statistics.hpp"

#include <algorithm>

#include "engine/graph/graph_state.hpp"

namespace wafer::engine {

std::uint64_t statistics::nodes() const { return state_->node_count; }

std::uint64_t statistics::nodes(label_id label) const {
    auto const* const members = state_->members.find(label.value);
    return members ? members->count : 0;
}

std::uint64_t statistics::relationships() const { return state_->relationship_count; }

std::uint64_t statistics::relationships(std::optional<label_id> source, type_id type, std::optional<label_id> target) const {
    auto const* const table = state_->relationships.find(type.value);
    if (!table) return 0;
    if (!source && !target) return table->profile.count;
    auto const has = [&](std::uint64_t label_set, std::optional<label_id> label) {
        return !label || std::ranges::binary_search(state_->label_sets[static_cast<std::uint32_t>(label_set)], *label);
    };
    std::int64_t sum = 0;
    table->by_label_sets.for_each([&](std::uint64_t sets, std::int64_t count) {
        if (has(sets >> 32, source) && has(sets & 0xffff'ffff, target)) sum += count;
    });
    return static_cast<std::uint64_t>(sum);
}

type_profile statistics::profile(type_id type) const {
    auto const* const table = state_->relationships.find(type.value);
    return table ? table->profile : type_profile();
}

std::uint64_t statistics::with_property(key_id key) const {
    auto const* const column = state_->node_properties.column_of(key);
    return column ? column->count : 0;
}

std::uint64_t statistics::distinct_values(key_id key) const {
    auto const* const column = state_->node_properties.column_of(key);
    return column ? std::min(column->different->estimate(), column->count) : 0;
}

std::uint64_t statistics::with_property(type_id type, key_id key) const {
    auto const* const table = state_->relationships.find(type.value);
    auto const* const column = table ? table->properties.column_of(key) : nullptr;
    return column ? column->count : 0;
}

std::uint64_t statistics::distinct_values(type_id type, key_id key) const {
    auto const* const table = state_->relationships.find(type.value);
    auto const* const column = table ? table->properties.column_of(key) : nullptr;
    return column ? std::min(column->different->estimate(), column->count) : 0;
}

}  // namespace wafer::engine
