#include <algorithm>

#include "engine/value/relations.hpp"
#include "tests/support/naive_engine.hpp"
#include "wafer/error.hpp"

namespace wafer::naive {

using engine::kind;
using engine::node_id;
using engine::rel_id;

std::vector<node_id> naive_engine::all_nodes() {
    std::vector<node_id> all;
    for (std::uint32_t id = 0; id < data_->node_bound(); ++id)
        if (data_->contains(node_id{id})) all.push_back({id});
    if (shuffled_) std::shuffle(all.begin(), all.end(), *shuffled_);
    return all;
}

std::vector<rel_id> naive_engine::relationships(std::vector<std::string> const& types) {
    std::vector<rel_id> all;
    for (std::uint32_t type = 0; type < data_->type_count(); ++type) {
        if (!types.empty() && std::find(types.begin(), types.end(), data_->name(engine::type_id{type})) == types.end()) continue;
        for (std::uint32_t index = 0; index < data_->relationship_bound({type}); ++index)
            if (data_->contains(rel_id{{type}, index})) all.push_back({{type}, index});
    }
    if (shuffled_) std::shuffle(all.begin(), all.end(), *shuffled_);
    return all;
}

/// A relationship that is a list of them comes with the nodes between, as they lie from the node before it.
value naive_engine::path_of(std::span<value const> elements) const {
    value_list made;
    auto const go = [&](value const& relationship) {
        auto const source = data_->source(relationship.relationship());
        auto const target = data_->target(relationship.relationship());
        auto const here = made.back().node();
        made.push_back(relationship);
        made.push_back(value::of(source == here ? target : source));
    };
    for (std::size_t i = 0; i < elements.size(); ++i) {
        auto const& element = elements[i];
        if (element.is_null()) return {};
        if (i == 0) made.push_back(element);
        if (element.is(kind::relationship)) go(element);
        if (element.is(kind::list))
            for (auto const& each : element.list()) go(each);
    }
    return value::path(std::move(made));
}

rows naive_engine::match(bound::pattern const& pattern, row const& at) {
    rows found;
    for (auto const& node : pattern.nodes)
        if (node.given && at[node.name.value].is_null()) return found;
    for (auto const& relationship : pattern.relationships)
        if (relationship.given && at[relationship.name.value].is_null()) return found;
    search state{&pattern, at, {}, &found};
    for (auto const& node : pattern.nodes)
        if (!node.given) state.at[node.name.value] = {};
    match_relationship(state, 0);
    return found;
}

/// A node that was bound before, by the clauses before or by this pattern, has to be this one.
void naive_engine::with_node(search& state, std::uint32_t node, node_id id, std::function<void()> const& next) {
    step();
    value& place = state.at[state.pattern->nodes[node].name.value];
    if (!place.is_null()) {
        if (place.is(kind::node) && place.node() == id) next();
        return;
    }
    place = value::of(id);
    next();
    state.at[state.pattern->nodes[node].name.value] = {};
}

void naive_engine::match_relationship(search& state, std::size_t index) {
    if (index == state.pattern->relationships.size()) return match_node(state, 0);
    for (auto const& path : state.pattern->paths)
        if (path.search != bound::path_search::none && path.relationships[0] == index)
            return match_shortest(state, index, path.search == bound::path_search::all_shortest);
    if (state.pattern->relationships[index].segment) match_segment(state, index);
    else if (state.pattern->relationships[index].length) match_trail(state, index);
    else match_single(state, index);
}

void naive_engine::match_single(search& state, std::size_t index) {
    auto const& what = state.pattern->relationships[index];
    value const before = state.at[what.name.value];
    for (auto const id : relationships(what.types)) {
        step();
        if (what.given && before.relationship() != id) continue;
        bool const taken = std::find(state.used.begin(), state.used.end(), id) != state.used.end();
        if (taken && !state.pattern->repeatable) continue;
        state.at[what.name.value] = value::of(id);
        state.used.push_back(id);
        auto const along = [&](node_id from, node_id to) {
            with_node(state, what.from, from, [&] { with_node(state, what.to, to, [&] { match_relationship(state, index + 1); }); });
        };
        auto const source = data_->source(id);
        auto const target = data_->target(id);
        bool const either = what.towards == bound::direction::either && source != target;
        bool const turned = shuffled_ && (*shuffled_)() % 2 == 0;
        if (either && turned) along(target, source);
        if (what.towards != bound::direction::left) along(source, target);
        if (what.towards == bound::direction::left || (either && !turned)) along(target, source);
        state.used.pop_back();
    }
    state.at[what.name.value] = before;
}

/// What every relationship of a variable length must meet.
bool naive_engine::holds(bound::pattern_relationship const& what, value const& element, row& at) {
    if (!what.each) return true;
    at[what.element.value] = element;
    return truth(what.each, at) == true;
}

/// All trails from a node over relationships that no other part of the pattern uses. What they must meet may need the rest of the pattern.
void naive_engine::each_trail(search& state, bound::pattern_relationship const& what, node_id from, bool check,
                              std::function<void(value_list const&, node_id)> const& visit) {
    value_list trail;
    auto const candidates = relationships(what.types);
    auto const go = [&](auto const& self, node_id here) -> void {
        step();
        if (trail.size() >= what.length->least) visit(trail, here);
        if (trail.size() >= what.length->most) return;
        for (auto const id : candidates) {
            auto const source = data_->source(id);
            auto const target = data_->target(id);
            bool const forward = what.towards != bound::direction::left && source == here;
            bool const backward = what.towards != bound::direction::right && target == here;
            if (!forward && !backward) continue;
            if (std::find(state.used.begin(), state.used.end(), id) != state.used.end()) continue;
            if (check && !holds(what, value::of(id), state.at)) continue;
            state.used.push_back(id);
            trail.push_back(value::of(id));
            self(self, forward ? target : source);
            trail.pop_back();
            state.used.pop_back();
        }
    };
    go(go, from);
}

void naive_engine::match_trail(search& state, std::size_t index) {
    auto const& what = state.pattern->relationships[index];
    value const given = what.given ? state.at[what.name.value] : value();
    for (auto const from : all_nodes()) {
        with_node(state, what.from, from, [&] {
            each_trail(state, what, from, false, [&](value_list const& trail, node_id to) {
                value const list = value::of(trail);
                if (what.given && !engine::equivalent(list, given)) return;
                state.at[what.name.value] = list;
                with_node(state, what.to, to, [&] { match_relationship(state, index + 1); });
            });
        });
    }
    state.at[what.name.value] = given;
}

/// Of all trails between two nodes the shortest, or the first of these. From a node to itself there is only the empty one.
void naive_engine::match_shortest(search& state, std::size_t index, bool all) {
    auto const& what = state.pattern->relationships[index];
    auto between = [&](node_id from, node_id to) {
        std::vector<value_list> best;
        each_trail(state, what, from, true, [&](value_list const& trail, node_id end) {
            if (end != to || (from == to && !trail.empty())) return;
            if (!best.empty() && best[0].size() > trail.size()) best.clear();
            if (best.empty() || (all && best[0].size() == trail.size())) best.push_back(trail);
        });
        for (auto const& trail : best) {
            state.at[what.name.value] = value::of(trail);
            match_relationship(state, index + 1);
        }
    };
    for (auto const from : all_nodes())
        with_node(state, what.from, from, [&] {
            for (auto const to : all_nodes()) with_node(state, what.to, to, [&] { between(from, to); });
        });
}

void naive_engine::match_node(search& state, std::size_t index) {
    if (index == state.pattern->nodes.size()) return finish(state);
    value const& place = state.at[state.pattern->nodes[index].name.value];
    if (!place.is_null()) {
        if (place.is(kind::node)) match_node(state, index + 1);
        return;
    }
    for (auto const id : all_nodes())
        with_node(state, static_cast<std::uint32_t>(index), id, [&] { match_node(state, index + 1); });
}

void naive_engine::finish(search& state) {
    row made = state.at;
    for (auto const& path : state.pattern->paths) {
        if (!path.name) continue;
        value_list elements;
        for (std::size_t i = 0; i < path.nodes.size(); ++i) {
            if (i > 0) elements.push_back(made[state.pattern->relationships[path.relationships[i - 1]].name.value]);
            elements.push_back(made[state.pattern->nodes[path.nodes[i]].name.value]);
        }
        made[path.name->value] = path_of(elements);
    }
    for (auto const& relationship : state.pattern->relationships)
        if (relationship.length)
            for (auto const& element : made[relationship.name.value].list())
                if (!holds(relationship, element, made)) return;
    for (auto const predicate : state.pattern->predicates)
        if (truth(predicate, made) != true) return;
    state.found->push_back(std::move(made));
}

}  // namespace wafer::naive
