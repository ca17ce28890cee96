#include "engine/optimise/random_walks.hpp"

#include <algorithm>
#include <span>

#include "engine/plan/walk.hpp"

namespace wafer::engine::optimise {

namespace {

/// A label that none of so many nodes has is rare enough to list its nodes.
constexpr int tries = 64;

}  // namespace

random_walks::random_walks(plan::statement& statement, graph const& data, plan::estimator const& estimator)
    : statement_(&statement), data_(&data), estimator_(&estimator), bindings_(statement.source->symbols.size()) {}

// Preparing.

std::size_t random_walks::prepare(std::vector<plan::node*> const& line) {
    for (auto* const each : line) {
        auto next = prepare(*each);
        if (!next) break;
        chain_.push_back(std::move(*next));
    }
    return chain_.size();
}

std::optional<random_walks::step> random_walks::prepare(plan::node& at) {
    auto const starts = [&](plan::symbol symbol) {
        known_.insert(symbol);
        return std::optional(step{&at});
    };
    return std::visit(
        overloaded{
            [&](plan::single_row const&) { return std::optional(step{&at}); },
            [&](plan::extend const&) { return std::optional(step{&at}); },
            [&](plan::node_scan const& scan) {
                if (scan.label) labels_[scan.node].push_back(*scan.label);
                return starts(scan.node);
            },
            [&](plan::index_seek const& seek) {
                if (seek.relationship || !std::holds_alternative<plan::single_row>(at.inputs[0]->what)) return std::optional<step>();
                labels_[seek.entity].push_back(seek.label);
                return starts(seek.entity);
            },
            [&](plan::expand const& expand) { return known_.contains(expand.from) ? std::optional(prepare_expand(at, expand)) : std::nullopt; },
            [&](plan::filter const& filter) { return std::optional(prepare_filter(at, filter)); },
            [&](plan::apply const& apply) { return apply.optional && !apply.unit ? prepare_optional(at) : std::nullopt; },
            [](auto const&) { return std::optional<step>(); },
        },
        at.what);
}

random_walks::step random_walks::prepare_expand(plan::node const& at, plan::expand const& expand) {
    step made{&at};
    for (auto const& name : expand.types)
        if (auto const type = data_->find_type(name)) made.types.push_back(*type);
    if (expand.types.empty())
        for (std::uint32_t type = 0; type < data_->type_count(); ++type) made.types.push_back({type});
    known_.insert(expand.relationship);
    known_.insert(expand.to);
    return made;
}

random_walks::step random_walks::prepare_filter(plan::node const& at, plan::filter const& filter) {
    step made{&at};
    for (auto const conjunct : filter.conjuncts) note_labels(conjunct);
    for (auto const conjunct : filter.conjuncts) {
        made.shares.push_back(estimator_->selectivity(conjunct, labels_));
        prepare_subqueries(conjunct);
    }
    return made;
}

void random_walks::note_labels(plan::expr condition) {
    auto const* const test = std::get_if<bound::label_test>(&condition->node);
    auto const* const of = test ? std::get_if<bound::reference>(&test->operand->node) : nullptr;
    if (of && test->formula.op == bound::label_formula::operation::name) labels_[of->to].push_back(test->formula.label);
}

std::optional<random_walks::step> random_walks::prepare_optional(plan::node& at) {
    step made{&at};
    if (!prepare_inner(*at.inputs[1], made.inner)) return std::nullopt;
    return made;
}

/// A plan below a row whose leaf is an argument, whole.
bool random_walks::prepare_inner(plan::node& top, chain& into) {
    if (std::holds_alternative<plan::argument>(top.what)) return true;
    if (top.inputs.empty() || std::holds_alternative<plan::single_row>(top.what) || !prepare_inner(*top.inputs[0], into)) return false;
    auto next = prepare(top);
    if (!next) return false;
    into.push_back(std::move(*next));
    return true;
}

void random_walks::prepare_subqueries(plan::expr condition) {
    plan::for_each_subquery(condition, [&](bound::subquery const& subquery) {
        auto const planned = statement_->subqueries.find(subquery.body);
        if (subquery.kind != bound::subquery_kind::exists || planned == statement_->subqueries.end()) return;
        chain found;
        if (prepare_inner(*planned->second.root, found)) subqueries_.emplace(subquery.body, std::move(found));
    });
}

// Walking.

std::uint64_t random_walks::below(std::uint64_t bound) {
    // xorshift64 (Marsaglia, "Xorshift RNGs", 2003); the bias of the remainder is nothing beside that of so few walks.
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return (state_ >> 16) % bound;
}

std::size_t random_walks::walk(std::vector<double>& sums) {
    double rows = 1;
    for (std::size_t i = 0; i < chain_.size(); ++i) {
        rows *= take(chain_[i]);
        if (rows <= 0) return i;
        sums[i] += rows;
    }
    return chain_.size();
}

double random_walks::run(chain const& chain) {
    double rows = 1;
    for (auto const& next : chain) {
        rows *= take(next);
        if (rows <= 0) return 0;
    }
    return rows;
}

bool random_walks::some(chain const& chain) {
    constexpr int attempts = 4;
    for (int i = 0; i < attempts; ++i)
        if (run(chain) > 0) return true;
    return false;
}

double random_walks::take(step const& next) {
    ++taken_;
    return std::visit(overloaded{
                          [&](plan::node_scan const& scan) { return take_nodes(scan.node, scan.label); },
                          [&](plan::index_seek const& seek) {
                              return take_nodes(seek.entity, seek.label) > 0 ? next.at->estimated_rows : 0.0;
                          },
                          [&](plan::expand const& expand) { return take_expand(next, expand); },
                          [&](plan::filter const& filter) { return take_filter(next, filter); },
                          [&](plan::apply const&) { return take_optional(next); },
                          [](auto const&) { return 1.0; },
                      },
                      next.at->what);
}

double random_walks::take_nodes(plan::symbol symbol, std::optional<std::string> const& name) {
    auto const label = name ? data_->find_label(*name) : std::nullopt;
    if (name && !label) return 0;
    auto const found = pick(label);
    if (!found) return 0;
    at(symbol) = {binding::state::node, found->value};
    return static_cast<double>(label ? data_->stats().nodes(*label) : data_->stats().nodes());
}

std::optional<node_id> random_walks::pick(std::optional<label_id> label) {
    auto const bound = data_->node_bound();
    auto const listed = label ? rare_.find(label->value) : rare_.end();
    for (int i = 0; listed == rare_.end() && bound > 0 && i < tries; ++i) {
        node_id const any{static_cast<std::uint32_t>(below(bound))};
        if (label ? data_->has_label(any, *label) : data_->contains(any)) return any;
    }
    if (!label) return std::nullopt;
    auto& all = rare_[label->value];
    if (listed == rare_.end()) {
        all.resize(data_->stats().nodes(*label));
        node_id from{0};
        std::size_t found = 0;
        while (found < all.size()) {
            auto const more = data_->scan_label(*label, from, std::span(all).subspan(found));
            if (more == 0) break;
            found += more;
        }
        all.resize(found);
    }
    return all.empty() ? std::nullopt : std::optional(all[below(all.size())]);
}

double random_walks::take_expand(step const& next, plan::expand const& expand) {
    auto const from = at(expand.from);
    if (from.is != binding::state::node) return 0;
    auto const to = at(expand.to);
    auto const visit = [&](auto each) {
        for (auto const type : next.types) {
            for (auto const direction : {towards::outgoing, towards::incoming}) {
                bool const other = direction == towards::outgoing ? expand.towards == bound::direction::left : expand.towards == bound::direction::right;
                if (other) continue;
                auto found = data_->neighbours(type, direction, {static_cast<std::uint32_t>(from.what)});
                if (expand.into) {
                    auto const first = std::lower_bound(found.begin(), found.end(), neighbour{{static_cast<std::uint32_t>(to.what)}, 0});
                    auto last = first;
                    while (last != found.end() && last->node.value == to.what) ++last;
                    found = {first, last};
                }
                each(type, found);
            }
        }
    };
    std::size_t all = 0;
    visit([&](type_id, std::span<neighbour const> found) { all += found.size(); });
    if (all == 0 || (expand.into && to.is != binding::state::node)) return 0;
    auto chosen = static_cast<std::size_t>(below(all));
    bool done = false;
    visit([&](type_id type, std::span<neighbour const> found) {
        if (done) return;
        if (chosen >= found.size()) {
            chosen -= found.size();
            return;
        }
        done = true;
        at(expand.relationship) = {binding::state::relationship, rel_id{type, found[chosen].index}.packed()};
        at(expand.to) = {binding::state::node, found[chosen].node.value};
    });
    return static_cast<double>(all);
}

/// A row without any match stays, and so do the rows of at least one.
double random_walks::take_optional(step const& next) {
    double const rows = run(next.inner);
    if (rows > 0) return std::max(1.0, rows);
    for (auto const& inner : next.inner)
        if (auto const* const expand = std::get_if<plan::expand>(&inner.at->what)) {
            at(expand->relationship) = {binding::state::null, 0};
            if (!expand->into) at(expand->to) = {binding::state::null, 0};
        }
    return 1;
}

double random_walks::take_filter(step const& next, plan::filter const& filter) {
    double share = 1;
    for (std::size_t i = 0; i < filter.conjuncts.size() && share > 0; ++i) {
        auto const asked = holds(filter.conjuncts[i]);
        share *= asked ? (*asked ? 1 : 0) : next.shares[i];
    }
    return share;
}

}  // namespace wafer::engine::optimise
