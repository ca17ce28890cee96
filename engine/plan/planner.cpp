#include "engine/plan/planner.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "engine/plan/match.hpp"
#include "engine/plan/walk.hpp"

namespace wafer::engine::plan {

namespace {



/// Plans queries clause by clause on top of a leaf. One per query nesting level is not needed: it keeps only the chain at hand.
class query_planner {
public:
    /// `keeps_around`: grouping leaves the columns of the leaf in sight.
    query_planner(statement& out, graph const& data, bool keeps_around = false)
        : out_(&out), data_(&data), estimator_(data), keeps_around_(keeps_around) {}

    using leaf_maker = std::function<node_ptr(std::vector<symbol>& scope)>;
    node_ptr plan(bound::query const& query, leaf_maker const& leaf);

private:
    /// The chain so far: its top, the symbols it hands on, and what it did since its last barrier.
    struct chain {
        node_ptr top;
        std::vector<symbol> scope;
        std::vector<symbol> around{};  // Of a subquery: stays in sight until rows are grouped.
        node* leaf = nullptr;
        bool reads = false;   // The graph was read, lazily: a write may not start before that has ended.
        bool wrote = false;   // The graph is being changed: nothing else may start before that has ended.
        bool updated = false; // By SET or REMOVE: other changes of the same entities may not come in between.
    };

    node_ptr plan_part(bound::single_query const& part, leaf_maker const& leaf);
    void push(chain& at, node::operation what);
    void barrier(chain& at);
    void group(chain& at, bound::projection const& clause);
    void before_read(chain& at) {
        if (at.wrote) barrier(at);
    }
    void before_write(chain& at) {
        if (at.reads) barrier(at);
    }
    [[nodiscard]] node_ptr argument_leaf(chain const& at, symbol origin) const;

    void add(chain& at, bound::match const& clause);
    void add(chain& at, bound::unwind const& clause);
    void add(chain& at, bound::load_csv const& clause);
    void add(chain& at, bound::projection const& clause);
    void add(chain& at, bound::create const& clause);
    void add(chain& at, bound::update const& clause);
    void add(chain& at, bound::merge const& clause);
    void add(chain& at, bound::removal const& clause);
    void add(chain& at, bound::procedure_call const& clause);
    bound::create read_ahead(chain& at, bound::create clause);
    void add(chain& at, bound::row_query const& clause);
    void add(chain& at, bound::schema_change const& clause) { push(at, schema_change{clause}); }
    void add_paths(chain& at, std::vector<bound::named_path> const& paths);

    statement* out_;
    graph const* data_;
    estimator estimator_;
    known_labels labels_{};  // Of the nodes of all patterns so far.
    bool keeps_around_;
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
    auto both = make_node(*out_, single_row{}, nullptr);
    for (auto const& part : query.parts) {
        both->inputs.push_back(plan_part(part, leaf));
        all.sources.push_back(part.columns);
    }
    both->what = std::move(all);
    bool const distinct_rows = std::any_of(query.all.begin(), query.all.end(), [](bool keeps_all) { return !keeps_all; });
    if (!distinct_rows) return both;
    return make_node(*out_, distinct{query.columns}, std::move(both));
}

node_ptr query_planner::plan_part(bound::single_query const& part, leaf_maker const& leaf) {
    chain at;
    at.top = leaf(at.scope);
    at.around = at.scope;
    at.leaf = at.top.get();
    for (auto const& clause : part.clauses) std::visit([&](auto const& each) { add(at, each); }, clause);
    return std::move(at.top);
}

void query_planner::push(chain& at, node::operation what) {
    at.reads = at.reads || any_reads(what);
    at.top = make_node(*out_, std::move(what), std::move(at.top));
    at.top->estimated_rows = expected_rows(*at.top, estimator_);
}

void query_planner::barrier(chain& at) {
    push(at, eager{});
    at.reads = false;
    at.wrote = false;
    at.updated = false;
}

node_ptr query_planner::argument_leaf(chain const& at, symbol origin) const {
    auto leaf = make_node(*out_, argument{at.scope, origin}, nullptr);
    leaf->estimated_rows = at.top->estimated_rows;
    return leaf;
}

void query_planner::add(chain& at, bound::match const& clause) {
    before_read(at);
    at.reads = true;
    match_planner planner(*out_, *data_, labels_);
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
    push(at, unwind{clause.list, clause.variable, clause.position, clause.first_position});
    at.scope.push_back(clause.variable);
    if (clause.position) at.scope.push_back(*clause.position);
}

void query_planner::add(chain& at, bound::load_csv const& clause) {
    before_read(at);
    push(at, load_csv{clause});
    for (auto const made : {clause.row, clause.line, clause.file}) at.scope.push_back(made);
}

/// What is around the rows and stays in sight comes back by running the plan up to here below a leaf of its own.
void query_planner::group(chain& at, bound::projection const& clause) {
    at.scope.clear();
    for (auto const& key : clause.keys) at.scope.push_back(key.name);
    for (auto const& item : clause.aggregates) at.scope.push_back(item.name);
    push(at, aggregate{clause.keys, clause.aggregates});
    if (!keeps_around_) at.around.clear();
    if (at.around.empty()) return;
    auto const inner_origin = make_symbol(*out_, "row", kind::integer);
    auto leaf = make_node(*out_, argument{at.around, std::get<argument>(at.leaf->what).origin}, nullptr);
    leaf->estimated_rows = at.leaf->estimated_rows;
    std::get<argument>(at.leaf->what).origin = inner_origin;
    at.leaf = leaf.get();
    auto grouped = std::exchange(at.top, std::move(leaf));
    push(at, apply{false, inner_origin});
    at.top->inputs.push_back(std::move(grouped));
    at.scope.insert(at.scope.end(), at.around.begin(), at.around.end());
}

void query_planner::add(chain& at, bound::projection const& clause) {
    before_read(at);
    if (clause.aggregated) group(at, clause);
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
    for (auto const symbol : at.around)
        if (std::find(at.scope.begin(), at.scope.end(), symbol) == at.scope.end()) at.scope.push_back(symbol);
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

/// `CREATE (:A {n: COUNT { (:A) }})`: what is asked of the whole graph is asked before the clause makes anything.
bound::create query_planner::read_ahead(chain& at, bound::create clause) {
    std::set<symbol> made;
    for (auto const& element : clause.elements) std::visit([&](auto const& one) { made.insert(one.name); }, element);
    auto const is_ahead = [&](expr properties) {
        bool nested = false;
        for_each_subquery(properties, [&](bound::subquery const&) { nested = true; });
        auto const used = symbols_of(properties);
        return nested && std::none_of(used.begin(), used.end(), [&](symbol one) { return made.contains(one); });
    };
    extend computed;
    auto const replace = [&](expr& properties) {
        if (!properties || !is_ahead(properties)) return;
        auto const name = make_symbol(*out_, "properties", kind::map);
        computed.items.push_back({name, properties});
        properties = &out_->expressions.emplace_back(bound::expression{.node = bound::reference{name}, .kinds = kind::map, .at = properties->at});
    };
    for (auto& element : clause.elements) std::visit([&](auto& one) { replace(one.properties); }, element);
    if (computed.items.empty()) return clause;
    before_read(at);
    for (auto const& item : computed.items) at.scope.push_back(item.name);
    push(at, std::move(computed));
    barrier(at);
    return clause;
}

void query_planner::add(chain& at, bound::create const& written) {
    auto const clause = read_ahead(at, written);
    create what{clause};
    bool const follows_create = at.wrote && std::holds_alternative<create>(at.top->what);
    if (at.wrote && (at.updated || !follows_create) && any_reads(what)) barrier(at);
    before_write(at);
    for (auto const& element : clause.elements) std::visit([&](auto const& made) { at.scope.push_back(made.name); }, element);
    // One CREATE behind another is one with more elements: they are made in order as it is.
    if (follows_create && at.wrote) {
        auto& before = std::get<create>(at.top->what).what.elements;
        before.insert(before.end(), clause.elements.begin(), clause.elements.end());
        at.reads = at.reads || any_reads(what);
    } else {
        push(at, std::move(what));
    }
    at.wrote = true;
    add_paths(at, clause.paths);
}

void query_planner::add(chain& at, bound::update const& clause) {
    update what{clause.changes};
    if (at.updated || (at.wrote && any_reads(what))) barrier(at);
    before_write(at);
    at.reads = false;
    push(at, std::move(what));
    at.wrote = true;
    at.updated = true;
}

void query_planner::add(chain& at, bound::merge const& clause) {
    if (at.reads || at.wrote) barrier(at);
    auto const origin = make_symbol(*out_, "row", kind::integer);
    auto inner = match_planner(*out_, *data_, labels_).plan(clause.search, argument_leaf(at, origin), at.scope);
    push(at, merge{origin, clause.otherwise, clause.on_match, clause.on_create});
    at.top->inputs.push_back(std::move(inner));
    at.reads = true;  // It searches for each row anew.
    at.wrote = true;
    add_paths(at, clause.otherwise.paths);
}

/// Deleting is a barrier by itself: it takes all rows before it deletes, and hands them on after.
void query_planner::add(chain& at, bound::removal const& clause) {
    if (at.wrote) barrier(at);
    push(at, removal{clause.detach, clause.targets});
    at.reads = false;
    at.wrote = false;
    at.updated = false;
}

void query_planner::add(chain& at, bound::procedure_call const& clause) {
    before_read(at);
    push(at, procedure_call{clause.what, clause.arguments, clause.yields});
    at.reads = true;
    for (auto const& [index, name] : clause.yields) at.scope.push_back(name);
    if (clause.where) push(at, filter{{clause.where}});
}

/// A query that writes runs for one row after the other, each to its end; so the rows before it must all be there, and what comes after waits.
void query_planner::add(chain& at, bound::row_query const& clause) {
    auto const origin = make_symbol(*out_, "row", kind::integer);
    double const rows = at.top->estimated_rows;
    auto inner = query_planner(*out_, *data_, true).plan(*clause.body, [&](std::vector<symbol>& scope) {
        scope = clause.outer;
        auto leaf = make_node(*out_, argument{clause.outer, origin}, nullptr);
        leaf->estimated_rows = rows;
        return leaf;
    });
    bool const changes = writes(*inner);
    if (at.wrote || (changes && at.reads)) barrier(at);
    push(at, apply{clause.of == bound::row_query::mode::optional, origin, clause.of == bound::row_query::mode::unit});
    at.top->inputs.push_back(std::move(inner));
    at.top->estimated_rows = expected_rows(*at.top, estimator_);
    at.reads = true;
    at.wrote = changes;
    at.updated = changes;
    at.scope.insert(at.scope.end(), clause.body->columns.begin(), clause.body->columns.end());
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
            return make_node(*out_, argument{made.outer, made.origin}, nullptr);
        });
        node const& root = *made.root;
        out_->subqueries.emplace(subquery.body, std::move(made));
        visit(root);
    }

    statement* out_;
    graph const* data_;
};

}  // namespace

statement plan(std::unique_ptr<bound::statement> source, graph const& data, std::size_t most_operators) {
    statement out;
    out.most_operators = most_operators;
    out.source = std::move(source);
    out.columns = out.source->root->columns;
    out.root = query_planner(out, data).plan(*out.source->root, [&](std::vector<symbol>&) { return make_node(out, single_row{}, nullptr); });
    subquery_planner(out, data).visit(*out.root);
    return out;
}

}  // namespace wafer::engine::plan
