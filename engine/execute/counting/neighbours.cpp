#include "engine/execute/counting/neighbours.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/execute/morsels.hpp"

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

node_range neighbours::range(std::uint32_t node_bound) const {
    auto const chunks = (std::size_t{node_bound} + chunk_size - 1) / chunk_size;
    auto const holds = [&](std::size_t chunk) {
        return std::ranges::any_of(lists_, [&](list const& each) { return each.chunks[chunk] && each.chunks[chunk]->total() > 0; });
    };
    std::size_t first = 0, end = chunks;
    while (first < end && !holds(first)) ++first;
    while (end > first && !holds(end - 1)) --end;
    if (first == end) return {};
    auto const start = static_cast<std::uint32_t>(first * chunk_size);
    return {start, static_cast<std::uint32_t>(std::min<std::size_t>(node_bound, end * chunk_size)) - start};
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

sorted_neighbours::sorted_neighbours(edge const& along, run_context const& run) : source_(*run.data, along) {
    if (source_.only_list() || source_.total() == 0) return;
    range_ = source_.range(run.data->node_bound());
    auto const first_chunk = range_.first / chunk_size;
    morsels const share(run, range_.chunks(), static_cast<double>(source_.total()));
    offsets_.assign(std::size_t{range_.size} + 1, 0);
    share.each([&](unsigned, std::size_t unit) {
        run.stop->poll();
        auto* const following = offsets_.data() + unit * chunk_size + 1;
        source_.each_degree(first_chunk + static_cast<std::uint32_t>(unit), [&](std::uint32_t slot, std::uint32_t degree) { following[slot] = degree; });
    });
    std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());
    merged_.resize(offsets_.back());
    std::vector<std::vector<std::uint32_t>> scratch(share.workers());
    share.each([&](unsigned worker, std::size_t unit) {
        run.stop->poll();
        auto const end = std::min<std::size_t>(range_.size, (unit + 1) * chunk_size);
        for (auto place = unit * chunk_size; place < end; ++place) merge(static_cast<std::uint32_t>(place), scratch[worker]);
    });
}

/// Each list is in order, so what stands one behind the other is merged from there.
void sorted_neighbours::merge(std::uint32_t place, std::vector<std::uint32_t>& scratch) {
    auto const start = merged_.begin() + offsets_[place];
    auto end_of_all = start;
    source_.each(range_.first + place, [&](std::uint32_t to) { *end_of_all++ = to; });
    for (auto run = std::is_sorted_until(start, end_of_all); run != end_of_all;) {
        auto const end = std::is_sorted_until(run, end_of_all);
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
    auto const place = range_.place(node);
    if (place >= range_.size) return {};
    return {merged_.data() + offsets_[place], offsets_[place + 1] - offsets_[place], 1};
}

}  // namespace wafer::engine::counting
