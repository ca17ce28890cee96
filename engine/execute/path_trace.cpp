#include "engine/execute/path_trace.hpp"

#include <algorithm>

#include "engine/execute/operator.hpp"

namespace wafer::engine {

namespace {

using sort = path_binding::sort;

/// Where the symbol stands in the segment; joints first, since the relationships beside them name them too.
path_binding place_of(bound::path_segment const& segment, bound::symbol inner) {
    for (std::size_t i = 0; i < segment.joints.size(); ++i)
        if (segment.joints[i] == inner) return {sort::joint, static_cast<std::uint16_t>(i)};
    for (std::uint16_t part = 0; part < segment.parts.size(); ++part) {
        auto const& of = segment.parts[part];
        if (of.first == inner) return {sort::first, part};
        for (std::uint16_t hop = 0; hop < of.hops.size(); ++hop) {
            if (of.hops[hop].relationship == inner) return {sort::relationship, part, hop};
            if (of.hops[hop].node == inner) return {sort::node, part, hop};
        }
    }
    assert(false);
    return {};
}

value element(path_binding const& binding, path_trace const& path, std::size_t stop) {
    switch (binding.of) {
        case sort::relationship: return value::of(path.stops[stop].relationship);
        case sort::node: return value::of(path.stops[stop].node);
        case sort::first:
        case sort::joint: break;
    }
    return value::of(path.before(stop));
}

value joint(path_binding const& binding, path_trace const& path) {
    auto const after = std::find_if(path.stops.begin(), path.stops.end(), [&](path_stop const& stop) { return stop.part > binding.part; });
    return value::of(path.before(static_cast<std::size_t>(after - path.stops.begin())));
}

value content(path_binding const& binding, path_trace const& path) {
    if (binding.of == sort::joint) return joint(binding, path);
    value_list all;
    for (std::size_t i = 0; i < path.stops.size(); ++i) {
        if (path.stops[i].part != binding.part || path.stops[i].hop != binding.hop) continue;
        if (!binding.list) return element(binding, path, i);
        all.push_back(element(binding, path, i));
    }
    return binding.list ? value::of(std::move(all)) : value();
}

}  // namespace

path_trace turned(path_trace const& walked, bound::path_segment const& segment) {
    path_trace made{walked.end(), {}};
    made.stops.reserve(walked.stops.size());
    for (std::size_t i = walked.stops.size(); i-- > 0;) {
        auto const& stop = walked.stops[i];
        auto const part = static_cast<std::uint16_t>(segment.parts.size() - 1 - stop.part);
        auto const hop = static_cast<std::uint16_t>(segment.parts[part].hops.size() - 1 - stop.hop);
        made.stops.push_back({stop.relationship, walked.before(i), part, hop});
    }
    return made;
}

path_columns::path_columns(bound::path_segment const& segment, bound::symbol relationships, std::span<bound::symbol const> symbols)
    : relationships_(find_slot(symbols, relationships)) {
    for (auto const& variable : segment.variables) {
        auto const to = find_slot(symbols, variable.outer);
        if (!to) continue;
        auto binding = place_of(segment, variable.inner);
        binding.list = variable.list;
        binding.to = *to;
        bindings_.push_back(binding);
    }
}

void path_columns::begin(batch& out) const {
    if (relationships_) out.columns[*relationships_].reset(layout::any);
    for (auto const& binding : bindings_) out.columns[binding.to].reset(layout::any);
}

void path_columns::append(path_trace const& path, batch& out) const {
    for (auto const& binding : bindings_) out.columns[binding.to].append(content(binding, path));
    if (!relationships_) return;
    value_list all;
    all.reserve(path.stops.size());
    for (auto const& stop : path.stops) all.push_back(value::of(stop.relationship));
    out.columns[*relationships_].append(value::of(std::move(all)));
}

}  // namespace wafer::engine
