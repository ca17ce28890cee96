#include "engine/execute/path_search.hpp"

#include <algorithm>

namespace wafer::engine {

namespace {

/// Whether a shortest walk never takes a relationship twice: one directed relationship after the other, all in the same place.
bool walks_are_trails(bound::path_segment const& segment) {
    auto const& part = segment.parts.front();
    bool const one = segment.parts.size() == 1 && part.hops.size() == 1 && part.hops.front().towards != bound::direction::either;
    bool const trail = segment.mode == bound::path_mode::trail || segment.mode == bound::path_mode::walk;
    return one && trail && part.least <= 1;
}

}  // namespace

path_search::path_search(path_automaton& automaton, run_context& run, bool paths)
    : automaton_(&automaton), run_(&run), memory_(run), taken_(automaton.segment()),
      groups_(automaton.segment().selection == bound::path_selection::shortest_groups), count_(automaton.segment().count),
      ends_only_(!paths && !groups_ && count_ == 1 && !automaton.asks_whole() && walks_are_trails(automaton.segment())) {}

void path_search::begin(node_id from, node_id to) {
    from_ = from;
    to_ = to;
    detail_ = count_ > 1 ? detail::all : groups_ ? detail::shortest : detail::one;
    explore();
    target_ = 0;
    at_target_ = false;
}

bool path_search::next(path_trace& found) {
    for (; target_ < targets_.size(); ++target_, at_target_ = false) {
        if (ends_only_) {
            if (std::exchange(at_target_, true)) continue;
            return true;
        }
        if (!std::exchange(at_target_, true)) begin_target();
        if (next_of_target(found)) return true;
        if (found_ > 0 || detail_ == detail::all) continue;
        // No shortest walk will do: longer ones take arrivals that were not kept. Targets come up in the same order again.
        auto const node = targets_[target_].node;
        detail_ = detail::all;
        explore();
        target_ = target_of_.at(node.value);
        begin_target();
        if (next_of_target(found)) return true;
    }
    return false;
}

// Distances.

void path_search::explore() {
    index_.clear();
    vertices_.clear();
    arrivals_.clear();
    stops_.clear();
    frontier_.clear();
    targets_.clear();
    target_of_.clear();
    partials_.clear();
    vertices_.push_back({{}, from_, 0});
    index_.emplace(key{path_place{}.packed(), from_.value}, 0);
    frontier_[0].push_back(0);
    while (!frontier_.empty()) {
        auto const distance = frontier_.begin()->first;
        // With one end all is known once its distance is.
        if (detail_ != detail::all && to_.valid() && !targets_.empty() && distance > vertices_[targets_[0].vertices[0]].distance) break;
        auto const level = std::move(frontier_.begin()->second);
        frontier_.erase(frontier_.begin());
        for (auto const each : level)
            if (vertices_[each].open && vertices_[each].distance == distance) go_on(each);
        charge();
    }
    if (automaton_->asks_ends() && !targets_.empty()) keep_wanted_ends();
}

void path_search::keep_wanted_ends() {
    std::vector<node_id> nodes;
    for (auto const& each : targets_) nodes.push_back(each.node);
    std::size_t kept = 0;
    for (auto const wanted : automaton_->ends(nodes)) std::swap(targets_[kept++], targets_[wanted]);
    targets_.resize(kept);
    target_of_.clear();
    for (std::uint32_t i = 0; i < kept; ++i) target_of_.emplace(targets_[i].node.value, i);
}

void path_search::go_on(std::uint32_t from) {
    vertices_[from].open = false;
    moves_.clear();
    auto const node = vertices_[from].node;
    bool const ends = automaton_->visit(vertices_[from].place, node, moves_);
    run_->stop->walk(moves_.moves.size() + 1);
    for (auto const& move : moves_.moves) note_arrival(from, move);
    if (!ends || (to_.valid() && node != to_)) return;
    auto const [place, fresh] = target_of_.try_emplace(node.value, static_cast<std::uint32_t>(targets_.size()));
    if (fresh) targets_.push_back({node, {}});
    targets_[place->second].vertices.push_back(from);
}

void path_search::note_arrival(std::uint32_t from, path_move const& move) {
    auto const to = moves_.stops[move.stops + move.width - 1].node;
    auto const distance = vertices_[from].distance + move.width;
    auto const [place, fresh] = index_.try_emplace(key{move.after.packed(), to.value}, static_cast<std::uint32_t>(vertices_.size()));
    auto const reached = place->second;
    if (fresh) vertices_.push_back({move.after, to, distance});
    vertex& at = vertices_[reached];
    bool const nearer = fresh || distance < at.distance;
    if (!nearer && (detail_ == detail::one || (detail_ == detail::shortest && distance > at.distance))) return;
    if (nearer) {
        at.distance = distance;
        frontier_[distance].push_back(reached);
        if (detail_ != detail::all) at.arrivals = none;
    }
    auto const first = static_cast<std::uint32_t>(stops_.size());
    auto const stops = moves_.stops.begin() + move.stops;
    stops_.insert(stops_.end(), stops, stops + move.width);
    arrivals_.push_back({from, at.arrivals, first, move.width});
    at.arrivals = static_cast<std::uint32_t>(arrivals_.size() - 1);
}

void path_search::charge() {
    memory_.update(vertices_.capacity() * sizeof(vertex) + arrivals_.capacity() * sizeof(arrival) + stops_.capacity() * sizeof(path_stop) +
                   index_.size() * 2 * sizeof(key) + partials_.capacity() * sizeof(partial));
}

// Paths.

void path_search::begin_target() {
    partials_.clear();
    open_.clear();
    chain_.clear();
    found_ = 0;
    lengths_ = 0;
    last_length_ = 0;
    taken_.begin(targets_[target_].node);
    for (auto const each : targets_[target_].vertices) add_partial({each, none, none, 0, 0});
    least_length_ = open_.begin()->first;
}

void path_search::add_partial(partial made) {
    if (partials_.size() == partials_.capacity()) {
        partials_.reserve(std::max<std::size_t>(64, partials_.size() * 2));
        charge();
    }
    open_[made.length + vertices_[made.vertex].distance].push_back(static_cast<std::uint32_t>(partials_.size()));
    partials_.push_back(made);
}

bool path_search::enough(std::uint64_t length) const {
    if (!groups_) return found_ >= count_;
    return lengths_ >= count_ && length > last_length_;
}

bool path_search::next_of_target(path_trace& found) {
    while (!open_.empty() && !enough(open_.begin()->first)) {
        // Of longer walks some are not known unless all arrivals are kept.
        if (detail_ != detail::all && open_.begin()->first > least_length_) return false;
        auto& nearest = open_.begin()->second;
        auto const candidate = nearest.back();
        nearest.pop_back();
        if (nearest.empty()) open_.erase(open_.begin());
        run_->stop->walk(1);
        if (!take(candidate)) continue;
        auto const length = partials_[candidate].length;
        bool const whole = partials_[candidate].vertex == 0;
        if (!taken_.closed(vertices_[partials_[candidate].vertex].node) || partials_[candidate].depth == 0) lengthen(candidate);
        if (!whole) continue;
        trace(candidate, candidate_);
        if (!automaton_->admits(candidate_)) continue;
        if (found_++ == 0 || length > last_length_) ++lengths_;
        last_length_ = length;
        std::swap(found, candidate_);
        return true;
    }
    return false;
}

/// Makes the chain the candidate's; false when its last step breaks the mode.
bool path_search::take(std::uint32_t candidate) {
    climb_.clear();
    std::uint32_t at = candidate;
    while (at != none) {
        auto const depth = partials_[at].depth;
        if (depth < chain_.size() && chain_[depth] == at) break;
        climb_.push_back(at);
        at = partials_[at].rest;
    }
    drop_chain(at == none ? 0 : partials_[at].depth + std::size_t{1});
    for (std::size_t i = climb_.size(); i-- > 0;)
        if (!push_arrival(climb_[i])) return false;
    return true;
}

bool path_search::push_arrival(std::uint32_t candidate) {
    auto const& made = partials_[candidate];
    if (made.arrival != none) {
        auto const& by = arrivals_[made.arrival];
        auto const start = vertices_[by.from].node;
        for (std::uint32_t i = by.width; i-- > 0;) {
            auto const before = i == 0 ? start : stops_[by.stops + i - 1].node;
            // Of a simple path nothing comes before the end's second occurrence.
            bool const beyond = i + 1 < by.width && taken_.closed(stops_[by.stops + i].node);
            if (!beyond && taken_.push(stops_[by.stops + i].relationship, before)) continue;
            for (std::uint32_t undone = i + 1; undone < by.width; ++undone) taken_.pop();
            return false;
        }
    }
    chain_.push_back(candidate);
    return true;
}

void path_search::drop_chain(std::size_t size) {
    while (chain_.size() > size) {
        auto const arrival = partials_[chain_.back()].arrival;
        for (std::uint32_t i = 0; arrival != none && i < arrivals_[arrival].width; ++i) taken_.pop();
        chain_.pop_back();
    }
}

void path_search::lengthen(std::uint32_t candidate) {
    auto const rest = partials_[candidate];
    auto const least = rest.length + vertices_[rest.vertex].distance;
    for (auto each = vertices_[rest.vertex].arrivals; each != none; each = arrivals_[each].next) {
        auto const& by = arrivals_[each];
        auto const length = rest.length + by.width;
        if (detail_ != detail::all && length + vertices_[by.from].distance > least) continue;
        add_partial({by.from, candidate, each, rest.depth + 1, length});
    }
}

void path_search::trace(std::uint32_t candidate, path_trace& found) const {
    found.from = from_;
    found.stops.clear();
    for (auto at = candidate; partials_[at].arrival != none; at = partials_[at].rest) {
        auto const& by = arrivals_[partials_[at].arrival];
        found.stops.insert(found.stops.end(), stops_.begin() + by.stops, stops_.begin() + by.stops + by.width);
    }
}

}  // namespace wafer::engine
