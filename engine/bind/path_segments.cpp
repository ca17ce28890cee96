// Quantified parts of paths, and paths that are walked as a whole. Like the rest of a pattern they are declared first and bound then.
#include <algorithm>

#include <fmt/format.h>

#include "engine/bind/binder.hpp"

namespace wafer::engine {

namespace {

constexpr auto unbounded = ~std::uint64_t{0};

std::uint64_t saturating_product(std::uint64_t left, std::uint64_t right) { return right > unbounded / left ? unbounded : left * right; }
std::uint64_t saturating_sum(std::uint64_t left, std::uint64_t right) { return left > unbounded - right ? unbounded : left + right; }

bound::path_length length_of(bound::path_segment const& segment) {
    bound::path_length sum{0, 0};
    for (auto const& part : segment.parts) {
        auto const hops = static_cast<std::uint64_t>(part.hops.size());
        sum.least = saturating_sum(sum.least, saturating_product(hops, part.least));
        sum.most = saturating_sum(sum.most, saturating_product(hops, part.most));
    }
    return sum;
}

/// Those that any hop may have; none where one hop may have any.
std::vector<std::string> types_of(bound::path_segment const& segment) {
    std::vector<std::string> all;
    for (auto const& part : segment.parts) {
        for (auto const& hop : part.hops) {
            if (hop.types.empty()) return {};
            all.insert(all.end(), hop.types.begin(), hop.types.end());
        }
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

void select(ast::path_pattern const& path, bool repeatable, bound::path_segment& into) {
    using sort = ast::path_selector::sort;
    using mode = ast::path_mode;
    bool const groups = path.selector.of == sort::all_shortest || path.selector.of == sort::shortest_groups;
    into.selection = groups                             ? bound::path_selection::shortest_groups
                     : path.selector.of == sort::all    ? bound::path_selection::all
                                                        : bound::path_selection::shortest;
    into.count = path.selector.count.value_or(1);
    into.different_relationships = !repeatable;
    switch (path.mode) {
        case mode::unspecified:
        case mode::walk: into.mode = repeatable ? bound::path_mode::walk : bound::path_mode::trail; break;
        case mode::trail: into.mode = bound::path_mode::trail; break;
        case mode::simple: into.mode = bound::path_mode::simple; break;
        case mode::acyclic: into.mode = bound::path_mode::acyclic; break;
    }
}

}  // namespace

/// A variable of a quantified part, or from within a path that is walked as a whole, has no meaning in another place of the pattern.
void binder::refuse_inner(ast::name const& variable, symbol known, pattern_state const& state) const {
    if (state.quantified.contains(known.value))
        fail("VariableAlreadyBound",
             fmt::format("The variable `{}` belongs to a quantified part of a path: outside of that part it needs another name.", variable.text),
             variable.at);
    if (state.interior.contains(known.value))
        fail("VariableAlreadyBound",
             fmt::format("The variable `{}` is within a path that has a selector or a path mode: of such a path only the two ends can be "
                         "shared with other paths of the pattern.",
                         variable.text),
             variable.at);
}

symbol binder::declare_within(std::optional<ast::name> const& variable, kind of, open_segment& into, pattern_state& state) {
    if (!variable) return make_anonymous(of);
    written_part& round = into.parts.back();
    if (auto const again = round.names.find(variable->text); again != round.names.end()) {
        if (kinds_of(again->second) != kind_set(of))
            fail("VariableTypeConflict", fmt::format("The variable `{}` stands for a node and for a relationship.", variable->text), variable->at);
        if (of == kind::relationship)
            fail("RelationshipUniquenessViolation",
                 fmt::format("The relationship `{}` cannot be in two places of one pattern, whose relationships are all different.", variable->text),
                 variable->at);
        symbol const same = make_anonymous(of);
        into.made->parts.back().conditions.push_back(equal(refer(again->second, variable->at), refer(same, variable->at), variable->at));
        return same;
    }
    if (state.before.find(variable->text))
        fail("VariableAlreadyBound",
             fmt::format("The variable `{}` is bound before this pattern: a quantified part of a path can ask for it in a condition, but not "
                         "bind it again.",
                         variable->text),
             variable->at);
    if (auto const* const known = scope_->find(variable->text)) {
        refuse_inner(*variable, *known, state);
        fail("VariableAlreadyBound",
             fmt::format("The variable `{}` is inside and outside of a quantified part of a path: one of them needs another name.",
                         variable->text),
             variable->at);
    }
    if (state.use == pattern_use::refers || hiding(variable->text)) fail_undefined(variable->text, variable->at);
    symbol const inner = round.names[variable->text] = make_symbol(variable->text, of);
    symbol const outer = round.list ? make_symbol(variable->text, kind::list, of) : make_symbol(variable->text, of);
    scope_->names[variable->text] = outer;
    state.quantified.insert(outer.value);
    into.made->variables.push_back({inner, outer, round.list});
    return inner;
}

bound::path_part binder::declare_round(ast::relationship_pattern const& written, open_segment& into, pattern_state& state) {
    written_part& round = into.parts.emplace_back();
    into.made->parts.emplace_back();
    round.list = !written.quantifier->questioned;
    if (written.group.empty()) {
        round.nodes = {nullptr, nullptr};
        round.relationships = {&written};
    } else {
        auto const& group = written.group.front();
        for (auto const& node : group.nodes) round.nodes.push_back(&node);
        for (auto const& relationship : group.relationships) round.relationships.push_back(&relationship);
        round.where = group.where ? &*group.where : nullptr;
    }
    auto const node = [&](std::size_t i) {
        return declare_within(round.nodes[i] ? round.nodes[i]->variable : std::nullopt, kind::node, into, state);
    };
    bound::path_part made;
    made.least = written.quantifier->least;
    made.most = written.quantifier->most.value_or(unbounded);
    made.first = node(0);
    for (std::size_t i = 0; i < round.relationships.size(); ++i) {
        auto const& hop = *round.relationships[i];
        auto const relationship = declare_within(hop.variable, kind::relationship, into, state);
        made.hops.push_back({relationship, static_cast<bound::direction>(hop.towards), {}, node(i + 1), {hop.at.begin, hop.at.end}});
    }
    made.conditions = std::move(into.made->parts.back().conditions);
    return into.made->parts.back() = std::move(made);
}

std::uint32_t binder::add_segment(open_segment open, pattern_state& state) {
    bound::pattern_relationship made;
    made.name = make_anonymous(kind::list, kind::relationship);
    made.segment = open.made;
    made.towards = open.made->parts.front().hops.front().towards;
    made.length = length_of(*open.made);
    made.element = make_anonymous(kind::relationship);
    auto const index = static_cast<std::uint32_t>(state.what.relationships.size());
    state.own_relationships.insert(made.name.value);
    state.what.relationships.push_back(std::move(made));
    state.open.emplace(index, std::move(open));
    return index;
}

std::uint32_t binder::declare_quantified(ast::relationship_pattern const& written, pattern_state& state) {
    open_segment open;
    open.made = &out_->segments.emplace_back();
    open.made->different_relationships = !state.what.repeatable;
    open.made->mode = state.what.repeatable ? bound::path_mode::walk : bound::path_mode::trail;
    declare_round(written, open, state);
    auto const index = add_segment(std::move(open), state);
    state.what.relationships[index].at = {written.at.begin, written.at.end};
    return index;
}

/// What occurs a second time in the path, or is bound before the pattern, must be that one.
symbol binder::declare_interior(std::optional<ast::name> const& variable, kind of, open_segment& into, pattern_state& state) {
    if (!variable) return make_anonymous(of);
    auto& made = *into.made;
    auto const* const known = scope_->find(variable->text);
    if (!known) {
        if (state.use == pattern_use::refers || hiding(variable->text)) fail_undefined(variable->text, variable->at);
        symbol const name = scope_->names[variable->text] = make_symbol(variable->text, of);
        state.interior.insert(name.value);
        made.variables.push_back({name, name, false});
        return name;
    }
    bool const own = std::any_of(made.variables.begin(), made.variables.end(), [&](auto const& one) { return one.outer == *known; });
    bool const end = *known == made.from || *known == made.to;
    if (!own || state.quantified.contains(known->value)) refuse_inner(*variable, *known, state);
    if (!own && !end && !state.before.find(variable->text))
        fail("VariableAlreadyBound",
             fmt::format("The variable `{}` is in another path of the pattern: of a path with a selector or a path mode only the two ends can "
                         "be shared.",
                         variable->text),
             variable->at);
    if (!kinds_of(*known).empty() && !kinds_of(*known).holds(of))
        fail("VariableTypeConflict", fmt::format("The variable `{}` stands for {} here, but is {}.", variable->text, described(kind_set(of)),
                                                 described(kinds_of(*known))),
             variable->at);
    if (own && of == kind::relationship && made.different_relationships)
        fail("RelationshipUniquenessViolation",
             fmt::format("The relationship `{}` cannot be in two places of one pattern, whose relationships are all different.", variable->text),
             variable->at);
    symbol const same = make_anonymous(of);
    made.conditions.push_back(equal(refer(*known, variable->at), refer(same, variable->at), variable->at));
    return same;
}

void binder::declare_whole(ast::path_pattern const& path, bound::pattern_path& into, pattern_state& state) {
    open_segment open;
    open.made = &out_->segments.emplace_back();
    open.whole = &path;
    select(path, state.what.repeatable, *open.made);
    into.nodes = {declare_node(path.nodes.front(), state), declare_node(path.nodes.back(), state)};
    auto& made = *open.made;
    made.from = state.what.nodes[into.nodes.front()].name;
    made.to = state.what.nodes[into.nodes.back()].name;
    symbol here = made.from;
    for (std::size_t i = 0; i < path.relationships.size(); ++i) {
        auto const& written = path.relationships[i];
        bool const last = i + 1 == path.relationships.size();
        if (written.quantifier) declare_round(written, open, state);
        symbol const relationship = written.quantifier ? symbol() : declare_interior(written.variable, kind::relationship, open, state);
        symbol const next = last ? made.to : declare_interior(path.nodes[i + 1].variable, kind::node, open, state);
        if (!written.quantifier) {
            open.parts.emplace_back().relationships = {&written};
            bound::path_hop hop{relationship, static_cast<bound::direction>(written.towards), {}, next, {written.at.begin, written.at.end}};
            made.parts.push_back({here, {std::move(hop)}, 1, 1, {}});
        }
        if (!last) made.joints.push_back(next);
        here = next;
    }
    auto const index = add_segment(std::move(open), state);
    into.relationships = {index};
    state.what.relationships[index].at = {path.relationships.front().at.begin, path.relationships.back().at.end};
    state.what.relationships[index].from = into.nodes.front();
    state.what.relationships[index].to = into.nodes.back();
}

void binder::demand_segment(open_segment const& open, pattern_state& state) {
    if (open.whole) demand_whole(open, state);
    else demand_round(open.parts.front(), open.made->parts.front(), state);
    for (auto& relationship : state.what.relationships)
        if (relationship.segment == open.made) relationship.types = types_of(*open.made);
}

void binder::demand_hop(ast::relationship_pattern const& written, bound::path_hop& hop, std::vector<expr>& into) {
    if (written.types && !plain_types(*written.types, hop.types))
        demand_labels(*written.types, hop.relationship, bound::name_use::sort::type, into);
    auto const properties = properties_in_search(written.properties);
    for (auto const& [key, content] : properties.fields) read_name(bound::name_use::sort::key, key);
    demand_properties(properties, hop.relationship, into);
    if (written.where) demand_condition(*written.where, into);
}

/// Within a round its variables are single, and nothing else of the pattern is known.
void binder::demand_round(written_part const& written, bound::path_part& into, pattern_state& state) {
    scope inner{&state.before, nullptr, written.names};
    replaced const around(same_pattern_, static_cast<scope const*>(scope_));
    replaced const entered(scope_, &inner);
    for (std::size_t i = 0; i < written.nodes.size(); ++i)
        if (written.nodes[i]) demand_node(*written.nodes[i], i == 0 ? into.first : into.hops[i - 1].node, into.conditions);
    for (std::size_t i = 0; i < written.relationships.size(); ++i) demand_hop(*written.relationships[i], into.hops[i], into.conditions);
    if (written.where) demand_condition(*written.where, into.conditions);
}

/// A condition within the path decides what is selected from; it knows the path's own variables.
void binder::demand_whole(open_segment const& open, pattern_state& state) {
    auto const& path = *open.whole;
    auto& made = *open.made;
    scope inner{&state.before, nullptr, {}};
    for (auto const* end : {&path.nodes.front(), &path.nodes.back()})
        if (end->variable) inner.names[end->variable->text] = end == &path.nodes.front() ? made.from : made.to;
    for (auto const& variable : made.variables) inner.names[out_->symbols[variable.outer.value].name] = variable.outer;
    replaced const around(same_pattern_, static_cast<scope const*>(scope_));
    replaced const entered(scope_, &inner);
    for (std::size_t i = 0; i < path.nodes.size(); ++i) {
        bool const last = i + 1 == path.nodes.size();
        demand_node(path.nodes[i], i == 0 ? made.from : last ? made.to : made.joints[i - 1], made.conditions);
    }
    for (std::size_t i = 0; i < path.relationships.size(); ++i) {
        if (path.relationships[i].quantifier) demand_round(open.parts[i], made.parts[i], state);
        else demand_hop(path.relationships[i], made.parts[i].hops.front(), made.conditions);
    }
    if (path.where) demand_condition(*path.where, made.conditions);
}

}  // namespace wafer::engine
