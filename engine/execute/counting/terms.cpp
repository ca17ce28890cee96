#include "engine/execute/counting/terms.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace wafer::engine::counting {

namespace {

using pattern = plan::counted_pattern;
using bound::direction;

/// While terms are made the edges keep their places; one that has become another is told by `same_as`.
struct draft {
    std::int64_t sign = 1;
    std::vector<std::uint32_t> stands_for;
    std::vector<edge> edges;
    std::vector<std::uint32_t> same_as;
    std::vector<edge> required;

    void unite(std::uint32_t left, std::uint32_t right) {
        auto const kept = std::min(stands_for[left], stands_for[right]);
        auto const gone = std::max(stands_for[left], stands_for[right]);
        for (auto& each : stands_for)
            if (each == gone) each = kept;
        for (auto* const all : {&edges, &required})
            for (auto& each : *all) {
                if (each.from == gone) each.from = kept;
                if (each.to == gone) each.to = kept;
            }
    }
};

/// As seen from the node where the relationship starts, if that is known.
edge forwards(edge const& of) { return of.towards == direction::left ? turned(of) : of; }

/// The draft with both edges as one relationship, walked alike or, `crossed`, from the other end. Nothing if no relationship can be both.
std::optional<draft> merged(draft of, std::uint32_t left, std::uint32_t right, bool crossed) {
    edge const one = forwards(of.edges[left]);
    edge other = forwards(of.edges[right]);
    bool const either = one.towards == direction::either || other.towards == direction::either;
    if (crossed) {
        if (!either) return std::nullopt;
        std::swap(other.from, other.to);
    }
    std::vector<type_id> common;
    std::set_intersection(one.types.begin(), one.types.end(), other.types.begin(), other.types.end(), std::back_inserter(common));
    if (common.empty()) return std::nullopt;
    direction towards = one.towards;
    if (towards == direction::either && other.towards == direction::right) towards = crossed ? direction::left : direction::right;
    of.edges[left] = {one.from, one.to, towards, std::move(common)};
    of.same_as[right] = left;
    of.edges[right].types.clear();
    of.unite(one.from, other.from);
    of.unite(one.to, other.to);
    return of;
}

/// Puts `crossed` for `-[r1]-` and `-[r2]-`: a relationship between two nodes is walked alike or from its other end; a loop is both.
void exclude_same(draft const& from, std::uint32_t left, std::uint32_t right, std::vector<draft>& out) {
    for (bool const crossed : {false, true}) {
        auto found = merged(from, left, right, crossed);
        if (!found) continue;
        found->sign = -found->sign;
        out.push_back(std::move(*found));
    }
    auto loop = merged(from, left, right, true);
    if (!loop) return;
    loop->unite(loop->edges[left].from, loop->edges[left].to);
    out.push_back(std::move(*loop));
}

std::uint32_t root(draft const& of, std::uint32_t index) {
    while (of.same_as[index] != index) index = of.same_as[index];
    return index;
}

std::vector<draft> without_equal(std::vector<draft> from, pattern::pair pair) {
    std::vector<draft> out;
    for (auto& each : from) {
        if (each.stands_for[pair.first] == each.stands_for[pair.second]) continue;
        draft same = each;
        same.sign = -same.sign;
        same.unite(pair.first, pair.second);
        out.push_back(std::move(each));
        out.push_back(std::move(same));
    }
    return out;
}

std::vector<draft> without_same(std::vector<draft> from, pattern::pair pair) {
    std::vector<draft> out;
    for (auto& each : from) {
        auto const left = root(each, pair.first);
        auto const right = root(each, pair.second);
        if (left == right) continue;
        exclude_same(each, left, right, out);
        out.push_back(std::move(each));
    }
    return out;
}

std::vector<draft> without_edge(std::vector<draft> from, edge const& forbidden) {
    std::vector<draft> out;
    for (auto& each : from) {
        draft there = each;
        there.sign = -there.sign;
        edge placed = forbidden;
        placed.from = each.stands_for[forbidden.from];
        placed.to = each.stands_for[forbidden.to];
        there.required.push_back(std::move(placed));
        out.push_back(std::move(each));
        out.push_back(std::move(there));
    }
    return out;
}

/// `a <> c` for the outer ends of two edges that meet says that they are not the same relationship.
bool is_implied(pattern const& of, pattern::pair unlike) {
    auto const& one = of.edges[unlike.first];
    auto const& other = of.edges[unlike.second];
    for (auto const& [shared, end] : {std::pair(one.from, one.to), std::pair(one.to, one.from)})
        for (auto const& [also, far] : {std::pair(other.from, other.to), std::pair(other.to, other.from)})
            if (shared == also && (std::ranges::count(of.unequal, pattern::pair(end, far)) || std::ranges::count(of.unequal, pattern::pair(far, end))))
                return true;
    return false;
}

/// Whether a relationship counted by `counted` is always one that `required` asks for.
bool covers(edge const& required, edge const& counted) {
    edge const asked = forwards(required);
    edge const had = forwards(counted);
    bool const alike = asked.from == had.from && asked.to == had.to;
    bool const crossed = asked.from == had.to && asked.to == had.from;
    bool const placed = asked.towards == direction::either ? alike || crossed : alike && had.towards == direction::right;
    return placed && std::includes(asked.types.begin(), asked.types.end(), had.types.begin(), had.types.end());
}

bool has_loops(edge const& of, graph const& data) {
    return std::ranges::any_of(of.types, [&](type_id type) { return data.stats().profile(type).self_loops > 0; });
}

/// A comparable form: each edge from its lesser end, in order.
term finished(draft const& from) {
    term made{from.sign, from.stands_for, {}, {}};
    auto const canonical = [](edge of) { return of.from > of.to || (of.from == of.to && of.towards == direction::left) ? turned(of) : of; };
    auto const order = [](edge const& left, edge const& right) {
        return std::tie(left.from, left.to, left.towards, left.types) < std::tie(right.from, right.to, right.towards, right.types);
    };
    for (std::uint32_t i = 0; i < from.edges.size(); ++i)
        if (from.same_as[i] == i) made.edges.push_back(canonical(from.edges[i]));
    for (auto const& each : from.required) {
        bool const had = std::ranges::any_of(made.edges, [&](edge const& counted) { return covers(each, counted); });
        auto placed = canonical(each);
        if (!had && !std::ranges::count(made.required, placed)) made.required.push_back(std::move(placed));
    }
    std::ranges::sort(made.edges, order);
    std::ranges::sort(made.required, order);
    return made;
}

bool can_occur(term const& of, graph const& data) {
    auto const possible = [&](edge const& each) { return !each.types.empty() && (each.from != each.to || has_loops(each, data)); };
    return std::ranges::all_of(of.edges, possible) && std::ranges::all_of(of.required, possible);
}

}  // namespace

std::vector<std::uint32_t> term::variables() const {
    std::vector<std::uint32_t> left;
    for (std::uint32_t i = 0; i < stands_for.size(); ++i)
        if (stands_for[i] == i) left.push_back(i);
    return left;
}

edge resolve(plan::counted_pattern::edge const& written, graph const& data) {
    edge made{written.from, written.to, written.towards, {}};
    for (std::uint32_t type = 0; written.types.empty() && type < data.type_count(); ++type) made.types.push_back({type});
    for (auto const& name : written.types)
        if (auto const found = data.find_type(name)) made.types.push_back(*found);
    std::ranges::sort(made.types);
    made.types.erase(std::unique(made.types.begin(), made.types.end()), made.types.end());
    return made;
}

std::vector<term> terms_of(plan::counted_pattern const& pattern, graph const& data) {
    draft whole;
    for (std::uint32_t i = 0; i < pattern.variables.size(); ++i) whole.stands_for.push_back(i);
    for (std::uint32_t i = 0; i < pattern.edges.size(); ++i) {
        whole.edges.push_back(resolve(pattern.edges[i], data));
        whole.same_as.push_back(i);
    }
    for (auto const& each : pattern.required) whole.required.push_back(resolve(each, data));
    std::vector<draft> drafts{whole};
    for (auto const& pair : pattern.unequal) drafts = without_equal(std::move(drafts), pair);
    for (auto const& pair : pattern.unlike)
        if (!is_implied(pattern, pair)) drafts = without_same(std::move(drafts), pair);
    for (auto const& each : pattern.forbidden) drafts = without_edge(std::move(drafts), resolve(each, data));
    std::vector<term> terms;
    for (auto const& each : drafts) {
        term made = finished(each);
        if (!can_occur(made, data)) continue;
        auto const same = std::ranges::find_if(terms, [&](term const& other) {
            return other.stands_for == made.stands_for && other.edges == made.edges && other.required == made.required;
        });
        if (same == terms.end()) terms.push_back(std::move(made));
        else same->sign += made.sign;
    }
    std::erase_if(terms, [](term const& each) { return each.sign == 0; });
    return terms;
}

}  // namespace wafer::engine::counting
