#include "engine/graph/adjacency.hpp"

#include <algorithm>
#include <cassert>
#include <new>

#include "engine/graph/bitmap.hpp"

namespace wafer::engine {
namespace {

/// A changed chunk with at most so many neighbours is packed anew when sealed, a greater one only when many of its nodes changed: a change
/// of one node must not cost what a hub next to it holds.
constexpr std::uint32_t cheap_to_pack = 2048;
constexpr std::size_t many_touched = 64;
constexpr std::size_t few_touched = 8;
/// From so many nodes on, a dense or functional chunk is worth its size; from so many, a ranked one.
constexpr std::size_t some_sources = 64;
constexpr std::size_t many_sources = 512;

}  // namespace

adjacency_chunk::adjacency_chunk(adjacency_chunk const& other)
    : counted(other), form_(other.form_), total_(other.total_), base_(other.base_), touched_(other.touched_) {
    assert(form_ == form::open);
    if (other.index_) index_ = std::make_unique<slot_index>(*other.index_);
}

adjacency_chunk& adjacency_chunk::open(ref<adjacency_chunk>& at, owner_tag tag) {
    if (at && at->form_ != form::open) {
        ref<adjacency_chunk> opened(new adjacency_chunk());
        opened->total_ = at->total_;
        opened->base_ = std::move(at);
        opened->owner = tag;
        at = std::move(opened);
    }
    return own(at, tag);
}

std::size_t adjacency_chunk::position_of(std::uint32_t slot) const {
    if (index_) return (*index_)[slot] == 0 ? touched_.size() : (*index_)[slot] - 1u;
    return static_cast<std::size_t>(std::ranges::find(touched_, slot, &touched::slot) - touched_.begin());
}

open_list* adjacency_chunk::find_list(std::uint32_t slot) const {
    std::size_t const position = position_of(slot);
    return position < touched_.size() ? touched_[position].list.get() : nullptr;
}

open_list& adjacency_chunk::list(std::uint32_t slot, owner_tag tag) {
    if (std::size_t const position = position_of(slot); position < touched_.size()) return own(touched_[position].list, tag);
    ref<open_list> added(base_ ? new open_list(base_->of(slot)) : new open_list());
    added->owner = tag;
    touched_.push_back({slot, std::move(added)});
    if (!index_ && touched_.size() > few_touched) {
        index_ = std::make_unique<slot_index>();
        for (std::size_t i = 0; i < touched_.size(); ++i) (*index_)[touched_[i].slot] = static_cast<std::uint16_t>(i + 1);
    }
    if (index_) (*index_)[slot] = static_cast<std::uint16_t>(touched_.size());
    return *touched_.back().list;
}

std::span<neighbour const> adjacency_chunk::sparse_of(std::uint32_t slot) const {
    std::span<std::uint16_t const> const sources(sources_, source_count_);
    auto const found = std::ranges::lower_bound(sources, slot);
    if (found == sources.end() || *found != slot) return {};
    auto const* const offset = offsets_ + (found - sources.begin());
    return {items_ + offset[0], offset[1] - offset[0]};
}

std::span<neighbour const> adjacency_chunk::open_of(std::uint32_t slot) const {
    if (auto* const list = find_list(slot)) return list->sorted();
    return base_ ? base_->of(slot) : std::span<neighbour const>();
}

std::uint32_t adjacency_chunk::degree(std::uint32_t slot) const {
    if (form_ == form::open) {
        if (auto const* const list = find_list(slot)) return list->size();
    }
    return static_cast<std::uint32_t>(of(slot).size());
}

bitmap<adjacency_chunk::size> adjacency_chunk::sources() const {
    if (form_ == form::ranked) return ranks_->sources;
    bitmap<size> found;
    each_degree([&](std::uint32_t slot, std::uint32_t) { found.set(slot); });
    return found;
}

std::uint32_t adjacency_chunk::count(std::uint32_t slot, node_id node) const {
    if (form_ == form::open) {
        if (auto* const list = find_list(slot)) return list->count(node);
    }
    return static_cast<std::uint32_t>(leading_to(of(slot), node).size());
}

void adjacency_chunk::insert(std::uint32_t slot, neighbour added, owner_tag tag) {
    list(slot, tag).add(added);
    ++total_;
}

void adjacency_chunk::erase(std::uint32_t slot, neighbour removed, owner_tag tag) {
    list(slot, tag).remove(removed);
    --total_;
}

std::vector<adjacency_chunk::run> adjacency_chunk::runs() const {
    bitmap<size> sources;
    if (base_ && base_->form_ == form::sparse) {
        for (std::uint32_t i = 0; i < base_->source_count_; ++i) sources.set(base_->sources_[i]);
    } else if (base_ && base_->form_ == form::ranked) {
        sources = base_->ranks_->sources;
    } else if (base_) {
        for (std::uint32_t slot = 0; slot < size; ++slot) sources.set(slot);
    }
    for (auto const& touched : touched_) sources.set(touched.slot);
    std::vector<run> found;
    found.reserve(sources.count());
    sources.each(0, [&](std::uint32_t slot) {
        if (auto const items = of(slot); !items.empty()) found.push_back({slot, items});
        return true;
    });
    return found;
}

ref<adjacency_chunk> adjacency_chunk::sealed(ref<adjacency_chunk> const& open, owner_tag tag) {
    assert(open->form_ == form::open);
    if (open->total_ == 0) return {};
    if (open->base_ && open->total_ > cheap_to_pack && open->touched_.size() <= many_touched) {
        for (auto const& touched : open->touched_) (void)touched.list->sorted();
        return open;
    }
    return packed(open->runs(), tag);
}

ref<adjacency_chunk> adjacency_chunk::packed(std::span<run const> runs, owner_tag tag) {
    ref<adjacency_chunk> made(new adjacency_chunk());
    made->owner = tag;
    for (auto const& run : runs) made->total_ += static_cast<std::uint32_t>(run.items.size());
    made->pack(runs);
    return made;
}

void adjacency_chunk::pack(std::span<run const> runs) {
    bool const functional = runs.size() == total_;
    if (runs.size() < many_sources) {
        form_ = runs.size() < some_sources ? form::sparse : form::ranked;
        source_count_ = static_cast<std::uint32_t>(runs.size());
        allocate(total_, runs.size() + 1, form_ == form::sparse ? runs.size() : 0);
        if (form_ == form::ranked) rank(runs);
    } else {
        form_ = functional ? form::functional : form::dense;
        allocate(functional ? size : total_, functional ? 0 : size + 1, 0);
    }
    std::uint32_t end = 0;
    std::uint32_t next = 0;  // The first offset not yet written.
    for (auto const& run : runs) {
        if (form_ == form::functional) {
            items_[run.slot] = run.items.front();
            continue;
        }
        if (form_ == form::sparse) sources_[next] = static_cast<std::uint16_t>(run.slot);
        std::uint32_t const last = form_ == form::dense ? run.slot : next;
        while (next <= last) offsets_[next++] = end;
        std::ranges::copy(run.items, items_ + end);
        end += static_cast<std::uint32_t>(run.items.size());
    }
    if (form_ == form::sparse || form_ == form::ranked) offsets_[next] = end;
    if (form_ == form::dense) std::fill(offsets_ + next, offsets_ + size + 1, end);
}

void adjacency_chunk::rank(std::span<run const> runs) {
    *ranks_ = {};
    for (auto const& run : runs) ranks_->sources.set(run.slot);
    std::uint16_t before = 0;
    for (std::size_t word = 0; word < ranks_->before.size(); ++word) {
        ranks_->before[word] = before;
        before = static_cast<std::uint16_t>(before + std::popcount(ranks_->sources.words[word]));
    }
}

void adjacency_chunk::allocate(std::size_t items, std::size_t offsets, std::size_t sources) {
    std::size_t const item_bytes = items * sizeof(neighbour);
    std::size_t const offset_bytes = offsets * sizeof(std::uint32_t);
    std::size_t const rank_bytes = form_ == form::ranked ? sizeof(rank_index) : 0;
    bytes_ = rank_bytes + item_bytes + offset_bytes + sources * sizeof(std::uint16_t);
    memory_ = std::make_unique_for_overwrite<std::byte[]>(bytes_);
    ranks_ = rank_bytes > 0 ? new (memory_.get()) rank_index : nullptr;
    items_ = reinterpret_cast<neighbour*>(memory_.get() + rank_bytes);
    offsets_ = reinterpret_cast<std::uint32_t*>(memory_.get() + rank_bytes + item_bytes);
    sources_ = reinterpret_cast<std::uint16_t*>(memory_.get() + rank_bytes + item_bytes + offset_bytes);
    if (form_ == form::functional) std::fill_n(items_, items, neighbour{});
}

std::size_t adjacency_chunk::memory_bytes() const {
    std::size_t bytes = sizeof *this + bytes_ + touched_.capacity() * sizeof(touched) + (index_ ? sizeof(slot_index) : 0);
    for (auto const& touched : touched_) bytes += touched.list->memory_bytes();
    return bytes + (base_ ? base_->memory_bytes() : 0);
}

}  // namespace wafer::engine
