// Indexes and constraints.
#include <algorithm>

#include <fmt/format.h>

#include "engine/bind/binder.hpp"
#include "engine/bind/written.hpp"
#include "grammar/ast/print.hpp"

namespace wafer::engine {

namespace {

using sort = value_type::sort;

/// Entities, maps and the like cannot be stored, so no property can be of such a type.
bool can_be_stored(value_type const& type, bool inside) {
    switch (type.of) {
        case sort::of_kind:
            return type.kind != kind::map && type.kind != kind::node && type.kind != kind::relationship && type.kind != kind::path;
        case sort::list: return !inside && can_be_stored(type.inner[0], true);
        case sort::either: return std::all_of(type.inner.begin(), type.inner.end(), [&](auto const& one) { return can_be_stored(one, inside); });
        case sort::nothing:
        case sort::null:
        case sort::property_value:
        case sort::any: break;
    }
    return false;
}

void check_entity(ast::create_constraint_clause const& clause, ast::text_range at) {
    using entity = ast::create_constraint_clause::entity;
    if (clause.of == entity::any || (clause.of == entity::relationship) == clause.target.relationship) return;
    fail("InvalidSchemaTarget",
         clause.target.relationship ? "NODE does not fit a constraint on relationships." : "RELATIONSHIP does not fit a constraint on nodes.", at);
}

constraint_sort sort_of(ast::constraint_kind kind) {
    switch (kind) {
        case ast::constraint_kind::unique: return constraint_sort::unique;
        case ast::constraint_kind::existence: return constraint_sort::existence;
        case ast::constraint_kind::key: return constraint_sort::key;
        case ast::constraint_kind::type: break;
    }
    return constraint_sort::type;
}

}  // namespace

expr binder::schema_name(ast::schema_name const& written) {
    if (auto const* given = std::get_if<ast::parameter>(&written)) {
        add_parameter(given->name);
        return make(bound::parameter{given->name}, any_kind, {});
    }
    auto const& name = std::get<ast::name>(written);
    return literal(value::of(name.text), name.at);
}

bound::named_target binder::schema_target(ast::schema_target const& written) {
    bound::named_target made{written.relationship, written.label.text, {}};
    for (auto const& [variable, key] : written.properties) {
        if (variable.text != written.variable.text)
            fail("UndefinedVariable", fmt::format("The variable here is `{}`, not `{}`.", written.variable.text, variable.text), variable.at,
                 {written.variable.text});
        if (std::find(made.keys.begin(), made.keys.end(), key.text) != made.keys.end())
            fail("InvalidSchemaTarget", fmt::format("The property `{}` is named twice.", key.text), key.at);
        made.keys.push_back(key.text);
    }
    return made;
}

bound::schema_change binder::create_index(ast::create_index_clause const& clause) {
    bound::create_index made{};
    if (clause.name) made.name = schema_name(*clause.name);
    made.if_not_exists = clause.if_not_exists;
    made.sort = clause.kind == ast::index_kind::text ? index_sort::text : index_sort::range;
    made.target = schema_target(clause.target);
    if (made.sort == index_sort::text && made.target.keys.size() > 1)
        fail("InvalidSchemaTarget", "A TEXT index is on one property.", clause.target.properties[1].second.at);
    if (clause.options) made.options = expression(*clause.options);
    return {std::move(made)};
}

bound::schema_change binder::create_constraint(ast::create_constraint_clause const& clause, ast::text_range at) {
    bound::create_constraint made{};
    if (clause.name) made.name = schema_name(*clause.name);
    made.if_not_exists = clause.if_not_exists;
    made.sort = sort_of(clause.kind);
    made.target = schema_target(clause.target);
    check_entity(clause, at);
    if (made.sort == constraint_sort::existence || made.sort == constraint_sort::type) {
        if (made.target.keys.size() > 1)
            fail("InvalidSchemaTarget", "Such a constraint is on one property.", clause.target.properties[1].second.at);
    }
    if (made.sort == constraint_sort::type) {
        made.type = type_of(clause.type);
        made.type_text = ast::print(clause.type);
        if (!can_be_stored(made.type, false) || made.type.not_null)
            fail("InvalidSchemaTarget",
                 fmt::format("A property cannot be required to be of type {}: one that may be stored, without NOT NULL, is expected.",
                             made.type_text),
                 at);
    }
    if (clause.options) made.options = expression(*clause.options);
    return {std::move(made)};
}

bound::schema_change binder::drop(ast::drop_clause const& clause) {
    expr const name = schema_name(clause.name);
    if (clause.constraint) return {bound::drop_constraint{name, clause.if_exists}};
    return {bound::drop_index{name, clause.if_exists}};
}

}  // namespace wafer::engine
