// Statements, queries and clauses in turn; and the making of expressions and symbols that every other file of the binder uses.
#include "engine/bind/bind.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "engine/base/overloaded.hpp"
#include "engine/bind/binder.hpp"
#include "engine/bind/written.hpp"

namespace wafer::engine {

namespace {

std::string_view keyword_of(ast::clause const& clause) {
    return std::visit(overloaded{
                          [](ast::match_clause const& match) { return match.optional ? "OPTIONAL MATCH" : "MATCH"; },
                          [](ast::unwind_clause const&) { return "UNWIND"; },
                          [](ast::load_csv_clause const&) { return "LOAD CSV"; },
                          [](ast::with_clause const&) { return "WITH"; },
                          [](ast::return_clause const&) { return "RETURN"; },
                          [](ast::create_clause const&) { return "CREATE"; },
                          [](ast::set_clause const&) { return "SET"; },
                          [](ast::remove_clause const&) { return "REMOVE"; },
                          [](ast::merge_clause const&) { return "MERGE"; },
                          [](ast::delete_clause const&) { return "DELETE"; },
                          [](ast::call_clause const&) { return "CALL"; },
                          [](ast::foreach_clause const&) { return "FOREACH"; },
                          [](ast::subquery_clause const&) { return "CALL"; },
                          [](ast::filter_clause const&) { return "FILTER"; },
                          [](ast::let_clause const&) { return "LET"; },
                          [](ast::finish_clause const&) { return "FINISH"; },
                          [](ast::create_index_clause const&) { return "CREATE INDEX"; },
                          [](ast::create_constraint_clause const&) { return "CREATE CONSTRAINT"; },
                          [](ast::drop_clause const& drop) { return drop.constraint ? "DROP CONSTRAINT" : "DROP INDEX"; },
                          [](ast::show_clause const&) { return "SHOW"; },
                      },
                      clause.node);
}

bool changes_schema(ast::clause const& clause) {
    return std::holds_alternative<ast::create_index_clause>(clause.node) ||
           std::holds_alternative<ast::create_constraint_clause>(clause.node) || std::holds_alternative<ast::drop_clause>(clause.node);
}

bool updates(ast::clause const& clause) {
    if (changes_schema(clause)) return true;
    return std::visit(overloaded{
                          [](ast::create_clause const&) { return true; },
                          [](ast::set_clause const&) { return true; },
                          [](ast::remove_clause const&) { return true; },
                          [](ast::merge_clause const&) { return true; },
                          [](ast::delete_clause const&) { return true; },
                          [](ast::foreach_clause const&) { return true; },
                          [](auto const&) { return false; },
                      },
                      clause.node);
}

/// What only the end of a query can be.
bool ends(ast::clause const& clause) {
    return std::holds_alternative<ast::return_clause>(clause.node) || std::holds_alternative<ast::finish_clause>(clause.node);
}

/// Whether a statement may end here: its rows are returned, or it had an effect.
bool concludes(ast::clause const& clause) {
    if (auto const* const call = std::get_if<ast::call_clause>(&clause.node)) return !call->yields && !call->yield_star;
    if (auto const* const call = std::get_if<ast::subquery_clause>(&clause.node))
        return !std::holds_alternative<ast::return_clause>(call->body->last().parts.front().clauses.back().node);
    return updates(clause) || ends(clause);
}

/// What can be a whole query by itself, whose columns then are its own.
bool stands_alone(ast::single_query const& part) {
    return part.clauses.size() == 1 && (std::holds_alternative<ast::call_clause>(part.clauses[0].node) ||
                                        std::holds_alternative<ast::show_clause>(part.clauses[0].node));
}

/// The columns of a part in the order of the first part's names, which may differ.
void arrange(std::vector<std::string> const& wanted, std::vector<std::string> const& names, std::vector<symbol>& columns) {
    std::vector<symbol> arranged;
    for (auto const& name : wanted) {
        auto const at = std::find(names.begin(), names.end(), name);
        arranged.push_back(columns[static_cast<std::size_t>(at - names.begin())]);
    }
    columns = std::move(arranged);
}

void check_union_keywords(ast::query const& query) {
    for (std::size_t i = 1; i < query.all.size(); ++i) {
        if (query.all[i] != query.all[0])
            fail("InvalidClauseComposition", "UNION and UNION ALL cannot be mixed in one query.", query.parts[i + 1].at);
    }
    for (auto const& part : query.parts)
        if (query.parts.size() > 1 && changes_schema(part.clauses[0]))
            fail("InvalidClauseComposition", fmt::format("{} is a statement by itself.", keyword_of(part.clauses[0])), part.at);
}

}  // namespace

void fail(std::string detail, std::string const& text, ast::text_range at, std::vector<std::string> suggestions, error_code code) {
    throw error(code, std::move(detail), text, error::phase::compile_time).at({at.begin, at.end}).suggest(std::move(suggestions));
}

std::unique_ptr<bound::statement> binder::run(ast::statement const& statement) {
    out_->mode = static_cast<bound::statement_mode>(statement.mode);
    finish(query(statement.what, nullptr));
    if (statement.why) why(*statement.why);
    return std::move(out_);
}

void binder::finish(bound_query const& whole) {
    out_->root = whole.query;
    out_->column_names = whole.names;
    out_->parameters.assign(parameters_.begin(), parameters_.end());
    out_->unused_matches = unused_matches();
    std::erase_if(out_->names, [&](auto const& use) { return written_.contains({use.of, use.name}); });
}

std::vector<bound::source_range> binder::unused_matches() const {
    std::vector<std::size_t> uses_until(out_->symbols.size());
    for (std::size_t i = 0; i < uses_.size(); ++i) uses_until[uses_[i].value] = i + 1;
    std::vector<bound::source_range> unused;
    for (auto const& match : optional_matches_) {
        auto const is_used = [&](symbol name) { return uses_until[name.value] > match.uses_before; };
        if (std::none_of(match.names.begin(), match.names.end(), is_used)) unused.push_back(match.at);
    }
    return unused;
}

void binder::why(ast::why_prefix const& written) {
    if (out_->writes)
        fail("InvalidClauseComposition", "WHY explains queries that only read; this one changes the graph.", written.at);
    if (written.mode == ast::why_mode::missing) {
        if (out_->mode == bound::statement_mode::profile)
            fail("InvalidClauseComposition", "WHY NOT asks many small queries, of which PROFILE could show none; profile the query itself.", written.at);
        out_->column_names = {"step", "text", "rows", "verdict", "suggestion"};
    }
    auto& made = out_->why.emplace();
    made.mode = static_cast<bound::why_mode>(written.mode);
    for (auto const& source : written.without) {
        auto const* const named = std::get_if<ast::parameter>(&source.what);
        if (named) add_parameter(named->name);
        made.without.push_back({named ? named->name : std::get<ast::string_literal>(source.what).value, named != nullptr});
    }
    out_->parameters.assign(parameters_.begin(), parameters_.end());
}

binder::bound_query binder::query(ast::query const& query, scope const* around) {
    scope const* const importable = std::exchange(importable_, nullptr);
    if (!query.next.empty()) return composition(query, around, importable);
    return united(query, [&](ast::single_query const& written) { return part(written, around, importable); });
}

binder::bound_query binder::united(ast::query const& query, std::function<bound_part(ast::single_query const&)> const& bind_part) {
    check_union_keywords(query);
    replaced const place(aggregation_, aggregation::refused);
    bound::query made;
    made.all = query.all;
    std::vector<std::string> names;
    for (auto const& written : query.parts) {
        bound_part next = bind_part(written);
        if (made.parts.empty()) {
            names = next.names;
        } else if (!std::is_permutation(names.begin(), names.end(), next.names.begin(), next.names.end())) {
            fail("DifferentColumnsInUnion",
                 fmt::format("All parts of a UNION return the same columns: here {}, before {}.", fmt::join(next.names, ", "),
                             fmt::join(names, ", ")),
                 written.at);
        } else {
            arrange(names, next.names, next.query.columns);
        }
        made.parts.push_back(std::move(next.query));
    }
    if (made.parts.size() == 1) {
        made.columns = made.parts.front().columns;
    } else {
        for (std::size_t i = 0; i < names.size(); ++i) {
            kind_set kinds{0u};
            for (auto const& one : made.parts) kinds = kinds | kinds_of(one.columns[i]);
            made.columns.push_back(make_symbol(names[i], kinds));
        }
    }
    return {keep(std::move(made)), std::move(names)};
}

binder::bound_part binder::part(ast::single_query const& part, scope const* around, scope const* importable) {
    check_end(part);
    scope own{around, nullptr, {}};
    replaced const inner(scope_, &own);
    bound_part made;
    clauses(part, importable, made);
    return made;
}

/// The clauses of a part behind those that `into` has already, in the scope at hand.
void binder::clauses(ast::single_query const& part, scope const* importable, bound_part& into) {
    check_order(part);
    bool const whole = part.clauses.size() == 1 && into.query.clauses.empty();
    for (auto const& clause : part.clauses)
        if (changes_schema(clause) && (scope_->around || called_ || !whole))
            fail("InvalidClauseComposition", fmt::format("{} is a statement by itself.", keyword_of(clause)), clause.at);
    bool const alone = subqueries_ == 0 && !called_ && whole;
    bool const imports = importable && import_by_with(part, *importable, *scope_);
    for (std::size_t i = imports ? 1 : 0; i < part.clauses.size(); ++i) clause(part.clauses[i], alone, into);
}

void binder::check_order(ast::single_query const& part) const {
    for (auto const& clause : part.clauses) {
        if (subqueries_ > 0 && updates(clause))
            fail("InvalidClauseComposition", fmt::format("A subquery only reads: {} cannot be in one.", keyword_of(clause)), clause.at);
        if (ends(clause) && &clause != &part.clauses.back())
            fail("InvalidClauseComposition", fmt::format("{} is the last clause of a query.", keyword_of(clause)), clause.at);
        if (std::holds_alternative<ast::show_clause>(clause.node) && &clause != &part.clauses.front())
            fail("InvalidClauseComposition", "SHOW is the first clause of a query.", clause.at);
    }
}

void binder::check_end(ast::single_query const& part) const {
    bool const standalone = !called_ && stands_alone(part);
    if ((subqueries_ == 0 || called_) && !standalone && !part.clauses.empty() && !concludes(part.clauses.back()))
        fail("InvalidClauseComposition",
             fmt::format("A query cannot end with {}: a RETURN or an updating clause is missing.", keyword_of(part.clauses.back())),
             part.clauses.back().at);
}

void binder::check_updates(ast::clause const& clause) const {
    if (!updates(clause) || changes_schema(clause))
        fail("InvalidClauseComposition", fmt::format("FOREACH only takes clauses that change the graph, not {}.", keyword_of(clause)),
             clause.at);
}

void binder::clause(ast::clause const& clause, bool alone, bound_part& into) {
    auto& clauses = into.query.clauses;
    std::visit(
        overloaded{
            [&](ast::match_clause const& written) {
                auto made = match(written, clause.at);
                made.at = {written.what.paths.front().at.begin, clause.at.end};
                clauses.emplace_back(std::move(made));
            },
            [&](ast::unwind_clause const& written) { clauses.emplace_back(unwind(written)); },
            [&](ast::load_csv_clause const& written) { clauses.emplace_back(load_csv(written)); },
            [&](ast::with_clause const& written) { projection(written.what, written.where ? &*written.where : nullptr, into, false); },
            [&](ast::return_clause const& written) { projection(written.what, nullptr, into, true); },
            [&](ast::create_clause const& written) { clauses.emplace_back(create(written)); },
            [&](ast::set_clause const& written) { clauses.emplace_back(bound::update{changes(written)}); },
            [&](ast::remove_clause const& written) { clauses.emplace_back(remove(written)); },
            [&](ast::merge_clause const& written) { clauses.emplace_back(merge(written)); },
            [&](ast::delete_clause const& written) { clauses.emplace_back(delete_targets(written)); },
            [&](ast::call_clause const& written) {
                if (written.optional) clauses.emplace_back(optional_call(written));
                else clauses.emplace_back(call(written, alone, into));
            },
            [&](ast::foreach_clause const& written) { clauses.emplace_back(for_each(written)); },
            [&](ast::subquery_clause const& written) { clauses.emplace_back(called_query(written)); },
            [&](ast::filter_clause const& written) { filter(written, into); },
            [&](ast::let_clause const& written) { let(written, into); },
            [&](ast::finish_clause const&) { finish_rows(into); },
            [&](ast::create_index_clause const& written) { clauses.emplace_back(create_index(written)); },
            [&](ast::create_constraint_clause const& written) { clauses.emplace_back(create_constraint(written, clause.at)); },
            [&](ast::drop_clause const& written) { clauses.emplace_back(drop(written)); },
            [&](ast::show_clause const& written) { show(written, clause.at, alone, into); },
        },
        clause.node);
    out_->writes = out_->writes || updates(clause);
}

bound::unwind binder::unwind(ast::unwind_clause const& clause) {
    expr const source = expression(clause.list);
    auto const& name = clause.variable;
    if (scope_->find(name.text)) fail("VariableAlreadyBound", fmt::format("The variable `{}` is already in use.", name.text), name.at);
    symbol const variable = make_symbol(name.text, elements_of(source));
    scope_->names[name.text] = variable;
    bound::unwind made{source, variable};
    if (!clause.position) return made;
    auto const& position = *clause.position;
    if (scope_->find(position.text))
        fail("VariableAlreadyBound", fmt::format("The variable `{}` is already in use.", position.text), position.at);
    made.position = scope_->names[position.text] = make_symbol(position.text, kind::integer);
    made.first_position = clause.from_zero ? 0 : 1;
    return made;
}

void binder::filter(ast::filter_clause const& clause, bound_part& into) {
    ast::projection all;
    all.star = true;
    projection(all, &clause.where, into, false);
}

void binder::let(ast::let_clause const& clause, bound_part& into) {
    for (auto const& item : clause.what.items) {
        if (scope_->find(item.alias->text))
            fail("VariableAlreadyBound", fmt::format("The variable `{}` is already in use.", item.alias->text), item.alias->at);
        if (aggregates_in(item.value))
            fail("InvalidAggregation", "LET looks at one row at a time: aggregates belong into WITH and RETURN.", item.value.at);
    }
    projection(clause.what, nullptr, into, false);
}

void binder::finish_rows(bound_part& into) {
    bound::projection none;
    none.limit = literal(value::of(std::int64_t{0}), {});
    into.query.clauses.emplace_back(std::move(none));
}

expr binder::make(bound::expression::node_type node, kind_set kinds, ast::text_range at) {
    return &out_->expressions.emplace_back(bound::expression{std::move(node), kinds, {at.begin, at.end}});
}

symbol binder::make_symbol(std::string name, kind_set kinds, kind_set elements) {
    symbol const made{static_cast<std::uint32_t>(out_->symbols.size())};
    out_->symbols.push_back({std::move(name), kinds});
    symbol_elements_.push_back(elements);
    return made;
}

symbol binder::make_anonymous(kind_set kinds, kind_set elements) {
    return make_symbol(fmt::format("_{}", out_->symbols.size()), kinds, elements);
}

expr binder::refer(symbol to, ast::text_range at) {
    use(to);
    expr const made = make(bound::reference{to}, kinds_of(to), at);
    know_elements(made, symbol_elements_[to.value]);
    return made;
}

expr binder::literal(value content, ast::text_range at) {
    kind_set const kinds = content.is_null() ? kind_set{} : kind_set{content.type()};
    return make(bound::literal{std::move(content)}, kinds, at);
}

void binder::read_name(bound::name_use::sort sort, std::string const& name, ast::text_range at) {
    out_->names.push_back({sort, name, {at.begin, at.end}});
}

void binder::add_parameter(std::string const& name) {
    if (!parameters_.contains(name)) parameters_.insert(name);
}

std::unique_ptr<bound::statement> bind(ast::statement const& statement, procedure_catalog const& procedures) {
    return binder(procedures).run(statement);
}

}  // namespace wafer::engine
