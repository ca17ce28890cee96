#include "engine/optimise/count_pattern.hpp"

#include <algorithm>
#include <optional>

#include "engine/optimise/pattern_reader.hpp"
#include "engine/plan/walk.hpp"

namespace wafer::engine::optimise {

namespace {

/// Below so many expected rows the chain is faster than getting ready to count.
constexpr double worth_counting = 2000;
/// Conditions that are resolved by inclusion and exclusion: each at least doubles the patterns to count.
constexpr std::size_t most_exclusions = 5;
constexpr std::size_t most_variables = 24;

using plan::expr;
using plan::symbol;

/// What an aggregation asks of a pattern.
struct demand {
    std::optional<std::uint32_t> kept;
    std::vector<bound::aggregate_item> aggregates;  // Over the kept variable's rows, each of which has a count.
    bool only_counts = true;
};

bool counts_rows(bound::aggregate_item const& item, pattern_reader const& pattern) {
    if (item.function->name != "count" || item.distinct) return false;
    if (!item.argument) return true;
    auto const* const of = std::get_if<bound::reference>(&item.argument->node);
    return of && pattern.variable(of->to).has_value();
}

/// Aggregates that take no notice of how often a value comes.
bool ignores_repeats(bound::aggregate_item const& item) {
    return !item.parameter && item.argument && (item.distinct || item.function->name == "min" || item.function->name == "max");
}

/// Whether the expression reads nothing but one variable of the pattern, which becomes the kept one.
bool keep(expr expression, pattern_reader const& pattern, std::optional<std::uint32_t>& kept) {
    if (!plan::is_deterministic(expression)) return false;
    bool nested = false;
    plan::for_each_subquery(expression, [&](bound::subquery const&) { nested = true; });
    if (nested) return false;
    for (auto const symbol : plan::symbols_of(expression)) {
        auto const found = pattern.variable(symbol);
        if (!found || (kept && *kept != *found)) return false;
        kept = found;
    }
    return true;
}

/// Whether the rows are of a line of single steps, each condition on one of its nodes, that ends at `last`.
bool is_line_to(plan::node const& top, symbol last) {
    for (auto const* at = &top; !at->inputs.empty(); at = at->inputs[0].get()) {
        if (auto const* const step = std::get_if<plan::expand>(&at->what)) {
            if (step->into || step->to != last) return false;
            last = step->from;
        } else if (auto const* const filter = std::get_if<plan::filter>(&at->what)) {
            auto const of_last = [&](expr each) { return plan::symbols_of(each) == std::set{last}; };
            if (!std::ranges::all_of(filter->conjuncts, of_last)) return false;
        } else {
            return at->inputs.size() == 1 && at->inputs[0]->inputs.empty();
        }
    }
    return true;
}

/// Whether only the different nodes at the end of a line are wanted: `distinct_ends` goes from each node once, which is less than counting.
bool wants_last_nodes(plan::aggregate const& of, plan::node const& rows) {
    if (!of.keys.empty() || of.aggregates.empty()) return false;
    return std::ranges::all_of(of.aggregates, [&](bound::aggregate_item const& item) {
        if (!ignores_repeats(item)) return false;
        auto const read = plan::symbols_of(item.argument);
        return read.size() == 1 && is_line_to(rows, *read.begin());
    });
}

class rewriter {
public:
    explicit rewriter(pass_context const& context) : statement_(context.statement), estimator_(context.estimator), forced_(context.forced) {}

    plan::node_ptr rewrite(plan::node_ptr root) {
        auto const& aggregate = std::get<plan::aggregate>(root->what);
        pattern_reader pattern(*statement_, *estimator_);
        if (!pattern.read(*root->inputs[0]) || !worthwhile(pattern)) return root;
        if (!forced_ && wants_last_nodes(aggregate, *root->inputs[0])) return root;
        count_ = make_symbol("count");
        auto const wanted = demand_of(aggregate, pattern);
        if (!wanted) return root;
        std::vector<plan::node_ptr> inputs;
        plan::count_pattern counting{pattern.take(inputs), wanted->kept, count_};
        if (exclusions(counting.what) > most_exclusions || counting.what.variables.size() > most_variables) return root;
        double const rows = wanted->kept ? std::min(root->inputs[0]->estimated_rows, estimator_->nodes()) : 1;
        auto leaf = plan::make_node(*statement_, std::move(counting), nullptr);
        leaf->inputs = std::move(inputs);
        leaf->estimated_rows = rows;
        leaf->counted = true;
        return wanted->kept ? grouped(std::move(root), std::move(leaf), *wanted) : total(std::move(root), std::move(leaf));
    }

private:
    [[nodiscard]] bool worthwhile(pattern_reader const& pattern) const {
        if (forced_) return true;
        if (pattern.rows() < worth_counting) return false;
        return pattern.anchored() || pattern.rows() > pattern.size() / 2;
    }

    static std::size_t exclusions(plan::counted_pattern const& pattern) {
        std::size_t most = pattern.unequal.size() + pattern.unlike.size() + pattern.forbidden.size();
        for (auto const& part : pattern.parts) most = std::max(most, exclusions(part.pattern[0]));
        return most;
    }

    std::optional<demand> demand_of(plan::aggregate const& aggregate, pattern_reader const& pattern) {
        demand wanted;
        for (auto const& key : aggregate.keys)
            if (!keep(key.content, pattern, wanted.kept)) return std::nullopt;
        if (!aggregate.keys.empty() && !wanted.kept) return std::nullopt;
        for (auto item : aggregate.aggregates) {
            if (counts_rows(item, pattern)) {
                item = {item.name, find_aggregate("sum"), false, count(), nullptr};
            } else if (!ignores_repeats(item) || !keep(item.argument, pattern, wanted.kept)) {
                return std::nullopt;
            } else {
                wanted.only_counts = false;
            }
            wanted.aggregates.push_back(item);
        }
        if (!wanted.only_counts && !wanted.kept) return std::nullopt;
        return wanted;
    }

    symbol make_symbol(std::string name) {
        statement_->source->symbols.push_back({std::move(name), kind::integer});
        return {static_cast<std::uint32_t>(statement_->source->symbols.size() - 1)};
    }
    expr count() {
        return &statement_->expressions.emplace_back(bound::expression{.node = bound::reference{count_}, .kinds = kind::integer, .at = {}});
    }

    /// Every aggregate is the same number.
    plan::node_ptr total(plan::node_ptr root, plan::node_ptr leaf) {
        plan::extend named;
        for (auto const& item : std::get<plan::aggregate>(root->what).aggregates) named.items.push_back({item.name, count()});
        root->what = std::move(named);
        root->inputs[0] = std::move(leaf);
        return root;
    }

    static plan::node_ptr grouped(plan::node_ptr root, plan::node_ptr leaf, demand const& wanted) {
        std::get<plan::aggregate>(root->what).aggregates = wanted.aggregates;
        root->inputs[0] = std::move(leaf);
        return root;
    }

    plan::statement* statement_;
    plan::estimator const* estimator_;
    bool forced_;
    symbol count_;
};

}  // namespace

plan::node_ptr count_pattern(plan::node_ptr root, pass_context const& context) {
    for (auto& input : root->inputs) input = count_pattern(std::move(input), context);
    if (!std::holds_alternative<plan::aggregate>(root->what)) return root;
    return rewriter(context).rewrite(std::move(root));
}

}  // namespace wafer::engine::optimise
