// Looking things up in an index of a graph. Valid as long as the graph is, and until it is next written.
#pragma once

#include <span>

#include "engine/graph/index_tree.hpp"

namespace wafer::engine {

class index_reader {
public:
    index_reader(index_tree const& entries, property_table const* table, std::span<key_id const> keys)
        : entries_(&entries), values_(table, keys) {}

    [[nodiscard]] std::uint64_t size() const { return entries_->size(); }
    /// How many entries differ in their values.
    [[nodiscard]] std::uint64_t distinct() const { return entries_->distinct(); }
    [[nodiscard]] std::uint64_t count(index_bound const& from, index_bound const& to) const {
        auto const first = entries_->rank(from, values_);
        auto const last = entries_->rank(to, values_);
        return last > first ? last - first : 0;
    }
    /// Writes the entities between two bounds in the order of their values, as far as `out` has room, and returns how many.
    [[nodiscard]] std::size_t scan(index_bound const& from, index_bound const& to, std::span<std::uint32_t> out) const {
        return entries_->scan(from, to, values_, out);
    }
    [[nodiscard]] std::optional<std::pair<std::uint32_t, std::uint32_t>> duplicate() const { return entries_->duplicate(values_); }
    [[nodiscard]] indexed_values const& values() const { return values_; }
    [[nodiscard]] std::size_t memory_bytes() const { return entries_->memory_bytes(); }

private:
    index_tree const* entries_;
    indexed_values values_;
};

}  // namespace wafer::engine
