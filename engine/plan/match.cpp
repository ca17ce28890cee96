#include "engine/plan/match.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "engine/plan/failing.hpp"
#include "engine/plan/pattern_graph.hpp"
#include "engine/plan/segments.hpp"
#include "engine/plan/walk.hpp"

namespace wafer::engine::plan {

namespace {

constexpr double least_rows = 1e-3;
/// How many steps of an unbounded pattern are looked ahead when its rows are guessed.
constexpr std::uint64_t steps_ahead = 3;
/// What an index finds lies scattered, where a scan finds neighbours.
constexpr double dear_entries = 1.5;

bool overlap(std::vector<std::string> const& left, std::vector<std::string> const& right) {
    if (left.empty() || right.empty()) return true;
    return std::any_of(left.begin(), left.end(),
                       [&](std::string const& type) { return std::find(right.begin(), right.end(), type) != right.end(); });
}

bound::direction turned(bound::direction towards) {
    switch (towards) {
        case bound::direction::right: return bound::direction::left;
        case bound::direction::left: return bound::direction::right;
        case bound::direction::either: break;
    }
    return bound::direction::either;
}

}  // namespace

node_ptr match_planner::plan(bound::pattern const& pattern, node_ptr input, std::vector<symbol>& scope) {
    scope_ = &scope;
    rows_ = std::max(input->estimated_rows, least_rows);
    top_ = std::move(input);
    prepare(pattern, scope);
    settle();

    std::vector<bool> connects(pattern_.relationships.size());
    for (std::size_t i = 0; i < connects.size(); ++i) connects[i] = !searched_[i];
    auto const components = plan::components(pattern_, connects);
    std::vector<std::pair<std::uint32_t, order>> orders;
    for (auto const component : std::set<std::uint32_t>(components.begin(), components.end()))
        orders.emplace_back(component, best_order(component, components));
    // The part with the fewest rows first: those behind it are run once for each of them. What it finds may be sought in an index by others.
    while (!orders.empty()) {
        auto const next = std::min_element(orders.begin(), orders.end(), [](auto const& left, auto const& right) {
            return std::pair(left.second.rows, left.second.cost) < std::pair(right.second.rows, right.second.cost);
        });
        lay(next->second);
        orders.erase(next);
        for (auto& [component, part] : orders)
            if (waits_for_seek(component, components)) part = best_order(component, components);
    }
    for (std::uint32_t i = 0; i < pattern_.relationships.size(); ++i)
        if (searched_[i]) lay_expand(i, false);
    return std::move(top_);
}

void match_planner::prepare(bound::pattern const& pattern, std::vector<symbol> const& scope) {
    pattern_ = pattern;
    // Each element will be an operator. Asked here, because what follows takes time that grows with the square of the pattern.
    require_operators(*out_, std::max(pattern_.relationships.size(), pattern_.nodes.size()));
    bound_ = {scope.begin(), scope.end()};
    searched_.assign(pattern_.relationships.size(), false);
    all_shortest_.assign(pattern_.relationships.size(), false);
    for (auto const& path : pattern_.paths) {
        if (path.name) paths_.push_back(path);
        if (path.search == bound::path_search::none) continue;
        for (auto const relationship : path.relationships) {
            searched_[relationship] = true;
            all_shortest_[relationship] = path.search == bound::path_search::all_shortest;
        }
    }
    for (auto const& relationship : pattern_.relationships) {
        if (!relationship.segment) continue;
        auto const ends = split(*relationship.segment).ends;
        pattern_.predicates.insert(pattern_.predicates.end(), ends.begin(), ends.end());
    }
    for (auto const predicate : pattern_.predicates) {
        note_labels(*predicate);
        note_id(predicate);
        pending_.push_back({predicate, needs_of(predicate)});
    }
    estimate_shares();
    note_seeks();
    // A list of relationships that is there already cannot be walked: the trail found must be that list.
    for (auto& relationship : pattern_.relationships) {
        if (!relationship.given || !relationship.length) continue;
        auto const found = make_symbol("list", kind::list);
        auto const same = make({.node = bound::comparison{bound::comparison_operator::equal, make({.node = bound::reference{found}, .kinds = kind::list, .at = {}}),
                                                          make({.node = bound::reference{relationship.name}, .kinds = kind::list, .at = {}})},
                                .kinds = kind::boolean,
                                .at = {}});
        pending_.push_back({same, symbols_of(same)});
        relationship.name = found;
        relationship.given = false;
    }
    for (std::size_t i = 0; i < pattern_.relationships.size(); ++i)
        if (!searched_[i]) hold_back_condition(pattern_.relationships[i]);
    require_lone_nodes();
}

/// A node that OPTIONAL MATCH left null is no node to find; those that a relationship leads to or from are looked for by its operator.
void match_planner::require_lone_nodes() {
    for (std::uint32_t i = 0; i < pattern_.nodes.size(); ++i) {
        auto const touches = [&](bound::pattern_relationship const& relationship) { return relationship.from == i || relationship.to == i; };
        if (!pattern_.nodes[i].given || std::any_of(pattern_.relationships.begin(), pattern_.relationships.end(), touches)) continue;
        auto const node = make({.node = bound::reference{pattern_.nodes[i].name}, .kinds = kind::node, .at = {}});
        auto const there = make({.node = bound::null_test{node, true}, .kinds = kind::boolean, .at = {}});
        pending_.push_back({there, symbols_of(there)});
    }
}

/// `()-[:R* {x: n.x}]->(n)`: what each step must meet cannot be asked on the way when it needs what may not be there yet.
void match_planner::hold_back_condition(bound::pattern_relationship& relationship) {
    if (!relationship.each) return;
    auto needed = symbols_of(relationship.each);
    needed.erase(relationship.element);
    if (available(needed)) return;
    auto const list = make({.node = bound::reference{relationship.name}, .kinds = kind::list, .at = {}});
    auto const whole = make({.node = bound::quantifier{bound::quantifier_kind::all, relationship.element, list, relationship.each},
                             .kinds = kind::boolean,
                             .at = relationship.each->at});
    pending_.push_back({whole, symbols_of(whole)});
    relationship.each = nullptr;
}

/// The symbols that a predicate waits for. What reads none is asked of every row of the pattern if it may differ from row to row, or fail:
/// it must not where there is no row.
std::set<symbol> match_planner::needs_of(expr predicate) const {
    auto needs = symbols_of(predicate);
    if (is_deterministic(predicate) && (!needs.empty() || cannot_fail(predicate))) return needs;
    for (auto const& node : pattern_.nodes) needs.insert(node.name);
    for (auto const& relationship : pattern_.relationships) needs.insert(relationship.name);
    return needs;
}

void match_planner::note_labels(bound::expression const& predicate) {
    auto const* test = std::get_if<bound::label_test>(&predicate.node);
    auto const* of = test ? std::get_if<bound::reference>(&test->operand->node) : nullptr;
    if (!of) return;
    auto const note = [&](bound::label_formula const& formula) {
        if (formula.op == bound::label_formula::operation::name) labels_[of->to].push_back(formula.label);
    };
    note(test->formula);
    if (test->formula.op == bound::label_formula::operation::conjunction)
        for (auto const& operand : test->formula.operands) note(operand);
}

/// `id(n) = x`, either way round, where `x` does not need `n`.
void match_planner::note_id(expr predicate) {
    auto const* test = std::get_if<bound::comparison>(&predicate->node);
    if (!test || test->op != bound::comparison_operator::equal) return;
    for (auto const& [side, other] : {std::pair{test->left, test->right}, std::pair{test->right, test->left}}) {
        auto const* call = std::get_if<bound::call>(&side->node);
        if (!call || call->function->name != "id" || call->arguments.size() != 1) continue;
        auto const* of = std::get_if<bound::reference>(&call->arguments[0]->node);
        if (of && available(symbols_of(other))) ids_[of->to] = other;
    }
}

expr match_planner::make(bound::expression expression) { return &out_->expressions.emplace_back(std::move(expression)); }

symbol match_planner::make_symbol(std::string name, kind_set kinds) {
    out_->source->symbols.push_back({std::move(name), kinds});
    return {static_cast<std::uint32_t>(out_->source->symbols.size() - 1)};
}

/// No two relationships of a pattern are the same one: when one is laid, it must differ from those laid before it. Pairs whose types cannot
/// meet need no test; a trail is unlike itself by itself.
void match_planner::require_unlike_laid(std::uint32_t index) {
    if (pattern_.repeatable) return;
    auto const& mine = pattern_.relationships[index];
    auto const within = [&](expr one, expr list) {
        return make({.node = bound::predicate{bound::predicate_operator::in, one, list}, .kinds = kind::boolean, .at = {}});
    };
    auto const unlike = [&](bound::pattern_relationship const& other, expr me, expr it) -> bound::expression::node_type {
        if (!mine.length && !other.length) return bound::comparison{bound::comparison_operator::not_equal, me, it};
        if (!mine.length || !other.length) return bound::negation{mine.length ? within(it, me) : within(me, it)};
        auto const element = make_symbol("step", kind::relationship);
        auto const one = make({.node = bound::reference{element}, .kinds = kind::relationship, .at = {}});
        return bound::quantifier{bound::quantifier_kind::none, element, me, within(one, it)};
    };
    auto const me = make({.node = bound::reference{mine.name}, .kinds = mine.length ? kind_set(kind::list) : kind_set(kind::relationship), .at = {}});
    for (auto const& [other, it] : laid_)
        if (overlap(mine.types, pattern_.relationships[other].types))
            ready_.push_back(make({.node = unlike(pattern_.relationships[other], me, it), .kinds = kind::boolean, .at = {}}));
    laid_.emplace_back(index, me);
}

// Choosing an order.

std::vector<std::string> const& match_planner::labels_of(std::uint32_t node) const {
    static std::vector<std::string> const none;
    auto const found = labels_.find(pattern_.nodes[node].name);
    return found == labels_.end() ? none : found->second;
}

/// For each node the share of its candidates that its own predicates leave, labels apart.
void match_planner::estimate_shares() {
    std::map<symbol, double> shares;
    for (auto const& [condition, symbols] : pending_)
        if (symbols.size() == 1 && !std::holds_alternative<bound::label_test>(condition->node))
            shares.try_emplace(*symbols.begin(), 1).first->second *= estimator_.selectivity(condition, labels_);
    node_shares_.clear();
    for (auto const& node : pattern_.nodes) {
        auto const found = shares.find(node.name);
        node_shares_.push_back(found == shares.end() ? 1 : found->second);
    }
}

double match_planner::growth(bound::pattern_relationship const& relationship, bool reversed, bool into, bool filtered) const {
    auto const from = reversed ? relationship.to : relationship.from;
    auto const to = reversed ? relationship.from : relationship.to;
    auto const towards = reversed ? turned(relationship.towards) : relationship.towards;
    double const one = estimator_.degree(labels_of(from), towards, relationship.types, filtered ? labels_of(to) : std::vector<std::string>());
    double found = one;
    if (relationship.length) {
        double const first = estimator_.degree(labels_of(from), towards, relationship.types, {});
        double const step = estimator_.degree({}, towards, relationship.types, {});
        auto const most = std::min(relationship.length->most, relationship.length->least + steps_ahead);
        found = relationship.length->least == 0 ? 1 : 0;
        for (auto length = std::max<std::uint64_t>(relationship.length->least, 1); length <= most; ++length)
            found += first * std::pow(std::max(step, least_rows), static_cast<double>(length - 1));
        bool const selects = relationship.segment && relationship.segment->selection != bound::path_selection::all;
        if (selects) found = std::min(found, estimator_.nodes());
    }
    if (into) return found / std::max(1.0, estimator_.nodes(labels_of(to)));
    return filtered ? found * node_shares_[to] : found;
}

std::optional<match_planner::step> match_planner::step_over(std::uint32_t index, std::vector<bool> const& bound, double rows) const {
    auto const& relationship = pattern_.relationships[index];
    if (searched_[index]) return std::nullopt;
    if (relationship.given) return step{step_kind::ends, index, false, rows};
    bool const from = bound[relationship.from];
    bool const to = bound[relationship.to];
    if (!from && !to) return std::nullopt;
    if (from && to) return step{step_kind::expand, index, false, rows * growth(relationship, false, true, true)};
    return step{step_kind::expand, index, !from, rows * growth(relationship, !from, false, true)};
}

match_planner::step match_planner::best_step(std::vector<bool> const& bound, std::vector<bool> const& used, std::uint32_t component,
                                             std::vector<std::uint32_t> const& components, double rows) const {
    std::optional<step> best;
    for (std::uint32_t i = 0; i < pattern_.relationships.size(); ++i) {
        if (used[i] || components[pattern_.relationships[i].from] != component) continue;
        auto const candidate = step_over(i, bound, rows);
        if (candidate && (!best || candidate->rows < best->rows)) best = candidate;
    }
    return *best;
}

/// What a step looks at for each row, kept or not; both ends known, it looks up.
double match_planner::walk(step const& next, std::vector<bool> const& bound) const {
    auto const& relationship = pattern_.relationships[next.index];
    if (bound[relationship.from] && bound[relationship.to]) return 1;
    return growth(relationship, next.reversed, false, false);
}

match_planner::order match_planner::order_from(std::optional<step> first, std::uint32_t component,
                                               std::vector<std::uint32_t> const& components) const {
    order found;
    std::vector<bool> bound(pattern_.nodes.size());
    std::vector<bool> used(pattern_.relationships.size());
    std::size_t open = 0;
    for (std::size_t i = 0; i < bound.size(); ++i) bound[i] = bound_.contains(pattern_.nodes[i].name);
    for (std::size_t i = 0; i < used.size(); ++i) open += components[pattern_.relationships[i].from] == component && !searched_[i] ? 1 : 0;
    auto const take = [&](step const& next) {
        found.steps.push_back(next);
        double const walked = next.kind == step_kind::expand ? found.rows * walk(next, bound) : 0;
        found.rows = std::max(next.rows, least_rows);
        found.cost += std::max(found.rows, walked);
        if (next.kind == step_kind::scan || next.kind == step_kind::by_id) {
            bound[next.index] = true;
            return;
        }
        if (next.kind == step_kind::seek) {
            mark_found(seeks_[next.index], bound, used);
            if (seeks_[next.index].what.seek.relationship) --open;
            return;
        }
        used[next.index] = true;
        bound[pattern_.relationships[next.index].from] = true;
        bound[pattern_.relationships[next.index].to] = true;
        --open;
    };
    if (first) take(*first);
    while (open > 0) take(best_step(bound, used, component, components, found.rows));
    return found;
}

bool match_planner::has_bound(std::uint32_t component, std::vector<std::uint32_t> const& components) const {
    for (std::uint32_t i = 0; i < pattern_.nodes.size(); ++i)
        if (components[i] == component && bound_.contains(pattern_.nodes[i].name)) return true;
    for (std::uint32_t i = 0; i < pattern_.relationships.size(); ++i)
        if (components[pattern_.relationships[i].from] == component && pattern_.relationships[i].given && !searched_[i]) return true;
    return false;
}

match_planner::order match_planner::best_order(std::uint32_t component, std::vector<std::uint32_t> const& components) const {
    std::optional<order> best;
    auto const consider = [&](order candidate) {
        if (!best || candidate.cost < best->cost) best = std::move(candidate);
    };
    // A part that holds something bound starts there, or in an index.
    if (has_bound(component, components)) consider(order_from(std::nullopt, component, components));
    for (auto const i : seeks_in(component, components)) {
        auto candidate = order_from(step{step_kind::seek, i, false, seeks_[i].rows}, component, components);
        candidate.cost += dear_entries * seeks_[i].what.rows;
        consider(std::move(candidate));
    }
    if (has_bound(component, components)) return *best;
    for (auto const i : starts(component, components)) {
        bool const by_id = ids_.contains(pattern_.nodes[i].name);
        double const found = by_id ? 1 : estimator_.nodes(labels_of(i)) * node_shares_[i];
        auto candidate = order_from(step{by_id ? step_kind::by_id : step_kind::scan, i, false, found}, component, components);
        // Reading the candidates costs even where few are left.
        candidate.cost += by_id ? 0 : estimator_.nodes(labels_of(i));
        consider(std::move(candidate));
    }
    return *best;
}

// Laying operators.

bool match_planner::available(std::set<symbol> const& symbols) const {
    return std::all_of(symbols.begin(), symbols.end(), [&](symbol symbol) { return bound_.contains(symbol); });
}

bool match_planner::is_node(symbol symbol) const {
    return std::any_of(pattern_.nodes.begin(), pattern_.nodes.end(), [&](auto const& node) { return node.name == symbol; });
}

void match_planner::bind_symbol(symbol symbol) {
    if (bound_.insert(symbol).second) scope_->push_back(symbol);
}

void match_planner::push(node::operation what, double rows) {
    top_ = make_node(*out_, std::move(what), std::move(top_));
    top_->estimated_rows = rows;
    top_->counted = !std::holds_alternative<extend>(top_->what) && !std::holds_alternative<filter>(top_->what);
    rows_ = std::max(rows, least_rows);
}

void match_planner::lay(order const& part) {
    double const before = rows_;
    kept_ = 1;
    for (auto step : part.steps) {
        step.rows *= before;
        lay(step);
    }
}

void match_planner::lay(step const& step) {
    if (step.kind == step_kind::scan || step.kind == step_kind::by_id) {
        if (!bound_.contains(pattern_.nodes[step.index].name)) lay_scan(step.index);
    } else if (step.kind == step_kind::seek) {
        lay_seek(seeks_[step.index]);
    } else if (step.kind == step_kind::expand) {
        lay_expand(step.index, step.reversed);
    } else {
        auto const& relationship = pattern_.relationships[step.index];
        auto const from = pattern_.nodes[relationship.from].name;
        auto const to = pattern_.nodes[relationship.to].name;
        push(endpoints{relationship.name, from, to, relationship.towards, relationship.types, bound_.contains(from), bound_.contains(to)},
             step.rows);
        bind_symbol(from);
        bind_symbol(to);
        require_unlike_laid(step.index);
    }
    settle();
    top_->estimated_rows = step.rows * kept_;
    rows_ = std::max(top_->estimated_rows, least_rows);
    top_->counted = true;
}

/// Scans the rarest of the labels the node must have; that label's own test is then needless.
void match_planner::lay_scan(std::uint32_t index) {
    auto const name = pattern_.nodes[index].name;
    if (auto const seek = ids_.find(name); seek != ids_.end()) {
        push(node_by_id{name, seek->second}, rows_);
        bind_symbol(name);
        return;
    }
    node_scan scan{name, {}};
    double least = std::numeric_limits<double>::infinity();
    for (auto const& label : labels_of(index)) {
        double const count = estimator_.nodes({label});
        if (count >= least) continue;
        least = count;
        scan.label = label;
    }
    double const found = scan.label ? least : estimator_.nodes();
    if (scan.label)
        std::erase_if(pending_, [&](pending_predicate const& predicate) {
            auto const* test = std::get_if<bound::label_test>(&predicate.condition->node);
            auto const* of = test ? std::get_if<bound::reference>(&test->operand->node) : nullptr;
            return of && of->to == name && test->formula.op == bound::label_formula::operation::name && test->formula.label == *scan.label;
        });
    push(std::move(scan), rows_ * found);
    bind_symbol(name);
}

/// Of a path with a selector, what waits for nothing but its end: asked before paths to that end are looked for.
std::vector<expr> match_planner::take_end_conditions(bound::pattern_relationship const& relationship, symbol end) {
    std::vector<expr> taken;
    if (relationship.segment->selection == bound::path_selection::all || bound_.contains(end)) return taken;
    std::erase_if(pending_, [&](pending_predicate const& predicate) {
        auto others = predicate.symbols;
        bool const asks = others.erase(end) > 0 && available(others) && is_deterministic(predicate.condition);
        if (asks) taken.push_back(predicate.condition);
        return asks;
    });
    return taken;
}

void match_planner::lay_expand(std::uint32_t index, bool reversed) {
    auto const& relationship = pattern_.relationships[index];
    auto const from = pattern_.nodes[reversed ? relationship.to : relationship.from].name;
    auto const to = pattern_.nodes[reversed ? relationship.from : relationship.to].name;
    auto const towards = reversed ? turned(relationship.towards) : relationship.towards;
    bool const into = bound_.contains(to);
    double const rows = rows_ * growth(relationship, reversed, into, false);
    if (searched_[index]) {
        push(shortest_path{from, relationship.name, to, towards, relationship.types,
                           relationship.length.value_or(bound::path_length{1, 1}), relationship.each, relationship.element,
                           all_shortest_[index]},
             rows_);
    } else if (relationship.segment) {
        traverse walked{from, relationship.name, to, into, relationship.segment, reversed, take_end_conditions(relationship, to)};
        for (auto& each : operators_of(std::move(walked), *out_)) push(std::move(each), rows);
        for (auto const made : symbols_made(*relationship.segment)) bind_symbol(made);
    } else if (relationship.length) {
        push(expand_many{from, relationship.name, to, towards, relationship.types, into, *relationship.length, relationship.each,
                         relationship.element, reversed},
             rows);
    } else {
        push(expand{from, relationship.name, to, towards, relationship.types, into}, rows);
    }
    bind_symbol(relationship.name);
    bind_symbol(to);
    require_unlike_laid(index);
    if (searched_[index]) settle();
}

/// Lays what the symbols at hand allow: named paths, and a filter of the predicates that were waiting, those with subqueries last.
void match_planner::settle() {
    std::erase_if(paths_, [&](bound::pattern_path const& candidate) {
        std::set<symbol> elements;
        bound::path content;
        for (std::size_t i = 0; i < candidate.nodes.size(); ++i) {
            if (i > 0) content.elements.push_back(pattern_.relationships[candidate.relationships[i - 1]].name);
            content.elements.push_back(pattern_.nodes[candidate.nodes[i]].name);
        }
        elements.insert(content.elements.begin(), content.elements.end());
        if (!available(elements)) return false;
        push(extend{{{*candidate.name, make({.node = std::move(content), .kinds = kind::path, .at = {}})}}}, rows_);
        bind_symbol(*candidate.name);
        return true;
    });
    filter ready{std::exchange(ready_, {})};
    for (auto const unlike : ready.conjuncts) kept_ *= estimator_.selectivity(unlike, labels_);
    std::vector<expr> last;
    std::erase_if(pending_, [&](pending_predicate const& predicate) {
        if (!available(predicate.symbols)) return false;
        bool nested = false;
        for_each_subquery(predicate.condition, [&](bound::subquery const&) { nested = true; });
        (nested ? last : ready.conjuncts).push_back(predicate.condition);
        // What a single node must meet is in the rows of the step that finds it.
        if (predicate.symbols.size() != 1 || !is_node(*predicate.symbols.begin())) kept_ *= estimator_.selectivity(predicate.condition, labels_);
        return true;
    });
    ready.conjuncts.insert(ready.conjuncts.end(), last.begin(), last.end());
    if (ready.conjuncts.empty()) return;
    double share = 1;
    for (auto const conjunct : ready.conjuncts) share *= estimator_.selectivity(conjunct, labels_);
    push(std::move(ready), rows_ * share);
}

}  // namespace wafer::engine::plan
