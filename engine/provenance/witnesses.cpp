// Rows that were merged, explained by those that were merged into them.
//
// `MATCH (c)-->(p) RETURN p.name AS place, count(*)` has for evidence
// `COLLECT { MATCH (c)-[r]->(p) WITH * WHERE same(p.name, place) WITH c, r, p LIMIT 101 RETURN [c, r, p] }`.
// A key that is an element is looked up instead of searched for, and so is the value of a property, unless it is null or NaN, which no
// comparison finds.
#include <algorithm>

#include "engine/plan/walk.hpp"
#include "engine/provenance/functions.hpp"
#include "engine/provenance/rewriter.hpp"

namespace wafer::engine::provenance {

namespace {

/// Whether one of several paths is picked: which of them may depend on what else is known.
bool selects(bound::pattern const& what) {
    return std::any_of(what.paths.begin(), what.paths.end(), [](auto const& path) { return path.search != bound::path_search::none; }) ||
           std::any_of(what.relationships.begin(), what.relationships.end(), [](bound::pattern_relationship const& each) {
               return each.segment && each.segment->selection != bound::path_selection::all;
           });
}

/// The pattern of a mandatory MATCH that declares the element, if no clause merges, cuts or calls: then looking for a row with one given
/// element is choosing among the rows.
bound::pattern* declaring(std::vector<bound::clause>& clauses, symbol element) {
    for (auto& clause : clauses) {
        auto* const match = std::get_if<bound::match>(&clause);
        if (!match || match->optional) continue;
        auto& what = match->what;
        auto const declares = [&](auto const& each) { return !each.given && each.name == element; };
        bool const node = std::any_of(what.nodes.begin(), what.nodes.end(), declares);
        bool const relationship = std::any_of(what.relationships.begin(), what.relationships.end(),
                                              [&](auto const& each) { return declares(each) && !each.length; });
        if ((node || relationship) && !selects(what)) return &what;
    }
    return nullptr;
}

bool is_plain(std::vector<bound::clause> const& clauses) {
    return std::none_of(clauses.begin(), clauses.end(), [](bound::clause const& clause) {
        auto const* const projection = std::get_if<bound::projection>(&clause);
        return projection && (projection->aggregated || projection->distinct || projection->skip || projection->limit);
    });
}

symbol const* element_of(expr content) {
    auto const* const element = std::get_if<bound::reference>(&content->node);
    return element ? &element->to : nullptr;
}

bound::property const* property_of_element(expr content) {
    auto const* const asked = std::get_if<bound::property>(&content->node);
    return asked && element_of(asked->base) ? asked : nullptr;
}

bool groups(bound::query const& query) {
    return std::any_of(query.parts.begin(), query.parts.end(), [](auto const& part) {
        return std::any_of(part.clauses.begin(), part.clauses.end(), [](auto const& clause) {
            auto const* const projection = std::get_if<bound::projection>(&clause);
            return projection && projection->aggregated;
        });
    });
}

bool is_extreme(bound::aggregate_item const& item) { return item.function->name == "min" || item.function->name == "max"; }

}  // namespace

/// First only the rows meant, then only so many of them, then their evidence.
bound::single_query rewriter::gathered(explained from, std::vector<expr> const& conditions, symbol column) {
    std::set<symbol> needed;
    for (auto const piece : from.pieces) plan::collect_symbols(piece, needed);
    auto const passing = [&](std::set<symbol> const& symbols) {
        std::vector<bound::projection_item> items;
        for (auto const each : symbols) items.push_back({each, refer(each)});
        return pass_on(std::move(items));
    };
    auto all = needed;
    for (auto const condition : conditions) plan::collect_symbols(condition, all);
    for (auto const condition : conditions) {
        auto filtered = passing(all);
        filtered.where = condition;
        from.clauses.emplace_back(std::move(filtered));
    }
    auto cut = passing(needed);
    cut.limit = constant(value::of(static_cast<std::int64_t>(limit_ + 1)));
    from.clauses.emplace_back(std::move(cut));
    from.clauses.emplace_back(pass_on({{column, list_of(std::move(from.pieces))}}));
    return {std::move(from.clauses), {column}};
}

bound::query const* rewriter::evidence_query(bound::query const& query, std::vector<symbol> const& same_as) {
    bound::query made;
    for (auto const& part : query.parts) {
        auto inside = chain(part.clauses, false);
        std::vector<expr> conditions;
        for (std::size_t i = 0; i < same_as.size(); ++i) conditions.push_back(same(refer(part.columns[i]), refer(same_as[i])));
        made.parts.push_back(gathered(std::move(inside), conditions, make_symbol("evidence", kind::list)));
    }
    made.all.assign(query.all.size(), true);
    made.columns = made.parts.size() == 1 ? made.parts.front().columns : std::vector<symbol>{make_symbol("evidence", kind::list)};
    return keep(std::move(made));
}

/// A subquery that groups stands in a CALL, behind whose grouping the row around it is still in sight.
expr rewriter::witnesses(bound::query const* body, std::set<symbol> const& outer, std::string const& pattern) {
    std::vector<symbol> const around(outer.begin(), outer.end());
    if (groups(*body)) {
        bound::query called;
        called.columns = body->columns;
        called.parts.push_back({{bound::row_query{bound::row_query::mode::rows, body, around}}, body->columns});
        body = keep(std::move(called));
    }
    auto const all = make(bound::subquery{bound::subquery_kind::collect, body, around}, kind::list);
    auto const limit = constant(value::of(static_cast<std::int64_t>(limit_)));
    return make(bound::call{&witnesses_function(), {all, limit, pattern_text(pattern)}});
}

expr rewriter::group_rows(std::vector<bound::clause> const& before, bound::projection const& clause, choice how) {
    query_copy copy(*out_);
    auto written = before;
    std::set<symbol> given;
    bool const plain = is_plain(before);
    for (auto const& key : clause.keys) {
        auto const* const element = element_of(key.content);
        if (!plain || !element || !declaring(written, *element) || !given.insert(*element).second) continue;
        copy.bind(*element, key.name);
    }
    auto copied = copy.clauses(before);
    std::vector<expr> contents;
    for (auto const& key : clause.keys) contents.push_back(copy.expression(key.content));
    for (std::size_t i = 0; how.by_value && i < contents.size(); ++i) {
        auto const* const asked = property_of_element(contents[i]);
        auto* const pattern = asked ? declaring(copied, *element_of(asked->base)) : nullptr;
        if (!pattern) continue;
        auto const equal = bound::comparison{bound::comparison_operator::equal, contents[i], refer(clause.keys[i].name)};
        pattern->predicates.push_back(make(equal, kind::boolean));
    }
    auto inside = chain(copied, false);
    auto outer = copy.free();
    std::vector<expr> conditions;
    for (std::size_t i = 0; i < contents.size(); ++i) {
        gather(contents[i], inside.pieces);
        auto const* const element = element_of(contents[i]);
        if (element && *element == clause.keys[i].name) continue;
        conditions.push_back(same(contents[i], refer(clause.keys[i].name)));
        outer.insert(clause.keys[i].name);
    }
    // The least and the greatest value rest on the rows that have it, not on those that have another; unless rows of several groups are
    // merged once more, where each of the other rows tells to which of them a value does not belong.
    bool const extreme = how.extremes && !clause.aggregates.empty() && std::all_of(clause.aggregates.begin(), clause.aggregates.end(), is_extreme);
    std::vector<expr> attaining;
    for (auto const& item : clause.aggregates) {
        if (!item.argument) continue;
        auto const argument = copy.expression(item.argument);
        gather(argument, inside.pieces);
        if (!extreme) continue;
        attaining.push_back(same(argument, refer(item.name)));
        outer.insert(item.name);
    }
    if (attaining.size() == 1) conditions.push_back(attaining.front());
    if (attaining.size() > 1) conditions.push_back(make(bound::logic{bound::logic_operator::or_, attaining}, kind::boolean));
    bound::query body;
    body.parts.push_back(gathered(std::move(inside), conditions, make_symbol("evidence", kind::list)));
    body.columns = body.parts.front().columns;
    outer.insert(copy.free().begin(), copy.free().end());
    return witnesses(keep(std::move(body)), outer, text_of(before));
}

expr rewriter::grouped(std::vector<bound::clause> const& before, bound::projection const& clause, bool outermost) {
    auto const any = group_rows(before, clause, {.by_value = false, .extremes = outermost});
    if (!outermost || !is_plain(before)) return any;
    auto searched = before;
    bound::logic comparable{bound::logic_operator::and_, {}};
    for (auto const& key : clause.keys) {
        auto const* const asked = property_of_element(key.content);
        if (!asked || !declaring(searched, *element_of(asked->base))) continue;
        comparable.operands.push_back(
            make(bound::comparison{bound::comparison_operator::equal, refer(key.name), refer(key.name)}, kind::boolean));
    }
    if (comparable.operands.empty()) return any;
    auto const when = comparable.operands.size() == 1 ? comparable.operands.front() : make(std::move(comparable), kind::boolean);
    return make(bound::conditional{{{when, group_rows(before, clause, {.by_value = true, .extremes = outermost})}}, any});
}

expr rewriter::distinct_rows(std::vector<bound::clause> const& before, bound::projection const& clause, bool outermost) {
    bound::projection as_group;
    as_group.aggregated = true;
    as_group.keys = clause.items;
    if (!clause.aggregated) return grouped(before, as_group, outermost);
    auto grouping = clause;
    grouping.distinct = false;
    grouping.order.clear();
    grouping.skip = grouping.limit = grouping.where = nullptr;
    for (auto& key : as_group.keys) key.content = refer(key.name);
    auto all = before;
    all.emplace_back(std::move(grouping));
    return grouped(all, as_group, false);
}

expr rewriter::union_rows(bound::query const& written) {
    query_copy copy(*out_);
    auto const* const copied = copy.query(written);
    auto const* const body = evidence_query(*copied, written.columns);
    auto outer = copy.free();
    outer.insert(written.columns.begin(), written.columns.end());
    return witnesses(body, outer, text_of(written));
}

}  // namespace wafer::engine::provenance
