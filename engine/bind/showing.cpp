// SHOW: a call of what lists the subject, and a projection of it.
#include "engine/bind/binder.hpp"

namespace wafer::engine {

namespace {

ast::projection_item item_of(std::string const& name, ast::text_range at) {
    ast::projection_item made;
    made.value.node = ast::variable{name};
    made.value.at = at;
    made.text = name;
    return made;
}

/// None: there are no such indexes.
std::vector<index_sort> sorts_of(ast::show_selection selection) {
    if (selection == ast::show_selection::all) return {index_sort::range, index_sort::text};
    if (selection == ast::show_selection::range) return {index_sort::range};
    if (selection == ast::show_selection::text) return {index_sort::text};
    return {};
}

std::optional<constraint_sort> kind_of(ast::show_selection selection) {
    if (selection == ast::show_selection::uniqueness) return constraint_sort::unique;
    if (selection == ast::show_selection::existence) return constraint_sort::existence;
    if (selection == ast::show_selection::key) return constraint_sort::key;
    if (selection == ast::show_selection::property_type) return constraint_sort::type;
    return std::nullopt;
}

/// Whether on relationships; nothing: on either.
std::optional<bool> of_relationships(ast::show_entity entity) {
    if (entity == ast::show_entity::any) return std::nullopt;
    return entity == ast::show_entity::relationship;
}

}  // namespace

shown binder::rows_of(ast::show_clause const& clause) const {
    switch (clause.subject) {
        case ast::show_subject::indexes: return shown_indexes(sorts_of(clause.selection));
        case ast::show_subject::constraints: return shown_constraints(kind_of(clause.selection), of_relationships(clause.entity));
        case ast::show_subject::labels: return shown_labels();
        case ast::show_subject::relationship_types: return shown_relationship_types();
        case ast::show_subject::property_keys: return shown_property_keys();
        case ast::show_subject::functions: return shown_functions(clause.selection == ast::show_selection::user_defined);
        case ast::show_subject::procedures: break;
    }
    std::vector<std::shared_ptr<procedure const>> all;
    for (auto const& name : procedures_.names()) all.push_back(procedures_.find(name));
    return shown_procedures(all);
}

void binder::show(ast::show_clause const& clause, ast::text_range at, bool standalone, bound_part& into) {
    auto const listing = rows_of(clause);
    bound::procedure_call call;
    call.what = listing.rows;
    auto const& columns = listing.rows->outputs;
    for (std::uint32_t i = 0; i < columns.size(); ++i) yield(call, i, {columns[i].name, at});
    into.query.clauses.emplace_back(std::move(call));
    ast::projection what = clause.what;
    std::size_t const listed = what.star ? columns.size() : clause.yields ? 0 : listing.by_default;
    for (std::size_t i = 0; i < listed; ++i) what.items.push_back(item_of(columns[i].name, at));
    what.star = false;
    projection(what, clause.where ? &*clause.where : nullptr, into, standalone);
}

}  // namespace wafer::engine
