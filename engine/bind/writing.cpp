// CREATE and MERGE; what changes nodes and relationships that are there is in changing.cpp.
#include <algorithm>

#include <fmt/format.h>

#include "engine/bind/binder.hpp"

namespace wafer::engine {

namespace {

using operation = ast::label_expression::operation;

void refuse_condition(ast::optional_box<ast::expression> const& where) {
    if (where) fail("UnexpectedSyntax", "What is created has properties, not conditions.", where->at);
}

void refuse_bound(ast::name const& variable) {
    fail("VariableAlreadyBound",
         fmt::format("The variable `{}` is already in use; labels and properties cannot be added to it here.", variable.text), variable.at);
}

void check_created(ast::relationship_pattern const& relationship, bool directed) {
    if (relationship.length)
        fail("CreatingVarLength", "A relationship of variable length can be searched for, not created.", relationship.length->at);
    bool const typed = relationship.types && (relationship.types->op == operation::name || relationship.types->op == operation::dynamic);
    if (!typed) fail("NoSingleRelationshipType", "A relationship is created with exactly one type.", relationship.at);
    if (directed && relationship.towards == ast::direction::either)
        fail("RequiresDirectedRelationship", "A relationship is created in one direction: `-->` or `<--`.", relationship.at);
    refuse_condition(relationship.where);
}

}  // namespace

bound::create binder::create(ast::create_clause const& clause) {
    bound::create made;
    for (auto const& path : clause.what.paths) create_path(path, made);
    return made;
}

void binder::create_path(ast::path_pattern const& path, bound::create& into) {
    if (path.search != ast::path_search::none) fail("UnexpectedSyntax", "A shortest path can be searched for, not created.", path.at);
    require_plain(path, "created");
    bound::path whole;
    for (auto const& node : path.nodes) whole.elements.push_back(create_node(node, path.relationships.empty(), into));
    for (std::size_t i = 0; i < path.relationships.size(); ++i) {
        auto const& relationship = path.relationships[i];
        auto made = create_relationship(relationship, true);
        made.source = whole.elements[2 * i];
        made.target = whole.elements[2 * i + 1];
        if (relationship.towards == ast::direction::left) std::swap(made.source, made.target);
        whole.elements.insert(whole.elements.begin() + static_cast<std::ptrdiff_t>(2 * i + 1), made.name);
        into.elements.emplace_back(std::move(made));
    }
    if (!path.variable) return;
    auto const& name = *path.variable;
    if (scope_->find(name.text)) refuse_bound(name);
    for (auto const element : whole.elements) use(element);
    symbol const made = make_symbol(name.text, kind::path);
    scope_->names[name.text] = made;
    into.paths.push_back({made, make(std::move(whole), kind::path, path.at)});
}

symbol binder::create_node(ast::node_pattern const& node, bool alone, bound::create& into) {
    refuse_condition(node.where);
    if (node.variable) {
        if (auto const* const known = given_node(node, alone)) return *known;
    }
    bound::new_node made;
    if (node.labels) labels_in_creation(*node.labels, made);
    made.properties = properties_in_creation(node.properties).whole;
    made.name = node.variable ? make_symbol(node.variable->text, kind::node) : make_anonymous(kind::node);
    if (node.variable) scope_->names[node.variable->text] = made.name;
    symbol const name = made.name;
    into.elements.emplace_back(std::move(made));
    return name;
}

/// The node of a pattern to create that is there already, which may only be the end of a relationship.
symbol const* binder::given_node(ast::node_pattern const& node, bool alone) {
    auto const& name = *node.variable;
    auto const* const known = scope_->find(name.text);
    if (!known) return nullptr;
    if (alone || node.labels || node.properties) refuse_bound(name);
    auto const kinds = kinds_of(*known);
    if (!kinds.empty() && !kinds.holds(kind::node))
        fail("VariableTypeConflict", fmt::format("The variable `{}` stands for a node here, but is {}.", name.text, described(kinds)),
             name.at);
    use(*known);
    return known;
}

bound::new_relationship binder::create_relationship(ast::relationship_pattern const& relationship, bool directed) {
    auto const& variable = relationship.variable;
    if (variable && scope_->find(variable->text)) refuse_bound(*variable);
    check_created(relationship, directed);
    bound::new_relationship made;
    if (relationship.types->op == operation::dynamic) {
        made.dynamic_type = names_in_creation({&*relationship.types}, relationship.types->at);
    } else {
        made.type = relationship.types->label.text;
        write(bound::name_use::sort::type, made.type);
    }
    made.properties = properties_in_creation(relationship.properties).whole;
    made.name = variable ? make_symbol(variable->text, kind::relationship) : make_anonymous(kind::relationship);
    if (variable) scope_->names[variable->text] = made.name;
    return made;
}

binder::inline_properties binder::properties_in_creation(ast::optional_box<ast::expression> const& written) {
    if (!written) return {};
    if (auto const* const map = std::get_if<ast::map_literal>(&written->node)) {
        for (auto const& entry : map->entries) write(bound::name_use::sort::key, entry.key.text);
        return properties_of_map(*map, written->at);
    }
    inline_properties made;
    made.whole = expression(*written);
    require(made.whole, kind::map, "The properties of a pattern");
    return made;
}

bound::merge binder::merge(ast::merge_clause const& clause) {
    auto const& path = clause.what;
    if (path.search != ast::path_search::none) fail("UnexpectedSyntax", "A shortest path can be searched for, not merged.", path.at);
    require_plain(path, "merged");
    bound::merge made;
    pattern_state state;
    bound::pattern_path whole;
    for (auto const& node : path.nodes) whole.nodes.push_back(merge_node(node, path.relationships.empty(), state, made));
    for (std::size_t i = 0; i < path.relationships.size(); ++i) {
        whole.relationships.push_back(static_cast<std::uint32_t>(i));
        merge_relationship(path.relationships[i], {whole.nodes[i], whole.nodes[i + 1]}, state, made);
    }
    if (path.variable) {
        declare_path_name(path, whole, state);
        made.otherwise.paths.push_back({*whole.name, path_expression(state.what, whole, path.at)});
    }
    state.what.paths.push_back(std::move(whole));
    made.search = std::move(state.what);
    for (auto const& action : clause.actions) {
        auto bound = changes(action.what);
        auto& into = action.on_create ? made.on_create : made.on_match;
        into.insert(into.end(), std::make_move_iterator(bound.begin()), std::make_move_iterator(bound.end()));
    }
    return made;
}

/// The index of the node in the pattern; what is not given is created when the pattern is not found.
std::uint32_t binder::merge_node(ast::node_pattern const& node, bool alone, pattern_state& state, bound::merge& into) {
    refuse_condition(node.where);
    if (node.properties) require_search_map(*node.properties);
    if (node.variable && given_node(node, alone)) return declare_node(node, state);
    auto const properties = properties_in_creation(node.properties);
    std::uint32_t const index = declare_node(node, state);
    symbol const name = state.what.nodes[index].name;
    bound::new_node created{name, {}, properties.whole, nullptr};
    if (node.labels) labels_in_creation(*node.labels, created);
    into.otherwise.elements.emplace_back(std::move(created));
    if (node.labels) demand_labels(*node.labels, name, bound::name_use::sort::label, state.what.predicates);
    demand_properties(properties, name, state.what.predicates);
    return index;
}

void binder::merge_relationship(ast::relationship_pattern const& relationship, std::pair<std::uint32_t, std::uint32_t> ends,
                                pattern_state& state, bound::merge& into) {
    if (relationship.properties) require_search_map(*relationship.properties);
    auto created = create_relationship(relationship, false);
    bound::pattern_relationship sought;
    sought.name = created.name;
    sought.from = ends.first;
    sought.to = ends.second;
    sought.towards = static_cast<bound::direction>(relationship.towards);
    if (created.dynamic_type)
        state.what.predicates.push_back(dynamic_labels(refer(created.name, relationship.at), *relationship.types));
    else
        sought.types = {created.type};
    if (created.properties) {
        auto const& fields = std::get<bound::map>(created.properties->node).fields;
        for (auto const& [key, content] : fields) {
            expr const asked = make(bound::property{refer(created.name, relationship.at), key}, any_kind, relationship.at);
            state.what.predicates.push_back(equal(asked, content, relationship.at));
        }
    }
    created.source = state.what.nodes[ends.first].name;
    created.target = state.what.nodes[ends.second].name;
    if (relationship.towards == ast::direction::left) std::swap(created.source, created.target);
    state.own_relationships.insert(created.name.value);
    state.what.relationships.push_back(std::move(sought));
    into.otherwise.elements.emplace_back(std::move(created));
}

}  // namespace wafer::engine
