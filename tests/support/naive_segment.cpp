// Quantified parts of paths, and paths with a selector or a mode: every walk there is, then those that are wanted.
#include <algorithm>
#include <map>
#include <set>

#include "tests/support/naive_engine.hpp"

namespace wafer::naive {

using engine::node_id;
using engine::rel_id;
using mode = bound::path_mode;

namespace {

/// Whether the mode lets the path go on along a relationship to a node.
bool may_take(bound::path_segment const& what, std::vector<node_id> const& nodes, std::vector<rel_id> const& relationships, rel_id along,
              node_id to) {
    bool const again = std::find(relationships.begin(), relationships.end(), along) != relationships.end();
    bool const there = std::find(nodes.begin(), nodes.end(), to) != nodes.end();
    bool const closed = nodes.size() > 1 && nodes.front() == nodes.back();
    if (again && (what.different_relationships || what.mode == mode::trail)) return false;
    if (what.mode == mode::acyclic) return !there;
    return what.mode != mode::simple || (!closed && (!there || to == nodes.front()));
}

}  // namespace

void naive_engine::walk_round(segment_walk& walk, std::size_t part, std::uint64_t rounds) {
    step();
    auto const& of = walk.what->parts[part];
    if (rounds >= of.least) {
        if (part + 1 == walk.what->parts.size()) walk.visit(walk.path);
        else walk_round(walk, part + 1, 0);
    }
    if (rounds < of.most && walk.path.relationships.size() < walk.longest) walk_hop(walk, part, rounds, 0);
}

void naive_engine::walk_hop(segment_walk& walk, std::size_t part, std::uint64_t rounds, std::size_t hop) {
    auto const& of = walk.what->parts[part];
    if (hop == of.hops.size()) {
        if (round_holds(walk, part)) walk_round(walk, part, rounds + 1);
        return;
    }
    auto const& taken = of.hops[hop];
    auto const here = walk.path.nodes.back();
    for (auto const id : relationships(taken.types)) {
        auto const source = data_->source(id);
        auto const target = data_->target(id);
        auto const go = [&](node_id to) { walk_along(walk, id, to, {part, hop}, [&] { walk_hop(walk, part, rounds, hop + 1); }); };
        if (taken.towards != bound::direction::left && source == here) go(target);
        bool const back = taken.towards != bound::direction::right && target == here;
        if (back && (taken.towards == bound::direction::left || source != target)) go(source);
    }
}

void naive_engine::walk_along(segment_walk& walk, rel_id along, node_id to, std::pair<std::size_t, std::size_t> place,
                              std::function<void()> const& next) {
    step();
    auto const& used = walk.state->used;
    bool const elsewhere = std::find(used.begin(), used.end(), along) != used.end();
    if (elsewhere && walk.what->different_relationships) return;
    if (!may_take(*walk.what, walk.path.nodes, walk.path.relationships, along, to)) return;
    walk.path.nodes.push_back(to);
    walk.path.relationships.push_back(along);
    walk.path.places.push_back(place);
    next();
    walk.path.nodes.pop_back();
    walk.path.relationships.pop_back();
    walk.path.places.pop_back();
}

bool naive_engine::round_holds(segment_walk& walk, std::size_t part) {
    auto const& of = walk.what->parts[part];
    row& at = walk.state->at;
    auto const first = walk.path.relationships.size() - of.hops.size();
    at[of.first.value] = value::of(walk.path.nodes[first]);
    for (std::size_t i = 0; i < of.hops.size(); ++i) {
        at[of.hops[i].relationship.value] = value::of(walk.path.relationships[first + i]);
        at[of.hops[i].node.value] = value::of(walk.path.nodes[first + i + 1]);
    }
    return std::all_of(of.conditions.begin(), of.conditions.end(), [&](auto condition) { return truth(condition, at) == true; });
}

/// What the variables stand for outside, and the elements that conditions on the whole path name.
void naive_engine::set_variables(bound::path_segment const& what, walked const& path, row& at) const {
    if (what.from.valid()) at[what.from.value] = value::of(path.nodes.front());
    if (what.to.valid()) at[what.to.value] = value::of(path.nodes.back());
    std::map<std::uint32_t, value_list> stood_for;
    for (std::size_t i = 0; i < path.relationships.size(); ++i) {
        auto const [part, hop] = path.places[i];
        auto const& taken = what.parts[part].hops[hop];
        if (hop == 0) stood_for[what.parts[part].first.value].push_back(value::of(path.nodes[i]));
        stood_for[taken.relationship.value].push_back(value::of(path.relationships[i]));
        stood_for[taken.node.value].push_back(value::of(path.nodes[i + 1]));
    }
    for (std::size_t joint = 0; joint < what.joints.size(); ++joint) {
        auto const before = std::count_if(path.places.begin(), path.places.end(), [&](auto const& place) { return place.first <= joint; });
        stood_for[what.joints[joint].value] = {value::of(path.nodes[static_cast<std::size_t>(before)])};
    }
    for (auto const& [inner, all] : stood_for)
        if (inner != what.from.value && inner != what.to.value) at[inner] = all.back();
    for (auto const& variable : what.variables) {
        auto const& all = stood_for[variable.inner.value];
        at[variable.outer.value] = variable.list ? value::of(value_list(all)) : all.empty() ? value() : all.front();
    }
}

std::vector<naive_engine::walked> naive_engine::walks_from(search& state, bound::path_segment const& what, node_id from) {
    std::vector<walked> found;
    std::size_t rounds = 1;
    for (auto const& part : what.parts) rounds += static_cast<std::size_t>(std::min<std::uint64_t>(part.least, 100)) * part.hops.size() + 1;
    std::size_t const nodes = all_nodes().size();
    // Only walks have no end of their own: of these the shortest ones are wanted.
    bool const walks = what.mode == mode::walk && !what.different_relationships;
    std::size_t const longest = walks ? (nodes + 1) * rounds * static_cast<std::size_t>(what.count) : ~std::size_t{0};
    segment_walk walk{&what, &state, {{from}, {}, {}}, longest, {}};
    walk.visit = [&](walked const& path) {
        row seen = state.at;
        set_variables(what, path, seen);
        for (auto const condition : what.conditions)
            if (truth(condition, seen) != true) return;
        found.push_back(path);
    };
    row const before = state.at;
    walk_round(walk, 0, 0);
    state.at = before;
    return found;
}

std::vector<naive_engine::walked> naive_engine::selected(bound::path_segment const& what, std::vector<walked> all) {
    if (what.selection == bound::path_selection::all) return all;
    std::stable_sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.relationships.size() < b.relationships.size(); });
    std::vector<walked> kept;
    std::map<std::uint32_t, std::set<std::size_t>> lengths;
    std::map<std::uint32_t, std::uint64_t> counts;
    for (auto const& path : all) {
        auto const end = path.nodes.back().value;
        if (what.selection == bound::path_selection::shortest) {
            if (counts[end]++ < what.count) kept.push_back(path);
            continue;
        }
        lengths[end].insert(path.relationships.size());
        if (lengths[end].size() <= what.count) kept.push_back(path);
    }
    return kept;
}

void naive_engine::match_segment(search& state, std::size_t index) {
    auto const& relationship = state.pattern->relationships[index];
    auto const& what = *relationship.segment;
    auto const go_on = [&](walked const& path) {
        row const before = state.at;
        auto const used = state.used.size();
        value_list all;
        for (auto const one : path.relationships) all.push_back(value::of(one));
        auto const end = path.nodes.back();
        with_node(state, relationship.to, end, [&] {
            row const bound = state.at;
            set_variables(what, path, state.at);
            state.at[relationship.name.value] = value::of(std::move(all));
            state.used.insert(state.used.end(), path.relationships.begin(), path.relationships.end());
            match_relationship(state, index + 1);
            state.used.resize(used);
            state.at = bound;
        });
        state.at = before;
    };
    for (auto const from : all_nodes())
        with_node(state, relationship.from, from, [&] {
            for (auto const& path : selected(what, walks_from(state, what, from))) go_on(path);
        });
}

}  // namespace wafer::naive
