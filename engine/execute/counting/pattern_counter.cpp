#include "engine/execute/counting/pattern_counter.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "engine/execute/counting/cliques.hpp"
#include "engine/execute/counting/elimination.hpp"
#include "engine/execute/counting/enumeration.hpp"
#include "engine/execute/counting/substitution.hpp"

namespace wafer::engine::counting {

namespace {

using wide = __int128;

std::uint64_t narrow(wide number) {
    if (number < 0 || number > std::numeric_limits<std::int64_t>::max()) refuse_count();
    return static_cast<std::uint64_t>(number);
}

/// The variable of a component without circles from which eliminating everything costs least.
std::uint32_t cheapest_root(term_graph const& of, std::set<std::uint32_t> const& component) {
    std::uint32_t best = *component.begin();
    double least = std::numeric_limits<double>::infinity();
    for (auto const variable : component)
        if (double const cost = elimination(of, {variable}).cost(variable); cost < least) best = variable, least = cost;
    return best;
}

std::set<std::uint32_t> component_of(term_graph const& of, std::uint32_t member) {
    std::set<std::uint32_t> found{member};
    for (bool grew = true; grew;) {
        grew = false;
        for (auto const& each : of.factors)
            if (found.contains(each.along.from) || found.contains(each.along.to)) {
                grew = found.insert(each.along.from).second || grew;
                grew = found.insert(each.along.to).second || grew;
            }
    }
    return found;
}

std::uint64_t component_total(term_graph const& of, std::uint32_t member) {
    auto const core = elimination::core_of(of, member, std::nullopt);
    if (core.size() == 1) {
        auto const root = cheapest_root(of, component_of(of, member));
        return elimination(of, {root}).total(root);
    }
    elimination hanging(of, core);
    substitution const variables(of, core, hanging, std::nullopt);
    if (clique_count::applies(of, variables, hanging)) return clique_count(of, variables, hanging).total();
    return enumeration(of, variables, hanging).total();
}

shared_weights component_by_node(term_graph const& of, std::uint32_t kept) {
    auto const core = elimination::core_of(of, kept, kept);
    elimination hanging(of, core);
    if (core.size() == 1) return hanging.table(kept);
    return enumeration(of, substitution(of, core, hanging, kept), hanging).by_node(kept);
}

/// The product over the components but that of `without`.
std::uint64_t others_total(term_graph const& of, std::optional<std::uint32_t> without) {
    std::set<std::uint32_t> done;
    if (without) done = component_of(of, *without);
    std::uint64_t found = 1;
    for (auto const variable : of.variables) {
        if (found == 0 || done.contains(variable)) continue;
        found = product(found, component_total(of, variable));
        done.merge(component_of(of, variable));
    }
    return found;
}

}  // namespace

std::shared_ptr<term_graph> pattern_counter::graph_of(plan::counted_pattern const& pattern, term const& of) {
    auto made = std::make_shared<term_graph>();
    auto const& data = *run_->data;
    made->data = &data;
    made->run = run_;
    made->sign = of.sign;
    made->variables = of.variables();
    for (std::uint32_t i = 0; i < pattern.variables.size(); ++i) made->domains.emplace_back(data, pattern, of, i, candidates_);
    auto const add = [&](edge const& along, bool required) {
        bool const repeated = std::ranges::any_of(made->factors, [&](factor const& other) { return other.along == along; });
        bool const simple = (required || repeated) && is_simple(along, data);
        // Between two nodes with one relationship at most, asking twice is asking once.
        if (repeated && simple) return;
        made->factors.push_back({along, required && !simple, std::make_shared<neighbours>(data, along), std::make_shared<neighbours>(data, turned(along))});
    };
    for (auto const& each : of.edges) add(each, false);
    for (auto const& each : of.required) add(each, true);
    for (auto const& each : made->factors) {
        if (each.required || each.along.from == each.along.to) continue;
        made->domains[each.along.to].drop_labels_proved_by(each.along, made->domains[each.along.from]);
        made->domains[each.along.from].drop_labels_proved_by(turned(each.along), made->domains[each.along.to]);
    }
    for (auto const& part : pattern.parts) made->parts.push_back(part_of(part, of.stands_for[part.at]));
    return made;
}

part_factor pattern_counter::part_of(plan::counted_pattern::part const& part, std::uint32_t at) {
    part_factor made{part.kind, at, nullptr, nullptr};
    auto const& pattern = part.pattern[0];
    bool const one_edge = pattern.edges.size() == 1 && pattern.variables.size() == 2 && pattern.unequal.empty() && pattern.required.empty() &&
                          pattern.forbidden.empty() && pattern.parts.empty() && !pattern.variables[0].candidates && !pattern.variables[1].candidates &&
                          pattern.variables[0].labels.empty();
    if (one_edge) {
        auto along = resolve(pattern.edges[0], *run_->data);
        if (along.from != 0) along = turned(along);
        auto const terms = terms_of(pattern, *run_->data);
        if (terms.size() == 1) {
            domain end(*run_->data, pattern, terms[0], 1, candidates_);
            domain start(*run_->data, pattern, terms[0], 0, candidates_);
            end.drop_labels_proved_by(along, start);
            if (end.open()) made.steps = std::make_shared<neighbours>(*run_->data, along);
        }
    }
    if (!made.steps) made.counts = by_node(pattern, 0);
    return made;
}

std::uint64_t pattern_counter::total(plan::counted_pattern const& pattern) {
    wide found = 0;
    for (auto const& each : terms_of(pattern, *run_->data)) {
        auto const graph = graph_of(pattern, each);
        found += wide{each.sign} * others_total(*graph, std::nullopt);
    }
    return narrow(found);
}

shared_weights pattern_counter::by_node(plan::counted_pattern const& pattern, std::uint32_t kept) {
    auto const terms = terms_of(pattern, *run_->data);
    std::vector<std::pair<std::int64_t, shared_weights>> parts;
    for (auto const& each : terms) {
        auto const graph = graph_of(pattern, each);
        auto const others = others_total(*graph, each.stands_for[kept]);
        if (others == 0) continue;
        parts.emplace_back(static_cast<std::int64_t>(others) * each.sign, component_by_node(*graph, each.stands_for[kept]));
    }
    if (parts.size() == 1 && parts[0].first == 1) return parts[0].second;
    auto out = std::make_shared<weights>(run_->data->node_bound(), *run_->stop);
    // Unsigned sums wrap round to the right number, as long as that one fits.
    for (auto const& [times, counts] : parts) {
        auto const factor = static_cast<std::uint64_t>(times);
        counts->each([&](std::uint32_t node, std::uint64_t count) { out->open(node / chunk_size)[node % chunk_size] += factor * count; });
    }
    out->settle();
    if (out->greatest() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) refuse_count();
    return out;
}

}  // namespace wafer::engine::counting
