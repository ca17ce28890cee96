// What runs a query for each row: CALL { … }, OPTIONAL CALL and FOREACH.
#include <algorithm>

#include <fmt/format.h>

#include "engine/bind/binder.hpp"
#include "wafer/text.hpp"

namespace wafer::engine {

namespace {

/// `WITH a, b` or `WITH *`, and nothing more.
bool only_passes_on(ast::with_clause const& clause) {
    auto const& what = clause.what;
    bool const plain = !what.distinct && what.order.empty() && !what.skip && !what.limit && !clause.where;
    return plain && std::all_of(what.items.begin(), what.items.end(), [](auto const& item) {
               return !item.alias && std::holds_alternative<ast::variable>(item.value.node);
           });
}

}  // namespace

void binder::import_all(scope const& from, scope& into) {
    for (auto const& name : from.visible()) import(from, {name, {}}, into);
}

void binder::import(scope const& from, ast::name const& name, scope& into) {
    auto const* const found = from.find(name.text);
    if (!found) fail_undefined(name.text, name.at, &from);
    use(*found);
    into.names[name.text] = *found;
}

/// The variables that a WITH at the start of a subquery brings in from around it; says whether there is such a WITH.
bool binder::import_by_with(ast::single_query const& part, scope const& from, scope& into) {
    auto const* const first = std::get_if<ast::with_clause>(&part.clauses.front().node);
    if (!first || !only_passes_on(*first)) return false;
    if (first->what.star) import_all(from, into);
    for (auto const& item : first->what.items) import(from, {std::get<ast::variable>(item.value.node).name, item.value.at}, into);
    return true;
}

/// Whatever was used since `first_use` and is older than the query's own symbols comes from outside of it.
std::vector<symbol> binder::used_from_outside(std::size_t first_use, symbol first_inner) const {
    std::vector<symbol> outer;
    for (std::size_t i = first_use; i < uses_.size(); ++i) {
        if (uses_[i] < first_inner) outer.push_back(uses_[i]);
    }
    std::sort(outer.begin(), outer.end());
    outer.erase(std::unique(outer.begin(), outer.end()), outer.end());
    return outer;
}

bound::row_query binder::called_query(ast::subquery_clause const& clause) {
    std::size_t const first_use = uses_.size();
    symbol const first_inner{static_cast<std::uint32_t>(out_->symbols.size())};
    scope imported;
    imported.constant = true;
    if (clause.imports == ast::import_mode::all) import_all(*scope_, imported);
    for (auto const& name : clause.imported) import(*scope_, name, imported);
    auto const body = [&] {
        replaced const called(called_, true);
        replaced<scope const*> const importable(importable_, clause.imports == ast::import_mode::by_with ? scope_ : nullptr);
        return query(*clause.body, &imported);
    }();
    bound::row_query made{bound::row_query::mode::rows, body.query, used_from_outside(first_use, first_inner)};
    if (body.names.empty()) made.of = bound::row_query::mode::unit;
    else if (clause.optional) made.of = bound::row_query::mode::optional;
    for (std::size_t i = 0; i < body.names.size(); ++i) {
        if (scope_->find(body.names[i]))
            fail("VariableAlreadyBound",
                 fmt::format("The subquery returns `{}`, which is already in use around it; give it another name.", body.names[i]),
                 clause.body->last().parts.front().clauses.back().at);
        scope_->names[body.names[i]] = body.query->columns[i];
    }
    return made;
}

bound::row_query binder::optional_call(ast::call_clause const& clause) {
    std::size_t const first_use = uses_.size();
    symbol const first_inner{static_cast<std::uint32_t>(out_->symbols.size())};
    bound_part part;
    scope inner{scope_, nullptr, {}};
    {
        replaced const entered(scope_, &inner);
        auto made = call(clause, false, part);
        for (auto const& [output, symbol] : made.yields) part.query.columns.push_back(symbol);
        part.query.clauses.emplace_back(std::move(made));
    }
    scope_->names.insert(inner.names.begin(), inner.names.end());
    bound::query body;
    body.columns = part.query.columns;
    body.parts.push_back(std::move(part.query));
    auto const mode = body.columns.empty() ? bound::row_query::mode::unit : bound::row_query::mode::optional;
    return {mode, keep(std::move(body)), used_from_outside(first_use, first_inner)};
}

bound::row_query binder::for_each(ast::foreach_clause const& clause) {
    std::size_t const first_use = uses_.size();
    symbol const first_inner{static_cast<std::uint32_t>(out_->symbols.size())};
    scope inner{scope_, nullptr, {}};
    replaced const entered(scope_, &inner);
    bound_part part;
    part.query.clauses.emplace_back(unwind({clause.list, clause.variable}));
    require(std::get<bound::unwind>(part.query.clauses.back()).list, kind::list, "FOREACH");
    for (auto const& written : clause.body) {
        check_updates(written);
        this->clause(written, false, part);
    }
    bound::query body;
    body.parts.push_back(std::move(part.query));
    return {bound::row_query::mode::unit, keep(std::move(body)), used_from_outside(first_use, first_inner)};
}

}  // namespace wafer::engine
