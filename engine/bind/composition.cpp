// NEXT: a query whose rows another one begins with. A single query goes on where the one before it ended, its RETURN being a WITH. The parts
// of a UNION each begin with all of the rows: they are collected once, and a subquery that is called once unites what comes of them.
#include <fmt/format.h>

#include "engine/bind/binder.hpp"

namespace wafer::engine {

binder::bound_query binder::composition(ast::query const& query, scope const* around, scope const* importable) {
    replaced const place(aggregation_, aggregation::refused);
    scope own{around, nullptr, {}};
    replaced const inner(scope_, &own);
    bound_part made;
    check_passes_on(query);
    if (query.parts.size() == 1) clauses(query.parts.front(), importable, made);
    else start_with(query, importable, made);
    for (auto const& next : query.next) {
        name_columns(made);
        if (&next != &query.next.back()) check_passes_on(next);
        else if (next.parts.size() == 1) check_end(next.parts.front());
        if (next.parts.size() > 1) {
            go_on_with(next, made);
            continue;
        }
        made.query.columns.clear();
        made.names.clear();
        clauses(next.parts.front(), nullptr, made);
    }
    bound::query whole;
    whole.columns = made.query.columns;
    whole.parts.push_back(std::move(made.query));
    return {keep(std::move(whole)), std::move(made.names)};
}

void binder::check_passes_on(ast::query const& query) const {
    for (auto const& part : query.parts) {
        if (!std::holds_alternative<ast::return_clause>(part.clauses.back().node))
            fail("InvalidClauseComposition", "What stands before NEXT ends with RETURN, whose columns the next query begins with.",
                 part.clauses.back().at);
    }
}

/// A UNION at the beginning is a subquery that is called once.
void binder::start_with(ast::query const& query, scope const* importable, bound_part& into) {
    std::size_t const first_use = uses_.size();
    symbol const first_inner{static_cast<std::uint32_t>(out_->symbols.size())};
    auto const body = united(query, [&](ast::single_query const& written) { return part(written, scope_->around, importable); });
    into.query.clauses.emplace_back(
        bound::row_query{bound::row_query::mode::rows, body.query, used_from_outside(first_use, first_inner)});
    into.query.columns = body.query->columns;
    into.names = body.names;
}

void binder::go_on_with(ast::query const& query, bound_part& into) {
    symbol const rows = collect_rows(into);
    scope_->names.clear();
    hide_outer();
    std::size_t const first_use = uses_.size();
    symbol const first_inner{static_cast<std::uint32_t>(out_->symbols.size())};
    auto const body = united(query, [&](ast::single_query const& written) { return part_over(rows, into, written); });
    into.query.clauses.emplace_back(
        bound::row_query{bound::row_query::mode::rows, body.query, used_from_outside(first_use, first_inner)});
    into.query.columns = body.query->columns;
    into.names = body.names;
}

/// All rows so far as one list of lists.
symbol binder::collect_rows(bound_part& from) {
    bound::list row;
    for (auto const column : from.query.columns) row.items.push_back(refer(column, {}));
    symbol const rows = make_anonymous(kind::list, kind::list);
    bound::projection collected;
    collected.aggregated = true;
    collected.aggregates.push_back({rows, find_aggregate("collect"), false, make(std::move(row), kind::list, {}), nullptr});
    collected.items.push_back({rows, refer(rows, {})});
    from.query.clauses.emplace_back(std::move(collected));
    return rows;
}

/// One part of a UNION over what `before` returned, which `rows` holds.
binder::bound_part binder::part_over(symbol rows, bound_part const& before, ast::single_query const& written) {
    check_end(written);
    scope own{scope_->around, nullptr, {}};
    replaced const inner(scope_, &own);
    bound_part made;
    symbol const row = make_anonymous(kind::list);
    made.query.clauses.emplace_back(bound::unwind{refer(rows, {}), row});
    bound::projection columns;
    for (std::size_t i = 0; i < before.names.size(); ++i) {
        symbol const column = before.query.columns[i];
        symbol const here = make_symbol(before.names[i], kinds_of(column), symbol_elements_[column.value]);
        expr const index = literal(value::of(static_cast<std::int64_t>(i)), {});
        columns.items.push_back({here, make(bound::subscript{refer(row, {}), index}, kinds_of(column), {})});
        own.names[before.names[i]] = here;
    }
    made.query.clauses.emplace_back(std::move(columns));
    clauses(written, nullptr, made);
    return made;
}

/// The next query knows every column by its name, also one that was given none.
void binder::name_columns(bound_part& of) {
    for (std::size_t i = 0; i < of.names.size(); ++i) scope_->names[of.names[i]] = of.query.columns[i];
}

}  // namespace wafer::engine
