// Starting a pattern in an index.
#include <algorithm>

#include "engine/plan/match.hpp"
#include "engine/plan/walk.hpp"

namespace wafer::engine::plan {

namespace {

/// So many ways to start are compared in one part.
constexpr std::size_t most_starts = 24;
constexpr std::size_t most_seeks = 8;
constexpr double least_share = 1e-9;

bool is_test_of(bound::expression const& predicate, symbol node, std::string const& label) {
    auto const* test = std::get_if<bound::label_test>(&predicate.node);
    auto const* of = test ? std::get_if<bound::reference>(&test->operand->node) : nullptr;
    return of && of->to == node && test->formula.op == bound::label_formula::operation::name && test->formula.label == label;
}

}  // namespace

void match_planner::note_seeks() {
    for (std::uint32_t i = 0; i < pattern_.nodes.size(); ++i) {
        if (bound_.contains(pattern_.nodes[i].name)) continue;
        for (auto& found : index_candidates(*data_, pattern_.nodes[i].name, false, labels_of(i), pattern_.predicates))
            note_seek(std::move(found), i);
    }
    for (std::uint32_t i = 0; i < pattern_.relationships.size(); ++i) {
        auto const& relationship = pattern_.relationships[i];
        if (relationship.given || relationship.length || searched_[i] || relationship.types.size() != 1) continue;
        for (auto& found : index_candidates(*data_, relationship.name, true, relationship.types, pattern_.predicates))
            note_seek(std::move(found), i);
    }
}

/// Predicates and labels beside those that the index answers leave a share of what it finds.
void match_planner::note_seek(index_candidate candidate, std::uint32_t element) {
    double share = 1;
    auto const name = candidate.seek.entity;
    for (auto const& [condition, symbols] : pending_) {
        bool const implied = std::find(candidate.implied.begin(), candidate.implied.end(), condition) != candidate.implied.end();
        if (symbols.size() == 1 && *symbols.begin() == name && !implied && !is_test_of(*condition, name, candidate.seek.label))
            share *= estimator_.selectivity(condition, labels_);
    }
    double const rows = candidate.rows * share;
    // What is known of an index is known better than from the counts of the whole graph.
    if (!candidate.seek.relationship && candidate.needs.empty()) {
        double const labelled = std::max(1.0, estimator_.nodes(labels_of(element)));
        double const known = std::clamp(rows / labelled, least_share, 1.0);
        bool const first = std::none_of(seeks_.begin(), seeks_.end(), [&](seek const& other) {
            return !other.what.seek.relationship && other.element == element && other.what.needs.empty();
        });
        node_shares_[element] = first ? known : std::min(known, node_shares_[element]);
    }
    seeks_.push_back({std::move(candidate), element, rows});
}

/// Every node of the part; of a large part just the rarest, as each start costs time that grows with the square of the pattern.
std::vector<std::uint32_t> match_planner::starts(std::uint32_t component, std::vector<std::uint32_t> const& components) const {
    std::vector<std::uint32_t> all;
    for (std::uint32_t i = 0; i < pattern_.nodes.size(); ++i)
        if (components[i] == component) all.push_back(i);
    if (all.size() <= most_starts) return all;
    auto const found = [&](std::uint32_t i) { return ids_.contains(pattern_.nodes[i].name) ? 1 : estimator_.nodes(labels_of(i)) * node_shares_[i]; };
    return {*std::min_element(all.begin(), all.end(), [&](auto left, auto right) { return found(left) < found(right); })};
}

/// Those that can be used now, the most selective first if there are many.
std::vector<std::uint32_t> match_planner::seeks_in(std::uint32_t component, std::vector<std::uint32_t> const& components) const {
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < seeks_.size(); ++i) {
        auto const& start = seeks_[i];
        auto const node = start.what.seek.relationship ? pattern_.relationships[start.element].from : start.element;
        if (components[node] == component && available(start.what.needs)) found.push_back(i);
    }
    if (found.size() <= most_seeks) return found;
    std::stable_sort(found.begin(), found.end(), [&](auto left, auto right) { return seeks_[left].rows < seeks_[right].rows; });
    found.resize(most_seeks);
    return found;
}

/// Whether an index of the part needs what other parts find.
bool match_planner::waits_for_seek(std::uint32_t component, std::vector<std::uint32_t> const& components) const {
    auto const all = seeks_in(component, components);
    return std::any_of(all.begin(), all.end(), [&](auto i) { return !seeks_[i].what.needs.empty(); });
}

/// What is found when a part starts so.
void match_planner::mark_found(seek const& start, std::vector<bool>& bound, std::vector<bool>& used) const {
    if (!start.what.seek.relationship) {
        bound[start.element] = true;
        return;
    }
    used[start.element] = true;
    bound[pattern_.relationships[start.element].from] = true;
    bound[pattern_.relationships[start.element].to] = true;
}

/// What the index answers is not asked again.
void match_planner::lay_seek(seek const& start) {
    auto const& what = start.what;
    std::erase_if(pending_, [&](pending_predicate const& predicate) {
        return std::find(what.implied.begin(), what.implied.end(), predicate.condition) != what.implied.end() ||
               is_test_of(*predicate.condition, what.seek.entity, what.seek.label);
    });
    push(what.seek, rows_ * what.rows);
    bind_symbol(what.seek.entity);
    if (!what.seek.relationship) return;
    auto const& relationship = pattern_.relationships[start.element];
    auto const from = pattern_.nodes[relationship.from].name;
    auto const to = pattern_.nodes[relationship.to].name;
    push(endpoints{relationship.name, from, to, relationship.towards, relationship.types, bound_.contains(from), bound_.contains(to)}, rows_);
    bind_symbol(from);
    bind_symbol(to);
    require_unlike_laid(start.element);
}

}  // namespace wafer::engine::plan
