// SET, REMOVE and DELETE: what changes nodes and relationships that are there.
#include <algorithm>

#include <fmt/format.h>

#include "engine/base/overloaded.hpp"
#include "engine/bind/binder.hpp"

namespace wafer::engine {

namespace {

constexpr kind_set entity_kinds = kind::node | kind::relationship;

}  // namespace

std::vector<bound::change> binder::changes(ast::set_clause const& clause) {
    std::vector<bound::change> made;
    for (auto const& item : clause.items) {
        made.push_back(std::visit([&](auto const& written) { return change(written); }, item.what));
    }
    return made;
}

bound::update binder::remove(ast::remove_clause const& clause) {
    bound::update made;
    for (auto const& item : clause.items) {
        made.changes.push_back(std::visit([&](auto const& written) { return change(written); }, item.what));
    }
    return made;
}

bound::remove_property binder::target(ast::expression const& written) {
    auto const& postfix = std::get<ast::postfix>(written.node);
    bound::remove_property made{this->postfix(postfix, postfix.suffixes.size() - 1, written.at), {}, nullptr};
    require(made.entity, entity_kinds, "A change of a property");
    auto const& last = postfix.suffixes.back();
    if (auto const* const access = std::get_if<ast::property_access>(&last)) {
        made.key = access->key.text;
    } else {
        made.dynamic_key = expression(*std::get<ast::subscript>(last).index);
        require(made.dynamic_key, kind::string, "A property's name");
    }
    return made;
}

symbol binder::entity(ast::name const& variable, kind_set wanted) {
    expr const found = this->variable(variable.text, variable.at);
    require(found, wanted, "The change");
    return std::get<bound::reference>(found->node).to;
}

bound::change binder::change(ast::set_property const& item) {
    auto changed = target(item.target);
    if (!changed.dynamic_key) write(bound::name_use::sort::key, changed.key);
    return bound::set_property{changed.entity, std::move(changed.key), changed.dynamic_key, expression(item.value)};
}

bound::change binder::change(ast::set_properties const& item) {
    symbol const changed = entity(item.variable, entity_kinds);
    expr const content = expression(item.value);
    require(content, entity_kinds | kind::map, "SET of all properties");
    if (auto const* const map = std::get_if<bound::map>(&content->node)) {
        for (auto const& [key, field] : map->fields) write(bound::name_use::sort::key, key);
    }
    return bound::set_properties{changed, item.add, content};
}

bound::change binder::change(ast::set_labels const& item) {
    symbol const node = entity(item.variable, kind::node);
    auto [names, more] = label_list(item.labels, item.variable.at);
    for (auto const& name : names) write(bound::name_use::sort::label, name);
    return bound::set_labels{node, std::move(names), more};
}

bound::change binder::change(ast::remove_property const& item) { return target(item.target); }

bound::change binder::change(ast::remove_labels const& item) {
    symbol const node = entity(item.variable, kind::node);
    auto [names, more] = label_list(item.labels, item.variable.at);
    return bound::remove_labels{node, std::move(names), more};
}

bound::removal binder::delete_targets(ast::delete_clause const& clause) {
    bound::removal made{clause.detach, {}};
    for (auto const& target : clause.targets) {
        if (std::holds_alternative<ast::label_test>(target.node))
            fail("InvalidDelete", "DELETE takes nodes, relationships and paths; a label is taken away by REMOVE.", target.at);
        made.targets.push_back(expression(target));
        require(made.targets.back(), entity_kinds | kind::path, "DELETE");
    }
    return made;
}

}  // namespace wafer::engine
