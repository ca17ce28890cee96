// WITH and RETURN: items, grouping, and what may be said above them in ORDER BY and WHERE.
#include <algorithm>

#include <fmt/format.h>

#include "engine/bind/binder.hpp"
#include "engine/bind/written.hpp"

namespace wafer::engine {

struct binder::projection_column {
    std::string title;
    bool named;                                  // The title is a name that later expressions may use.
    ast::projection_item const* item = nullptr;  // Null pointer: from the star.
    bool mixed = false;                          // Has aggregates in it.
    symbol name{};
    expr content = nullptr;
};

struct binder::projection_state {
    ast::projection const& written;
    scope& input;
    bool last;  // RETURN.
    bound::projection made{};
    gathered_aggregates gathered{};
    std::vector<projection_column> columns{};

    [[nodiscard]] bool hides_input() const { return made.aggregated || made.distinct; }
    [[nodiscard]] bool has(symbol name) const {
        return std::any_of(columns.begin(), columns.end(), [&](auto const& column) { return column.name == name; });
    }
};

void binder::projection(ast::projection const& written, ast::expression const* where, bound_part& into, bool last) {
    projection_state state{written, *scope_, last};
    state.made.distinct = written.distinct;
    bind_items(state);
    bind_order(state);
    if (written.skip) state.made.skip = bind_count(*written.skip, "SKIP");
    if (written.limit) state.made.limit = bind_count(*written.limit, "LIMIT");
    check_names(state);
    bool const carries = where && bind_where(state, *where);
    carry_place_on(state);
    bool const closes = state.made.aggregated;
    auto& clauses = into.query.clauses;
    clauses.emplace_back(std::move(state.made));
    if (carries) {
        auto& rest = std::get<bound::projection>(clauses.emplace_back(bound::projection{}));
        for (auto const& column : state.columns) rest.items.push_back({column.name, refer(column.name, {})});
        if (scope_->csv) pass_place_on(rest);
    }
    leave(state, into);
    if (closes) hide_outer();
}

/// Grouping within a subquery ends the sight of the variables around it, unless they are constants: only what is passed on as a key is one
/// value for a group.
void binder::hide_outer() {
    if (!scope_->around || scope_->constants()) return;
    auto& view = hiding_views_.emplace_back();
    view.hidden = scope_->around;
    scope_->view = &view;
    scope_->around = nullptr;
}

void binder::bind_items(projection_state& state) {
    auto const& written = state.written;
    if (written.star) pass_all_on(state);
    for (auto const& item : written.items) {
        auto const* const variable = as_variable(item.value);
        bool const mixed = aggregates_in(item.value);
        state.made.aggregated = state.made.aggregated || mixed;
        auto const& title = item.alias ? item.alias->text : variable ? *variable : item.text;
        state.columns.push_back({title, item.alias || variable, &item, mixed, {}, nullptr});
    }
    for (auto& column : state.columns) {
        if (column.item && !column.mixed) bind_plain_item(column);
    }
    if (state.made.aggregated) bind_mixed_items(state);
    for (auto const& column : state.columns) state.made.items.push_back({column.name, column.content});
}

void binder::pass_all_on(projection_state& state) {
    if (state.last && subqueries_ == 0 && state.input.names.empty() && state.written.items.empty())
        fail("NoVariablesInScope", "RETURN * has nothing to return: no variable has been named.", {});
    for (auto const& [name, symbol] : state.input.names) state.columns.push_back({name, true, nullptr, false, symbol, refer(symbol, {})});
}

void binder::bind_plain_item(projection_column& column) {
    column.content = expression(column.item->value);
    auto const* const variable = as_variable(column.item->value);
    auto const* const passed = std::get_if<bound::reference>(&column.content->node);
    bool const own = passed && variable && *variable == column.title;
    column.name = own ? passed->to : make_symbol(column.title, column.content->kinds, elements_of(column.content));
}

/// The items without aggregates become keys; the others are bound over the keys and the aggregates alone.
void binder::bind_mixed_items(projection_state& state) {
    projected_view view;
    view.hidden = &state.input;
    view.ambiguous = true;
    scope grouped{state.input.constants(), &view, {}};
    for (auto& column : state.columns) {
        if (column.mixed) continue;
        state.made.keys.push_back({column.name, column.content});
        auto const at = column.content->at;
        column.content = refer(column.name, {at.begin, at.end});
        auto const* const variable = column.item ? as_variable(column.item->value) : &column.title;
        if (variable) grouped.names[*variable] = column.name;
        if (column.item) view.substitutions.push_back({&column.item->value, column.name, variables_in(column.item->value)});
    }
    state.gathered.input = &state.input;
    state.gathered.into = &state.made;
    replaced const entered(scope_, &grouped);
    replaced const place(aggregation_, aggregation::gathered);
    replaced const into(aggregates_, &state.gathered);
    for (auto& column : state.columns) {
        if (column.mixed) bind_mixed_item(state, column);
    }
}

void binder::bind_mixed_item(projection_state& state, projection_column& column) {
    std::size_t const known = state.made.aggregates.size();
    column.content = expression(column.item->value);
    auto const* const whole = std::get_if<bound::reference>(&column.content->node);
    bool const own = whole && state.made.aggregates.size() == known + 1 && state.made.aggregates.back().name == whole->to;
    if (own) {
        column.name = whole->to;
        out_->symbols[column.name.value].name = column.title;
    } else {
        column.name = make_symbol(column.title, column.content->kinds, elements_of(column.content));
    }
}

/// Grouping and DISTINCT leave nothing but the items, which then are known by their expressions as well.
projected_view binder::view_above(projection_state const& state) const {
    projected_view view;
    view.sorting = true;
    if (state.hides_input()) view.hidden = &state.input;
    std::map<std::string, symbol, std::less<>> named;
    for (auto const& column : state.columns) {
        if (column.named) named[column.title] = column.name;
    }
    auto const renamed = [&](std::string const& variable) {
        auto const after = named.find(variable);
        auto const* const before = state.input.own(variable);
        return after != named.end() && before && *before != after->second;
    };
    for (auto const& column : state.columns) {
        if (!column.item) continue;
        auto variables = variables_in(column.item->value);
        if (state.made.aggregated && !column.mixed && !is_path_to_property(column.item->value))
            view.only_within.insert(variables.begin(), variables.end());
        if (std::none_of(variables.begin(), variables.end(), renamed))
            view.substitutions.push_back({&column.item->value, column.name, std::move(variables)});
    }
    return view;
}

expr binder::bind_above(projection_state& state, ast::expression const& written, bool as_condition) {
    projected_view view = view_above(state);
    view.ambiguous = state.made.aggregated && aggregates_in(written);
    scope const* const around = state.made.aggregated ? state.input.constants() : state.made.distinct ? state.input.around : &state.input;
    scope above{around, &view, {}};
    for (auto const& column : state.columns) {
        if (column.named) above.names[column.title] = column.name;
    }
    state.gathered.closed = true;
    replaced const entered(scope_, &above);
    replaced const place(aggregation_, state.made.aggregated ? aggregation::gathered : aggregation::refused);
    replaced const into(aggregates_, &state.gathered);
    return as_condition ? condition(written) : expression(written);
}

void binder::bind_order(projection_state& state) {
    for (auto const& item : state.written.order) state.made.order.push_back({bind_above(state, item.key, false), item.descending});
}

/// Rows keep the place in their file until they are grouped or made distinct.
void binder::carry_place_on(projection_state& state) {
    if (!scope_->csv) return;
    if (state.hides_input())
        scope_->csv.reset();
    else
        pass_place_on(state.made);
}

/// Says whether the projection had to keep more than its items for the condition's sake.
bool binder::bind_where(projection_state& state, ast::expression const& where) {
    std::size_t const first_use = uses_.size();
    state.made.where = bind_above(state, where, true);
    std::set<symbol> before;
    if (!state.hides_input()) {
        for (auto const& [name, symbol] : state.input.names) before.insert(symbol);
    }
    for (auto const& aggregate : state.made.aggregates) before.insert(aggregate.name);
    std::set<symbol> carried;
    for (std::size_t i = first_use; i < uses_.size(); ++i) {
        if (before.contains(uses_[i]) && !state.has(uses_[i])) carried.insert(uses_[i]);
    }
    for (auto const symbol : carried) state.made.items.push_back({symbol, refer(symbol, {})});
    return !carried.empty();
}

/// The number of SKIP and LIMIT: the same for all rows.
expr binder::bind_count(ast::expression const& written, std::string_view clause) {
    for (auto const& name : variables_in(written)) {
        if (scope_->find(name))
            fail("NonConstantExpression", fmt::format("{} is the same for all rows, so that it cannot depend on `{}`.", clause, name),
                 written.at);
    }
    scope nothing;
    replaced const entered(scope_, &nothing);
    std::size_t const queries = out_->queries.size();
    expr const made = expression(written);
    if (out_->queries.size() != queries)
        fail("NonConstantExpression", fmt::format("{} is the same for all rows, so that it cannot ask the graph.", clause), written.at);
    require(made, kind::integer, clause);
    auto const* const number = std::get_if<bound::literal>(&made->node);
    if (number && number->content.is(kind::integer) && number->content.integer() < 0)
        fail("NegativeIntegerArgument", fmt::format("{} takes no negative number.", clause), written.at);
    return made;
}

void binder::check_names(projection_state const& state) const {
    std::set<std::string_view> titles;
    for (auto const& column : state.columns) {
        auto const at = column.item ? column.item->alias ? column.item->alias->at : column.item->value.at : ast::text_range{};
        if (!state.last && !column.named)
            fail("NoExpressionAlias", fmt::format("WITH names what it passes on: {} AS name.", column.title), at);
        if (!titles.insert(column.title).second)
            fail("ColumnNameConflict", fmt::format("Two columns have the same name `{}`.", column.title), at);
    }
}

void binder::leave(projection_state& state, bound_part& into) {
    state.input.names.clear();
    for (auto const& column : state.columns) {
        if (column.named) state.input.names[column.title] = column.name;
        if (!state.last) continue;
        into.query.columns.push_back(column.name);
        into.names.push_back(column.title);
    }
}

}  // namespace wafer::engine
