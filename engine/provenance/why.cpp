// Clauses and queries, and how their elements stay in sight.
#include "engine/provenance/why.hpp"

#include <algorithm>

#include "engine/base/overloaded.hpp"
#include "engine/plan/walk.hpp"
#include "engine/provenance/rewriter.hpp"

namespace wafer::engine::provenance {

namespace {

bool merges(bound::clause const& clause) {
    auto const* const projection = std::get_if<bound::projection>(&clause);
    return projection && (projection->aggregated || projection->distinct);
}

bool is_element(bound::procedure_call const& call, std::uint32_t output) {
    auto const& type = call.what->outputs[output].type;
    return type.starts_with("NODE") || type.starts_with("RELATIONSHIP") || type.starts_with("PATH") || type.starts_with("LIST<NODE") ||
           type.starts_with("LIST<RELATIONSHIP");
}

bool keeps_all(bound::query const& query) {
    return std::all_of(query.all.begin(), query.all.end(), [](bool all) { return all; });
}

}  // namespace

void rewriter::show(explained& at, symbol element) {
    if (at.shown.insert(element).second) at.pieces.push_back(refer(element));
}

/// In the order of the pattern.
void rewriter::show_pattern(explained& at, bound::pattern& pattern) {
    for (auto const& path : pattern.paths) {
        for (std::size_t i = 0; i < path.nodes.size(); ++i) {
            if (i > 0) show(at, pattern.relationships[path.relationships[i - 1]].name);
            show(at, pattern.nodes[path.nodes[i]].name);
        }
    }
    for (auto const predicate : pattern.predicates) gather_condition(predicate, at.pieces);
    for (auto& relationship : pattern.relationships) {
        gather_each(relationship, at.pieces);
        if (relationship.segment) relationship.segment = gather_segment(*relationship.segment, at.pieces);
    }
}

/// What OPTIONAL MATCH adds is evidence where it is found; where it is not, it is the pattern that was not found.
void rewriter::add(explained& at, bound::match const& clause) {
    auto made = clause;
    if (!clause.optional) {
        show_pattern(at, made.what);
        at.clauses.emplace_back(std::move(made));
        return;
    }
    std::optional<symbol> added;
    for (auto const& node : clause.what.nodes) {
        if (node.given) show(at, node.name);
        else added = added.value_or(node.name);
    }
    for (auto const& relationship : clause.what.relationships) {
        if (relationship.given) show(at, relationship.name);
        else added = added.value_or(relationship.name);
    }
    explained inside;
    if (added) show_pattern(inside, made.what);
    at.clauses.emplace_back(std::move(made));
    if (!added) return;
    std::erase_if(inside.pieces, [&](expr piece) {
        auto const* const element = std::get_if<bound::reference>(&piece->node);
        return element && at.shown.contains(element->to);
    });
    auto const missing = make(bound::null_test{refer(*added), false}, kind::boolean);
    at.pieces.push_back(make(bound::conditional{{{missing, pattern_text(text_of(clause.at))}}, list_of(std::move(inside.pieces))}));
}

void rewriter::add(explained& at, bound::unwind const& clause) {
    gather(clause.list, at.pieces);
    at.clauses.emplace_back(clause);
}

void rewriter::add(explained& at, bound::procedure_call const& clause) {
    for (auto const argument : clause.arguments) gather(argument, at.pieces);
    at.clauses.emplace_back(clause);
    at.pieces.push_back(constant(value::of(value_map{{value::of("procedure"), value::of(clause.what->name)}})));
    for (auto const& [output, name] : clause.yields)
        if (is_element(clause, output)) show(at, name);
    if (clause.where) gather_condition(clause.where, at.pieces);
}

void rewriter::add(explained& at, bound::row_query const& clause) {
    if (clause.of == bound::row_query::mode::unit) {
        at.clauses.emplace_back(clause);
        return;
    }
    auto made = clause;
    made.body = with_evidence(*clause.body, false);
    auto const evidence = refer(made.body->columns.back());
    at.clauses.emplace_back(std::move(made));
    if (clause.of != bound::row_query::mode::optional) {
        at.pieces.push_back(evidence);
        return;
    }
    auto const missing = make(bound::null_test{evidence, false}, kind::boolean);
    at.pieces.push_back(make(bound::conditional{{{missing, pattern_text(text_of(*clause.body))}}, evidence}));
}

void rewriter::add_projection(explained& at, std::vector<bound::clause> const& before, bound::projection const& clause, bool outermost) {
    auto made = clause;
    if (clause.aggregated || clause.distinct) {
        at.shown.clear();
        at.pieces = {clause.distinct ? distinct_rows(before, clause, outermost) : grouped(before, clause, outermost)};
        at.groups = at.groups || clause.aggregated;
    }
    if (!clause.distinct) {
        // Those of a grouping look at its keys and aggregates.
        for (auto const& item : clause.items) gather(item.content, at.pieces);
        std::set<symbol> needed;
        for (auto const piece : at.pieces) plan::collect_symbols(piece, needed);
        for (auto const& item : clause.items) needed.erase(item.name);
        for (auto const each : needed) made.items.push_back({each, refer(each)});
    }
    at.clauses.emplace_back(std::move(made));
    if (clause.where) gather_condition(clause.where, at.pieces);
}

/// Up to the last clause that merges rows nothing is changed: its rows are explained by running those before it once more.
explained rewriter::chain(std::vector<bound::clause> const& written, bool outermost) {
    explained made;
    auto const last = std::find_if(written.rbegin(), written.rend(), merges);
    auto const unchanged = last == written.rend() ? 0 : static_cast<std::size_t>(written.rend() - last) - 1;
    made.clauses.assign(written.begin(), written.begin() + static_cast<std::ptrdiff_t>(unchanged));
    for (auto const& clause : made.clauses)
        if (auto const* const grouping = std::get_if<bound::projection>(&clause)) made.groups = made.groups || grouping->aggregated;
    auto const before = made.clauses;
    for (std::size_t i = unchanged; i < written.size(); ++i)
        std::visit(overloaded{[&](bound::projection const& clause) { add_projection(made, before, clause, outermost); },
                              [&](bound::match const& clause) { add(made, clause); },
                              [&](bound::unwind const& clause) { add(made, clause); },
                              [&](bound::load_csv const& clause) { made.clauses.emplace_back(clause); },
                              [&](bound::procedure_call const& clause) { add(made, clause); },
                              [&](bound::row_query const& clause) { add(made, clause); }, [](auto const&) {}},
                   written[i]);
    return made;
}

bound::projection pass_on(std::vector<bound::projection_item> items) {
    bound::projection made;
    made.items = std::move(items);
    return made;
}

bound::single_query rewriter::part_with_evidence(bound::single_query const& part, symbol column, bool outermost) {
    auto inside = chain(part.clauses, outermost);
    std::vector<bound::projection_item> items;
    for (auto const each : part.columns) items.push_back({each, refer(each)});
    items.push_back({column, list_of(std::move(inside.pieces))});
    inside.clauses.emplace_back(pass_on(std::move(items)));
    bound::single_query made{std::move(inside.clauses), part.columns};
    made.columns.push_back(column);
    return made;
}

/// `CALL { the union } RETURN its columns, what explains them`.
bound::single_query rewriter::union_with_evidence(bound::query const& written, symbol column) {
    std::vector<bound::projection_item> items;
    for (auto const each : written.columns) items.push_back({each, refer(each)});
    items.push_back({column, union_rows(written)});
    // What a union within a CALL takes from the rows around it is what a copy of it finds undeclared.
    query_copy copy(*out_);
    (void)copy.query(written);
    bound::single_query made;
    made.clauses.emplace_back(
        bound::row_query{bound::row_query::mode::rows, keep(written), {copy.free().begin(), copy.free().end()}});
    made.clauses.emplace_back(pass_on(std::move(items)));
    made.columns = written.columns;
    made.columns.push_back(column);
    return made;
}

/// The query with one more column, which is the last: a list of raw evidence.
bound::query const* rewriter::with_evidence(bound::query const& written, bool outermost) {
    bound::query made;
    if (written.parts.size() > 1 && keeps_all(written)) {
        made = written;
        for (auto& part : made.parts) part = part_with_evidence(part, make_symbol("evidence", kind::list), outermost);
        made.columns.push_back(make_symbol("evidence", kind::list));
        return keep(std::move(made));
    }
    auto const column = make_symbol("evidence", kind::list);
    made.parts.push_back(written.parts.size() == 1 ? part_with_evidence(written.parts.front(), column, outermost)
                                                   : union_with_evidence(written, column));
    made.columns = made.parts.front().columns;
    return keep(std::move(made));
}

/// The elements of plain rows become columns as they are, without a list around them.
void rewriter::finish_root(bound::query const& written) {
    auto& why = *out_->why;
    why.columns = written.columns.size();
    out_->column_names.emplace_back("evidence");
    if (written.parts.size() > 1) {
        out_->root = with_evidence(written, true);
        why.pieces = {why.columns};
        return;
    }
    auto inside = chain(written.parts.front().clauses, true);
    auto columns = written.parts.front().columns;
    auto const is_element = [](expr piece) { return std::holds_alternative<bound::reference>(piece->node); };
    bool const plain = std::all_of(inside.pieces.begin(), inside.pieces.end(), is_element);
    std::vector<bound::projection_item> items;
    for (auto const each : columns) items.push_back({each, refer(each)});
    for (auto const piece : inside.pieces) {
        auto const* const element = std::get_if<bound::reference>(&piece->node);
        auto const name = element ? element->to : make_symbol("evidence", any_kind);
        auto const known = std::find(columns.begin(), columns.end(), name);
        why.pieces.push_back(static_cast<std::size_t>(known - columns.begin()));
        if (known != columns.end()) continue;
        columns.push_back(name);
        items.push_back({name, piece});
    }
    if (!plain) inside.clauses.emplace_back(pass_on(std::move(items)));
    bound::query made;
    made.parts.push_back({std::move(inside.clauses), columns});
    made.columns = std::move(columns);
    out_->root = keep(std::move(made));
}

void rewriter::run() {
    auto const& written = *out_->root;
    if (!written.columns.empty()) finish_root(written);
}

void add_evidence(bound::statement& statement, std::string_view text, std::size_t limit) { rewriter(statement, text, limit).run(); }

}  // namespace wafer::engine::provenance
