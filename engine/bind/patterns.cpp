// Patterns to search for. First all names are declared, path by path, then what is demanded of them is bound, as it may use any of them.
#include <algorithm>

#include <fmt/format.h>

#include "engine/bind/binder.hpp"

namespace wafer::engine {

namespace {

using ast::label_expression;
using operation = ast::label_expression::operation;

void refuse_conflict(ast::name const& variable, std::string_view wanted, kind_set found) {
    fail("VariableTypeConflict", fmt::format("The variable `{}` stands for {} here, but is {}.", variable.text, wanted, described(found)),
         variable.at);
}

/// The formula without the conjunction at its top.
std::vector<label_expression const*> conjuncts_of(label_expression const& labels) {
    if (labels.op != operation::conjunction) return {&labels};
    std::vector<label_expression const*> all;
    for (auto const& operand : labels.operands) all.push_back(&operand);
    return all;
}

}  // namespace

bound::match binder::match(ast::match_clause const& clause, ast::text_range at) {
    std::vector<ast::path_pattern const*> paths;
    for (auto const& path : clause.what.paths) paths.push_back(&path);
    bool const repeatable = clause.mode == ast::match_mode::repeatable_elements;
    auto const first = out_->symbols.size();
    bound::match made{clause.optional, pattern(paths, clause.where ? &*clause.where : nullptr, pattern_use::introduces, repeatable)};
    if (!clause.optional) return made;
    std::vector<symbol> introduced;
    for (auto const& [name, symbol] : scope_->names)
        if (symbol.value >= first) introduced.push_back(symbol);
    if (!introduced.empty()) optional_matches_.push_back({std::move(introduced), uses_.size(), {at.begin, at.end}});
    return made;
}

bound::pattern binder::pattern(std::vector<ast::path_pattern const*> const& paths, ast::expression const* where, pattern_use use,
                               bool repeatable) {
    check_paths(paths, repeatable);
    pattern_state state;
    state.use = use;
    state.before = *scope_;
    state.what.repeatable = repeatable;
    for (auto const* path : paths) declare(*path, state);
    for (std::size_t i = 0; i < paths.size(); ++i) demand(*paths[i], bound::pattern_path(state.what.paths[i]), state);
    if (where) demand_condition(*where, state.what.predicates);
    return std::move(state.what);
}

void binder::demand(ast::path_pattern const& path, bound::pattern_path const& made, pattern_state& state) {
    auto& what = state.what;
    if (is_walked_whole(path, what.repeatable)) return demand_segment(state.open.at(made.relationships.front()), state);
    for (std::size_t i = 0; i < path.nodes.size(); ++i) demand_node(path.nodes[i], what.nodes[made.nodes[i]].name, what.predicates);
    for (std::size_t i = 0; i < path.relationships.size(); ++i) {
        auto const open = state.open.find(made.relationships[i]);
        if (open != state.open.end()) demand_segment(open->second, state);
        else demand_relationship(path.relationships[i], what.relationships[made.relationships[i]], what.predicates);
    }
    if (path.where) demand_condition(*path.where, what.predicates);
}

void binder::declare(ast::path_pattern const& path, pattern_state& state) {
    bound::pattern_path made;
    made.search = static_cast<bound::path_search>(path.search);
    made.at = {path.at.begin, path.at.end};
    bool const whole = is_walked_whole(path, state.what.repeatable);
    if (whole) declare_whole(path, made, state);
    for (auto const& node : path.nodes)
        if (!whole) made.nodes.push_back(declare_node(node, state));
    for (std::size_t i = 0; !whole && i < path.relationships.size(); ++i) {
        auto const& written = path.relationships[i];
        auto const index = written.quantifier ? declare_quantified(written, state) : declare_relationship(written, state);
        auto& relationship = state.what.relationships[index];
        relationship.from = made.nodes[i];
        relationship.to = made.nodes[i + 1];
        made.relationships.push_back(index);
    }
    if (path.search != ast::path_search::none && path.relationships.size() != 1)
        fail("InvalidRelationshipPattern", "A shortest path is sought between two nodes, along one relationship pattern.", path.at);
    if (path.variable) declare_path_name(path, made, state);
    state.what.paths.push_back(std::move(made));
}

std::uint32_t binder::declare_node(ast::node_pattern const& node, pattern_state& state) {
    auto const add = [&](symbol name, bool given) {
        auto const index = static_cast<std::uint32_t>(state.what.nodes.size());
        state.what.nodes.push_back({name, given, {node.at.begin, node.at.end}});
        state.node_of.emplace(name.value, index);
        return index;
    };
    if (!node.variable) return add(make_anonymous(kind::node), false);
    auto const& name = *node.variable;
    if (auto const* const known = scope_->find(name.text)) {
        auto const here = state.node_of.find(known->value);
        if (here != state.node_of.end()) return here->second;
        refuse_inner(name, *known, state);
        auto const kinds = kinds_of(*known);
        if (!kinds.empty() && !kinds.holds(kind::node)) refuse_conflict(name, "a node", kinds);
        use(*known);
        return add(*known, true);
    }
    if (state.use == pattern_use::refers || hiding(name.text)) fail_undefined(name.text, name.at);
    symbol const made = make_symbol(name.text, kind::node);
    scope_->names[name.text] = made;
    return add(made, false);
}

std::uint32_t binder::declare_relationship(ast::relationship_pattern const& relationship, pattern_state& state) {
    bound::pattern_relationship made;
    made.at = {relationship.at.begin, relationship.at.end};
    made.name = relationship_symbol(relationship, state, made.given);
    made.towards = static_cast<bound::direction>(relationship.towards);
    made.at = {relationship.at.begin, relationship.at.end};
    if (auto const& length = relationship.length) {
        made.length.emplace();
        made.length->least = length->least.value_or(1);
        made.length->most = length->most.value_or(made.length->most);
        made.element = make_anonymous(kind::relationship);
    }
    state.own_relationships.insert(made.name.value);
    state.what.relationships.push_back(std::move(made));
    return static_cast<std::uint32_t>(state.what.relationships.size() - 1);
}

symbol binder::relationship_symbol(ast::relationship_pattern const& relationship, pattern_state& state, bool& given) {
    bool const many = relationship.length.has_value();
    kind_set const kinds = many ? kind_set{kind::list} : kind_set{kind::relationship};
    kind_set const elements = many ? kind_set{kind::relationship} : any_kind;
    if (!relationship.variable) return make_anonymous(kinds, elements);
    auto const& name = *relationship.variable;
    if (auto const* const known = scope_->find(name.text)) {
        refuse_inner(name, *known, state);
        if (state.own_relationships.contains(known->value) && state.what.repeatable && !many) {
            symbol const again = make_anonymous(kinds, elements);
            state.what.predicates.push_back(equal(refer(again, name.at), refer(*known, name.at), name.at));
            return again;
        }
        if (state.own_relationships.contains(known->value))
            fail("RelationshipUniquenessViolation",
                 fmt::format("The relationship `{}` cannot be in two places of one pattern, whose relationships are all different.",
                             name.text),
                 name.at);
        auto const found = kinds_of(*known);
        bool const other = !found.empty() && (found & kinds).empty();
        auto const of = symbol_elements_[known->value];
        bool const other_list = many && found == kinds && !of.empty() && !of.holds(kind::relationship);
        if (other || other_list) refuse_conflict(name, many ? "a list of relationships" : "a relationship", found);
        use(*known);
        given = true;
        return *known;
    }
    if (state.use == pattern_use::refers || hiding(name.text)) fail_undefined(name.text, name.at);
    return scope_->names[name.text] = make_symbol(name.text, kinds, elements);
}

void binder::declare_path_name(ast::path_pattern const& path, bound::pattern_path& into, pattern_state const& state) {
    auto const& name = *path.variable;
    if (auto const* const known = scope_->find(name.text)) {
        refuse_inner(name, *known, state);
        fail("VariableAlreadyBound", fmt::format("The variable `{}` is already in use.", name.text), name.at);
    }
    if (state.use == pattern_use::refers) fail_undefined(name.text, name.at);
    into.name = make_symbol(name.text, kind::path);
    scope_->names[name.text] = *into.name;
}

void binder::demand_node(ast::node_pattern const& node, symbol name, std::vector<expr>& into) {
    if (node.labels) demand_labels(*node.labels, name, bound::name_use::sort::label, into);
    auto const properties = properties_in_search(node.properties);
    for (auto const& [key, content] : properties.fields) read_name(bound::name_use::sort::key, key);
    demand_properties(properties, name, into);
    if (node.where) demand_condition(*node.where, into);
}

void binder::demand_relationship(ast::relationship_pattern const& relationship, bound::pattern_relationship& bound,
                                 std::vector<expr>& into) {
    if (relationship.length) return demand_each(relationship, bound);
    if (relationship.types && !plain_types(*relationship.types, bound.types))
        demand_labels(*relationship.types, bound.name, bound::name_use::sort::type, into);
    auto const properties = properties_in_search(relationship.properties);
    for (auto const& [key, content] : properties.fields) read_name(bound::name_use::sort::key, key);
    demand_properties(properties, bound.name, into);
    if (relationship.where) demand_condition(*relationship.where, into);
}

/// Within a variable length, the variable is each relationship in turn.
void binder::demand_each(ast::relationship_pattern const& relationship, bound::pattern_relationship& bound) {
    std::vector<expr> all;
    if (relationship.types && !plain_types(*relationship.types, bound.types))
        demand_labels(*relationship.types, bound.element, bound::name_use::sort::type, all);
    auto const properties = properties_in_search(relationship.properties);
    for (auto const& [key, content] : properties.fields) read_name(bound::name_use::sort::key, key);
    demand_properties(properties, bound.element, all);
    if (relationship.where) {
        scope inner{scope_, nullptr, {}};
        if (relationship.variable) inner.names[relationship.variable->text] = bound.element;
        replaced const entered(scope_, &inner);
        demand_condition(*relationship.where, all);
    }
    if (!all.empty()) bound.each = conjunction(std::move(all), relationship.at);
}

void binder::demand_labels(label_expression const& labels, symbol of, bound::name_use::sort sort, std::vector<expr>& into) {
    for (auto const* one : conjuncts_of(labels)) {
        expr const operand = refer(of, labels.at);
        into.push_back(label_condition(operand, *one, sort, one->at));
    }
}

void binder::demand_properties(inline_properties const& properties, symbol of, std::vector<expr>& into) {
    for (auto const& [key, content] : properties.fields) {
        expr const entity = refer(of, key.at);
        expr const asked = make(bound::property{entity, key.text}, any_kind, key.at);
        into.push_back(equal(asked, content, {key.at.begin, content->at.end}));
    }
}

void binder::demand_condition(ast::expression const& where, std::vector<expr>& into) {
    expr const whole = condition(where);
    auto const* const logic = std::get_if<bound::logic>(&whole->node);
    if (logic && logic->op == bound::logic_operator::and_) {
        into.insert(into.end(), logic->operands.begin(), logic->operands.end());
    } else {
        into.push_back(whole);
    }
}

void binder::require_search_map(ast::expression const& written) const {
    if (std::holds_alternative<ast::map_literal>(written.node)) return;
    fail("InvalidParameterUse", "A pattern to search for names its properties one by one: `{key: $parameter.key}`.", written.at);
}

binder::inline_properties binder::properties_in_search(ast::optional_box<ast::expression> const& written) {
    if (!written) return {};
    require_search_map(*written);
    return properties_of_map(std::get<ast::map_literal>(written->node), written->at);
}

binder::inline_properties binder::properties_of_map(ast::map_literal const& map, ast::text_range at) {
    inline_properties made;
    bound::map fields;
    for (auto const& entry : map.entries) {
        expr const content = expression(entry.value);
        made.fields.emplace_back(entry.key, content);
        fields.fields.emplace_back(entry.key.text, content);
    }
    if (!made.fields.empty()) made.whole = make(std::move(fields), kind::map, at);
    return made;
}

/// `A`, `A|B|C`: what a list of types can say.
bool binder::plain_types(label_expression const& written, std::vector<std::string>& types) {
    auto const is_name = [](auto const& one) { return one.op == operation::name; };
    if (is_name(written)) {
        types.push_back(written.label.text);
        read_name(bound::name_use::sort::type, written.label);
        return true;
    }
    if (written.op == operation::any) return true;
    bool const plain = written.op == operation::disjunction && std::all_of(written.operands.begin(), written.operands.end(), is_name);
    if (!plain) return false;
    for (auto const& one : written.operands) plain_types(one, types);
    std::sort(types.begin(), types.end());
    types.erase(std::unique(types.begin(), types.end()), types.end());
    return true;
}

bound::label_formula binder::formula(label_expression const& written, bound::name_use::sort sort) {
    bound::label_formula made;
    made.op = static_cast<bound::label_formula::operation>(written.op);
    if (written.op == operation::name) {
        made.label = written.label.text;
        read_name(sort, written.label);
    }
    for (auto const& operand : written.operands) made.operands.push_back(formula(operand, sort));
    return made;
}

expr binder::path_expression(bound::pattern const& pattern, bound::pattern_path const& path, ast::text_range at) {
    bound::path made;
    for (std::size_t i = 0; i < path.nodes.size(); ++i) {
        if (i > 0) made.elements.push_back(pattern.relationships[path.relationships[i - 1]].name);
        made.elements.push_back(pattern.nodes[path.nodes[i]].name);
    }
    for (auto const element : made.elements) use(element);
    return make(std::move(made), kind::path, at);
}

}  // namespace wafer::engine
