#include "engine/plan/planner.hpp"

#include <algorithm>
#include <functional>

#include "engine/plan/match.hpp"
#include "engine/plan/walk.hpp"

namespace wafer::engine::plan {

namespace {



/// Plans queries clause by clause on top of a leaf. One per query nesting level is not needed: it keeps only the chain at hand.
class query_planner {
public:
    query_planner(statement& out, graph const& data) : out_(&out), data_(&data), estimator_(data) {}

    using leaf_maker = std::function<node_ptr(std::vector<symbol>& scope)>;
    node_ptr plan(bound::query const& query, leaf_maker const& leaf);

private:
    /// The chain so far: its top, the symbols it hands on, and what it did since its last barrier.
    struct chain {
        node_ptr top;
        std::vector<symbol> scope;
        bool reads = false;   // The graph was read, lazily: a write may not start before that has ended.
        bool wrote = false;   // The graph is being changed: nothing else may start before that has ended.
    };

    node_ptr plan_part(bound::single_query const& part, leaf_maker const& leaf);
    void push(chain& at, node::operation what);
    void barrier(chain& at);
    void before_read(chain& at) {
        if (at.wrote) barrier(at);
    }
    void before_write(chain& at) {
        if (at.reads) barrier(at);
    }
    node_ptr argument_leaf(chain const& at, symbol origin) const;

    void add(chain& at, bound::match const& clause);
    void add(chain& at, bound::unwind const& clause);
    void add(chain& at, bound::projection const& clause);
    void add(chain& at, bound::create const& clause);
    void add(chain& at, bound::update const& clause);
    void add(chain& at, bound::merge const& clause);
    void add(chain& at, bound::removal const& clause);
    void add(chain& at, bound::procedure_call const& clause);
    void add_paths(chain& at, std::vector<bound::named_path> const& paths);

    statement* out_;
    graph const* data_;
    estimator estimator_;
};

bool any_reads(node::operation const& what) {
    bool reads = false;
    for_each_expression(what, [&](expr expression) { reads = reads || reads_graph(expression); });
    return reads;
}

symbol make_symbol(statement& out, std::string name, kind_set kinds) {
    out.source->symbols.push_back({std::move(name), kinds});
    return {static_cast<std::uint32_t>(out.source->symbols.size() - 1)};
}

node_ptr query_planner::plan(bound::query const& query, leaf_maker const& leaf) {
    if (query.parts.size() == 1) return plan_part(query.parts[0], leaf);
    union_all all{query.columns, {}};
    auto both = std::make_unique<node>();
    for (auto const& part : query.parts) {
        both->inputs.push_back(plan_part(part, leaf));
        all.sources.push_back(part.columns);
    }
    both->what = std::move(all);
    bool const distinct_rows = std::any_of(query.all.begin(), query.all.end(), [](bool keeps_all) { return !keeps_all; });
    if (!distinct_rows) return both;
    auto first_of_equals = std::make_unique<node>();
    first_of_equals->what = distinct{query.columns};
    first_of_equals->inputs.push_back(std::move(both));
    return first_of_equals;
}

node_ptr query_planner::plan_part(bound::single_query const& part, leaf_maker const& leaf) {
    chain at;
    at.top = leaf(at.scope);
    for (auto const& clause : part.clauses) std::visit([&](auto const& each) { add(at, each); }, clause);
    return std::move(at.top);
}

void query_planner::push(chain& at, node::operation what) {
    at.reads = at.reads || any_reads(what);
    auto made = std::make_unique<node>();
    made->what = std::move(what);
    made->inputs.push_back(std::move(at.top));
    made->estimated_rows = expected_rows(*made, estimator_);
    at.top = std::move(made);
}

void query_planner::barrier(chain& at) {
    push(at, eager{});
    at.reads = false;
    at.wrote = false;
}

node_ptr query_planner::argument_leaf(chain const& at, symbol origin) const {
    auto leaf = std::make_unique<node>();
    leaf->what = argument{at.scope, origin};
    leaf->estimated_rows = at.top->estimated_rows;
    return leaf;
}

void query_planner::add(chain& at, bound::match const& clause) {
    before_read(at);
    at.reads = true;
    match_planner planner(*out_, *data_);
    if (!clause.optional) {
        at.top = planner.plan(clause.what, std::move(at.top), at.scope);
        return;
    }
    auto const origin = make_symbol(*out_, "row", kind::integer);
    auto inner = planner.plan(clause.what, argument_leaf(at, origin), at.scope);
    push(at, apply{true, origin});
    at.top->inputs.push_back(std::move(inner));
    at.top->estimated_rows = expected_rows(*at.top, estimator_);
}

void query_planner::add(chain& at, bound::unwind const& clause) {
    before_read(at);
    push(at, unwind{clause.list, clause.variable});
    at.scope.push_back(clause.variable);
}

void query_planner::add(chain& at, bound::projection const& clause) {
    before_read(at);
    if (clause.aggregated) {
        at.scope.clear();
        for (auto const& key : clause.keys) at.scope.push_back(key.name);
        for (auto const& item : clause.aggregates) at.scope.push_back(item.name);
        push(at, aggregate{clause.keys, clause.aggregates});
    }
    extend computed;
    std::vector<symbol> columns;
    for (auto const& item : clause.items) {
        columns.push_back(item.name);
        auto const* same = std::get_if<bound::reference>(&item.content->node);
        if (same && same->to == item.name) continue;
        computed.items.push_back(item);
    }
    if (!computed.items.empty()) push(at, std::move(computed));
    if (clause.distinct) push(at, distinct{columns});
    if (!clause.order.empty()) push(at, sort{clause.order, {}});
    if (clause.skip) push(at, skip{clause.skip});
    if (clause.limit) push(at, limit{clause.limit});
    at.scope = std::move(columns);
    if (clause.where) push(at, filter{{clause.where}});
}

void query_planner::add_paths(chain& at, std::vector<bound::named_path> const& paths) {
    if (paths.empty()) return;
    extend computed;
    for (auto const& path : paths) {
        computed.items.push_back({path.name, path.content});
        at.scope.push_back(path.name);
    }
    before_read(at);
    push(at, std::move(computed));
}

void query_planner::add(chain& at, bound::create const& clause) {
    create what{clause};
    if (at.wrote && any_reads(what)) barrier(at);
    before_write(at);
    for (auto const& element : clause.elements) std::visit([&](auto const& made) { at.scope.push_back(made.name); }, element);
    push(at, std::move(what));
    at.wrote = true;
    add_paths(at, clause.paths);
}

void query_planner::add(chain& at, bound::update const& clause) {
    update what{clause.changes};
    if (at.wrote && any_reads(what)) barrier(at);
    before_write(at);
    push(at, std::move(what));
    at.reads = false;
    at.wrote = true;
}

void query_planner::add(chain& at, bound::merge const& clause) {
    if (at.reads || at.wrote) barrier(at);
    auto const origin = make_symbol(*out_, "row", kind::integer);
    auto inner = match_planner(*out_, *data_).plan(clause.search, argument_leaf(at, origin), at.scope);
    push(at, merge{origin, clause.otherwise, clause.on_match, clause.on_create});
    at.top->inputs.push_back(std::move(inner));
    at.reads = false;
    at.wrote = true;
    add_paths(at, clause.otherwise.paths);
}

/// Deleting is a barrier by itself: it takes all rows before it deletes, and hands them on after.
void query_planner::add(chain& at, bound::removal const& clause) {
    if (at.wrote) barrier(at);
    push(at, removal{clause.detach, clause.targets});
    at.reads = false;
    at.wrote = false;
}

void query_planner::add(chain& at, bound::procedure_call const& clause) {
    before_read(at);
    push(at, procedure_call{clause.what, clause.arguments, clause.yields});
    at.reads = true;
    for (auto const& [index, name] : clause.yields) at.scope.push_back(name);
    if (clause.where) push(at, filter{{clause.where}});
}

/// Plans the subqueries of all expressions below a plan, and theirs.
class subquery_planner {
public:
    subquery_planner(statement& out, graph const& data) : out_(&out), data_(&data) {}

    void visit(node const& root) {
        for_each_expression(root.what, [&](expr expression) {
            for_each_subquery(expression, [&](bound::subquery const& subquery) { plan(subquery); });
        });
        for (auto const& input : root.inputs) visit(*input);
    }

private:
    void plan(bound::subquery const& subquery) {
        if (out_->subqueries.contains(subquery.body)) return;
        nested made{{}, subquery.outer, make_symbol(*out_, "row", kind::integer)};
        made.root = query_planner(*out_, *data_).plan(*subquery.body, [&](std::vector<symbol>& scope) {
            scope = made.outer;
            auto leaf = std::make_unique<node>();
            leaf->what = argument{made.outer, made.origin};
            return leaf;
        });
        node const& root = *made.root;
        out_->subqueries.emplace(subquery.body, std::move(made));
        visit(root);
    }

    statement* out_;
    graph const* data_;
};

}  // namespace

statement plan(std::unique_ptr<bound::statement> source, graph const& data) {
    statement out;
    out.source = std::move(source);
    out.columns = out.source->root->columns;
    out.root = query_planner(out, data).plan(*out.source->root, [](std::vector<symbol>&) { return std::make_unique<node>(); });
    subquery_planner(out, data).visit(*out.root);
    return out;
}

}  // namespace wafer::engine::plan
