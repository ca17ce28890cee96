// The relationships of one type at 1,024 nodes, seen from one end. Neighbours of a node lie together, sorted by (node, index).
//
//   functional   at most one each, nearly all have one     neighbour[1024]
//   dense        many nodes have some                      offset[1025], neighbour[n]
//   ranked       fewer have                                bit[1024], rank[16] of each 64 bits, offset[s + 1], neighbour[n]
//   sparse       few nodes have some                       source[s] ascending, offset[s + 1], neighbour[n]
//   open         changed since the last of the above       that one as `base_`, and the changed nodes' own lists
//
// An open chunk belongs to one transaction and one thread, reads included, as a list is put in order when it is read; `sealed` ends that.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/base/counted.hpp"
#include "engine/graph/bitmap.hpp"
#include "engine/graph/open_list.hpp"

namespace wafer::engine {

class adjacency_chunk : public counted {
public:
    static constexpr std::uint32_t size = 1024;
    enum class form : std::uint8_t { functional, dense, ranked, sparse, open };

    adjacency_chunk() = default;  // Open and empty.
    adjacency_chunk(adjacency_chunk const& other);

    [[nodiscard]] form shape() const { return form_; }
    [[nodiscard]] std::uint32_t total() const { return total_; }

    [[nodiscard]] std::span<neighbour const> of(std::uint32_t slot) const {
        switch (form_) {
            case form::functional: return {items_ + slot, items_[slot].node.valid() ? 1u : 0u};
            case form::dense: return {items_ + offsets_[slot], offsets_[slot + 1] - offsets_[slot]};
            case form::ranked: return ranked_of(slot);
            case form::sparse: return sparse_of(slot);
            case form::open: return open_of(slot);
        }
        return {};
    }
    [[nodiscard]] std::uint32_t degree(std::uint32_t slot) const;
    /// The slots that have any neighbour.
    [[nodiscard]] bitmap<size> sources() const;
    /// Calls `use(slot, degree)` for each of these, in ascending order.
    template <class Use>
    void each_degree(Use use) const {
        std::uint32_t at = 0;
        auto const next = [&](std::uint32_t slot) {
            use(slot, offsets_[at + 1] - offsets_[at]);
            ++at;
        };
        switch (form_) {
            case form::functional:
                for (std::uint32_t slot = 0; slot < size; ++slot)
                    if (items_[slot].node.valid()) use(slot, 1u);
                return;
            case form::dense:
                for (std::uint32_t slot = 0; slot < size; ++slot)
                    if (auto const found = offsets_[slot + 1] - offsets_[slot]; found > 0) use(slot, found);
                return;
            case form::ranked: ranks_->sources.each(next); return;
            case form::sparse: std::for_each(sources_, sources_ + source_count_, next); return;
            case form::open:
                for (std::uint32_t slot = 0; slot < size; ++slot)
                    if (auto const found = degree(slot); found > 0) use(slot, found);
                return;
        }
    }
    /// How many of the slot's lead to `node`.
    [[nodiscard]] std::uint32_t count(std::uint32_t slot, node_id node) const;

    /// The chunk in `at`, open and owned by `tag`.
    static adjacency_chunk& open(ref<adjacency_chunk>& at, owner_tag tag);
    void insert(std::uint32_t slot, neighbour added, owner_tag tag);
    void erase(std::uint32_t slot, neighbour removed, owner_tag tag);
    /// Neighbours of a slot, sorted.
    struct run {
        std::uint32_t slot;
        std::span<neighbour const> items;
    };
    /// An immutable chunk of these neighbours, of which there are some, in the order of slots.
    [[nodiscard]] static ref<adjacency_chunk> packed(std::span<run const> runs, owner_tag tag);
    /// The same in an immutable form; null if nothing is left.
    [[nodiscard]] static ref<adjacency_chunk> sealed(ref<adjacency_chunk> const& open, owner_tag tag);

    [[nodiscard]] std::size_t memory_bytes() const;

private:
    struct touched {
        std::uint32_t slot;
        ref<open_list> list;
    };
    using slot_index = std::array<std::uint16_t, size>;

    /// Which slots of a ranked chunk have neighbours, and how many of them come before each word.
    struct rank_index {
        bitmap<size> sources;
        std::array<std::uint16_t, size / 64> before;
    };

    [[nodiscard]] std::span<neighbour const> ranked_of(std::uint32_t slot) const {
        std::uint64_t const word = ranks_->sources.words[slot / 64] >> slot % 64;
        if ((word & 1) == 0) return {};
        auto const behind = static_cast<std::uint32_t>(std::popcount(word));
        std::uint32_t const at = (slot / 64 + 1 < size / 64 ? ranks_->before[slot / 64 + 1] : source_count_) - behind;
        return {items_ + offsets_[at], offsets_[at + 1] - offsets_[at]};
    }
    [[nodiscard]] std::span<neighbour const> sparse_of(std::uint32_t slot) const;
    [[nodiscard]] std::span<neighbour const> open_of(std::uint32_t slot) const;
    [[nodiscard]] std::size_t position_of(std::uint32_t slot) const;
    [[nodiscard]] open_list* find_list(std::uint32_t slot) const;
    [[nodiscard]] open_list& list(std::uint32_t slot, owner_tag tag);
    [[nodiscard]] std::vector<run> runs() const;
    void pack(std::span<run const> runs);
    void allocate(std::size_t items, std::size_t offsets, std::size_t sources);
    void rank(std::span<run const> runs);

    form form_ = form::open;
    std::uint32_t source_count_ = 0;  // Of a ranked or sparse chunk.
    std::uint32_t total_ = 0;
    std::size_t bytes_ = 0;

    // A sealed chunk's arrays, all in `memory_`.
    std::unique_ptr<std::byte[]> memory_;
    neighbour* items_ = nullptr;
    std::uint32_t* offsets_ = nullptr;
    std::uint16_t* sources_ = nullptr;
    rank_index* ranks_ = nullptr;

    // An open chunk's. `index_` holds positions in `touched_` plus 1; it is made when there are more than a few.
    ref<adjacency_chunk> base_;
    std::vector<touched> touched_;
    std::unique_ptr<slot_index> index_;
};

}  // namespace wafer::engine
