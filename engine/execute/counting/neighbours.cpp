#include "engine/execute/counting/neighbours.hpp"

#include <algorithm>
#include <utility>

namespace wafer::engine::counting {

edge turned(edge of) {
    std::swap(of.from, of.to);
    switch (of.towards) {
        case bound::direction::right: of.towards = bound::direction::left; break;
        case bound::direction::left: of.towards = bound::direction::right; break;
        case bound::direction::either: break;
    }
    return of;
}

neighbours::neighbours(graph const& data, edge const& along) {
    auto const add = [&](type_id type, towards direction, bool skips_loops) {
        auto chunks = data.adjacency(type, direction);
        std::uint64_t steps = 0;
        for (auto const* chunk : chunks) steps += chunk ? chunk->total() : 0;
        total_ += steps;
        if (steps > 0) lists_.push_back({std::move(chunks), skips_loops && data.stats().profile(type).self_loops > 0});
    };
    for (auto const type : along.types) {
        if (along.towards != bound::direction::left) add(type, towards::outgoing, false);
        if (along.towards != bound::direction::right) add(type, towards::incoming, along.towards == bound::direction::either);
    }
}

std::uint64_t neighbours::degree(std::uint32_t node) const {
    std::uint64_t sum = 0;
    for (auto const& list : lists_) {
        auto const* const chunk = list.chunks[node / chunk_size];
        if (!chunk) continue;
        sum += chunk->degree(node % chunk_size);
        if (list.skips_loops) sum -= chunk->count(node % chunk_size, node_id{node});
    }
    return sum;
}

bitmap<chunk_size> neighbours::sources(std::uint32_t chunk) const {
    bitmap<chunk_size> found;
    for (auto const& list : lists_)
        if (auto const* const from = list.chunks[chunk]) found |= from->sources();
    return found;
}

std::uint64_t neighbours::total_of_chunk(std::uint32_t chunk) const {
    std::uint64_t sum = 0;
    for (auto const& list : lists_)
        if (auto const* const from = list.chunks[chunk]) sum += from->total();
    return sum;
}

std::uint32_t node_list::seek(std::uint32_t from, std::uint32_t node) const {
    std::uint32_t step = 1;
    std::uint32_t low = from;
    while (low < size && (*this)[low] < node) {
        from = low + 1;
        low += step;
        step *= 2;
    }
    std::uint32_t high = std::min(low, size);
    while (from < high) {
        std::uint32_t const middle = from + (high - from) / 2;
        if ((*this)[middle] < node) from = middle + 1;
        else high = middle;
    }
    return from;
}

sorted_neighbours::sorted_neighbours(graph const& data, edge const& along, interrupt const& stop) : source_(data, along) {
    if (source_.only_list() || source_.total() == 0) return;
    offsets_.reserve(std::size_t{data.node_bound()} + 1);
    merged_.reserve(source_.total());
    std::vector<std::uint32_t> scratch;
    for (std::uint32_t chunk = 0; chunk * chunk_size < data.node_bound(); ++chunk) {
        stop.poll();
        auto const left = std::min(chunk_size, data.node_bound() - chunk * chunk_size);
        if (source_.total_of_chunk(chunk) == 0) offsets_.insert(offsets_.end(), left, static_cast<std::uint32_t>(merged_.size()));
        else
            for (std::uint32_t slot = 0; slot < left; ++slot) add(chunk * chunk_size + slot, scratch);
    }
    offsets_.push_back(static_cast<std::uint32_t>(merged_.size()));
}

/// Each list is in order, so what stands one behind the other is merged from there.
void sorted_neighbours::add(std::uint32_t node, std::vector<std::uint32_t>& scratch) {
    offsets_.push_back(static_cast<std::uint32_t>(merged_.size()));
    auto const first = std::ssize(merged_);
    source_.each(node, [&](std::uint32_t to) { merged_.push_back(to); });
    auto const start = merged_.begin() + first;
    for (auto run = std::is_sorted_until(start, merged_.end()); run != merged_.end();) {
        auto const end = std::is_sorted_until(run, merged_.end());
        scratch.assign(start, run);
        std::merge(scratch.begin(), scratch.end(), run, end, start);
        run = end;
    }
}

node_list sorted_neighbours::of(std::uint32_t node) const {
    if (auto const* const chunks = source_.only_list()) {
        auto const* const chunk = (*chunks)[node / chunk_size];
        if (!chunk) return {};
        auto const found = chunk->of(node % chunk_size);
        static_assert(sizeof(neighbour) == 2 * sizeof(std::uint32_t));
        return {found.empty() ? nullptr : &found.data()->node.value, static_cast<std::uint32_t>(found.size()), 2};
    }
    if (offsets_.empty()) return {};
    return {merged_.data() + offsets_[node], offsets_[node + 1] - offsets_[node], 1};
}

}  // namespace wafer::engine::counting
