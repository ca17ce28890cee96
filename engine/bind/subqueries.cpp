// EXISTS, COUNT and COLLECT, pattern predicates and pattern comprehensions: a query within an expression.
#include <fmt/format.h>

#include "engine/bind/binder.hpp"

namespace wafer::engine {

namespace {

kind_set kinds_of_subquery(bound::subquery_kind kind) {
    switch (kind) {
        case bound::subquery_kind::exists: return kind::boolean;
        case bound::subquery_kind::count: return kind::integer;
        case bound::subquery_kind::collect: return kind::list;
    }
    return any_kind;
}

}  // namespace

bound::query const* binder::keep(bound::query query) { return &out_->queries.emplace_back(std::move(query)); }

expr binder::subquery_over(bound::subquery_kind kind, bound::query const* body, std::size_t first_use, symbol first_inner,
                           ast::text_range at) {
    expr const made = make(bound::subquery{kind, body, used_from_outside(first_use, first_inner)}, kinds_of_subquery(kind), at);
    if (kind == bound::subquery_kind::collect) know_elements(made, kinds_of(body->columns.front()));
    return made;
}

expr binder::pattern_predicate(ast::pattern_predicate const& written, ast::text_range at) {
    std::size_t const first_use = uses_.size();
    symbol const first_inner{static_cast<std::uint32_t>(out_->symbols.size())};
    scope inner{scope_, nullptr, {}};
    replaced const entered(scope_, &inner);
    replaced const place(aggregation_, aggregation::refused);
    bound::query body;
    auto& part = body.parts.emplace_back();
    part.clauses.emplace_back(bound::match{false, pattern({&*written.path}, nullptr, pattern_use::refers)});
    return subquery_over(bound::subquery_kind::exists, keep(std::move(body)), first_use, first_inner, at);
}

/// `shortestPath(…)` as a value: the first of the paths found between two bound nodes, or null; `allShortestPaths(…)`: their list.
expr binder::shortest_paths(ast::path_pattern const& written, ast::text_range at) {
    for (auto const* end : {&written.nodes.front(), &written.nodes.back()})
        if (!end->variable || !scope_->find(end->variable->text))
            fail("UnboundPathEnd", "As an expression, a shortest path is sought between two nodes that are bound: outside of MATCH it finds none.",
                 end->at);
    std::size_t const first_use = uses_.size();
    symbol const first_inner{static_cast<std::uint32_t>(out_->symbols.size())};
    scope inner{scope_, nullptr, {}};
    replaced const entered(scope_, &inner);
    replaced const place(aggregation_, aggregation::refused);
    bound::query body;
    auto& part = body.parts.emplace_back();
    bound::match search{false, pattern({&written}, nullptr, pattern_use::introduces)};
    symbol const path = make_anonymous(kind::path);
    search.what.paths.front().name = path;
    part.clauses.emplace_back(std::move(search));
    bound::projection last;
    last.items.push_back({path, refer(path, at)});
    part.clauses.emplace_back(std::move(last));
    part.columns = {path};
    body.columns = {path};
    expr const all = subquery_over(bound::subquery_kind::collect, keep(std::move(body)), first_use, first_inner, at);
    if (written.search == ast::path_search::all_shortest) return all;
    return make(bound::subscript{all, literal(value::of(std::int64_t{0}), at)}, kind::path, at);
}

expr binder::pattern_comprehension(ast::pattern_comprehension const& written, ast::text_range at) {
    std::size_t const first_use = uses_.size();
    symbol const first_inner{static_cast<std::uint32_t>(out_->symbols.size())};
    scope inner{scope_, nullptr, {}};
    replaced const entered(scope_, &inner);
    replaced const place(aggregation_, aggregation::refused);
    bound::query body;
    auto& part = body.parts.emplace_back();
    auto const* const where = written.where ? &**written.where : nullptr;
    part.clauses.emplace_back(bound::match{false, pattern({&*written.path}, where, pattern_use::introduces)});
    expr const content = expression(*written.projection);
    symbol const column = make_anonymous(content->kinds, elements_of(content));
    bound::projection last;
    last.items.push_back({column, content});
    part.clauses.emplace_back(std::move(last));
    part.columns = {column};
    body.columns = {column};
    return subquery_over(bound::subquery_kind::collect, keep(std::move(body)), first_use, first_inner, at);
}

expr binder::subquery(ast::subquery_expression const& written, ast::text_range at) {
    std::size_t const first_use = uses_.size();
    symbol const first_inner{static_cast<std::uint32_t>(out_->symbols.size())};
    replaced const deeper(subqueries_, subqueries_ + 1);
    replaced const called(called_, false);
    auto const kind = static_cast<bound::subquery_kind>(written.kind);
    auto const body = query(*written.body, scope_);
    if (kind == bound::subquery_kind::collect && body.names.size() != 1)
        fail("InvalidClauseComposition", fmt::format("COLLECT takes a query that returns one column, not {}.", body.names.size()), at);
    return subquery_over(kind, body.query, first_use, first_inner, at);
}

}  // namespace wafer::engine
