#include <set>

#include "engine/base/overloaded.hpp"
#include "engine/function/access.hpp"
#include "engine/plan/walk.hpp"
#include "tests/support/naive_engine.hpp"
#include "wafer/error.hpp"

namespace wafer::naive {

using engine::kind;
using engine::label_id;

namespace {

[[noreturn]] void refuse(error_code code, char const* detail) { throw error(code, detail, "The naive evaluation refuses this change."); }

void require_entity(value const& entity) {
    if (!entity.is(kind::node) && !entity.is(kind::relationship)) refuse(error_code::type, "InvalidArgumentType");
}

void require_storable(value const& content, bool in_list = false) {
    bool const never = content.is(kind::map) || content.is(kind::node) || content.is(kind::relationship) || content.is(kind::path);
    if (never || (in_list && content.is(kind::list))) refuse(error_code::type, "InvalidPropertyType");
    if (content.is(kind::list))
        for (auto const& item : content.list()) require_storable(item, true);
}

}  // namespace

void naive_engine::set(value const& entity, std::string_view key, value const& content) {
    require_entity(entity);
    engine::require_alive(calls_, entity);
    require_storable(content);
    auto const id = data_->intern_key(key);
    if (entity.is(kind::node)) data_->set_property(entity.node(), id, content.owned());
    else data_->set_property(entity.relationship(), id, content.owned());
}

void naive_engine::set_all(value const& entity, bound::expr properties, row const& at, bool refuse_null) {
    if (!properties) return;
    row copy = at;
    auto const known = read_ahead_.find(properties);
    value const content = known != read_ahead_.end() ? known->second : evaluate(properties, copy);
    if (content.is_null()) return;
    if (!content.is(kind::map)) refuse(error_code::type, "InvalidArgumentType");
    for (auto const& [key, field] : content.map()) {
        if (field.is_null() && refuse_null) refuse(error_code::semantic, "MergeReadOwnWrites");
        if (!field.is_null()) set(entity, key.string(), field);
    }
}

void naive_engine::make(bound::create const& what, row& at, bool refuse_null) {
    auto const end = [&](bound::symbol name) {
        value const& node = at[name.value];
        if (!node.is(kind::node)) refuse(error_code::semantic, "InvalidArgumentValue");
        engine::require_alive(calls_, node);
        return node.node();
    };
    for (auto const& element : what.elements)
        std::visit(engine::overloaded{[&](bound::new_node const& made) {
                                          std::vector<label_id> labels;
                                          for (auto const& label : made.labels) labels.push_back(data_->intern_label(label));
                                          if (made.more_labels)
                                              for (auto const& label : engine::names_in(evaluate(made.more_labels, at)))
                                                  labels.push_back(data_->intern_label(label));
                                          at[made.name.value] = value::of(data_->create_node(labels));
                                          set_all(at[made.name.value], made.properties, at, refuse_null);
                                      },
                                      [&](bound::new_relationship const& made) {
                                          auto const name = made.dynamic_type ? engine::names_in(evaluate(made.dynamic_type, at)).at(0) : made.type;
                                          auto const type = data_->intern_type(name);
                                          auto const from = end(made.source);
                                          at[made.name.value] = value::of(data_->create_relationship(type, from, end(made.target)));
                                          set_all(at[made.name.value], made.properties, at, refuse_null);
                                      }},
                   element);
    for (auto const& path : what.paths) at[path.name.value] = evaluate(path.content, at);
}

/// Properties that ask something of the whole graph and nothing of what the clause makes, with what they are for a row.
std::map<bound::expr, value> naive_engine::read_ahead(bound::create const& clause, row const& at) {
    std::map<bound::expr, value> found;
    std::set<bound::symbol> made;
    for (auto const& element : clause.elements) std::visit([&](auto const& one) { made.insert(one.name); }, element);
    auto const read = [&](bound::expr properties) {
        if (!properties) return;
        bool ahead = false;
        engine::plan::for_each_subquery(properties, [&](bound::subquery const&) { ahead = true; });
        for (auto const used : engine::plan::symbols_of(properties)) ahead = ahead && !made.contains(used);
        row copy = at;
        if (ahead) found.emplace(properties, evaluate(properties, copy));
    };
    for (auto const& element : clause.elements) std::visit([&](auto const& one) { read(one.properties); }, element);
    return found;
}

rows naive_engine::apply(bound::create const& clause, rows input) {
    std::vector<std::map<bound::expr, value>> ahead;
    for (auto const& each : input) ahead.push_back(read_ahead(clause, each));
    for (std::size_t i = 0; i < input.size(); ++i) {
        read_ahead_ = std::move(ahead[i]);
        make(clause, input[i], false);
    }
    read_ahead_.clear();
    return input;
}

value_list naive_engine::properties_of(value const& entity) const {
    value_list pairs;
    auto const add = [&](auto const& properties) {
        for (auto const& [key, content] : properties) {
            pairs.push_back(value::of(data_->name(key)));
            pairs.push_back(content.owned());
        }
    };
    if (entity.is(kind::node)) add(data_->properties(entity.node()));
    else add(data_->properties(entity.relationship()));
    return pairs;
}

void naive_engine::replace_properties(value const& entity, value const& content, bool add) {
    require_entity(entity);
    engine::require_alive(calls_, entity);
    engine::value_map fields;
    if (content.is(kind::map)) {
        fields = content.map();
    } else if (!content.is_null()) {
        require_entity(content);
        auto const pairs = properties_of(content);
        for (std::size_t i = 0; i < pairs.size(); i += 2) fields.push_back({pairs[i], pairs[i + 1]});
    }
    auto const present = properties_of(entity);
    for (std::size_t i = 0; !add && i < present.size(); i += 2) set(entity, present[i].string(), {});
    for (auto const& [key, field] : fields) set(entity, key.string(), field);
}

void naive_engine::label(value const& node, std::vector<std::string> const& labels, bool add) {
    if (!node.is(kind::node)) refuse(error_code::type, "InvalidArgumentType");
    engine::require_alive(calls_, node);
    for (auto const& name : labels) {
        if (add) data_->add_label(node.node(), data_->intern_label(name));
        else data_->remove_label(node.node(), data_->intern_label(name));
    }
}

void naive_engine::change(bound::change const& what, row const& at) {
    row copy = at;
    auto const key_of = [&](auto const& item) {
        if (!item.dynamic_key) return item.key;
        value const key = evaluate(item.dynamic_key, copy);
        if (!key.is(kind::string)) refuse(error_code::type, "InvalidArgumentType");
        return std::string(key.string());
    };
    auto const unless_null = [](value const& entity, auto const& act) {
        if (!entity.is_null()) act();
    };
    std::visit(engine::overloaded{
                   [&](bound::set_property const& item) {
                       value const entity = evaluate(item.entity, copy);
                       value const content = evaluate(item.content, copy);
                       unless_null(entity, [&] { set(entity, key_of(item), content); });
                   },
                   [&](bound::set_properties const& item) {
                       value const content = evaluate(item.content, copy);
                       value const& entity = at[item.entity.value];
                       unless_null(entity, [&] { replace_properties(entity, content, item.add); });
                   },
                   [&](bound::remove_property const& item) {
                       value const entity = evaluate(item.entity, copy);
                       unless_null(entity, [&] { set(entity, key_of(item), {}); });
                   },
                   [&](bound::set_labels const& item) {
                       unless_null(at[item.node.value], [&] {
                           label(at[item.node.value], item.labels, true);
                           if (item.more) label(at[item.node.value], engine::names_in(evaluate(item.more, copy)), true);
                       });
                   },
                   [&](bound::remove_labels const& item) {
                       unless_null(at[item.node.value], [&] {
                           label(at[item.node.value], item.labels, false);
                           if (item.more) label(at[item.node.value], engine::names_in(evaluate(item.more, copy)), false);
                       });
                   },
               },
               what);
}

rows naive_engine::apply(bound::update const& clause, rows input) {
    for (auto const& each : input)
        for (auto const& item : clause.changes) change(item, each);
    return input;
}

rows naive_engine::apply(bound::merge const& clause, rows const& input) {
    rows made;
    for (auto const& each : input) {
        auto found = match(clause.search, each);
        bool const exists = !found.empty();
        if (!exists) {
            found.push_back(each);
            read_ahead_ = read_ahead(clause.otherwise, each);
            make(clause.otherwise, found[0], true);
            read_ahead_.clear();
        }
        for (auto& one : found) {
            for (auto const& item : exists ? clause.on_match : clause.on_create) change(item, one);
            for (auto const& path : clause.otherwise.paths) one[path.name.value] = evaluate(path.content, one);
            made.push_back(one);
        }
    }
    return made;
}

rows naive_engine::apply(bound::removal const& clause, rows input) {
    std::set<std::uint32_t> nodes;
    std::set<engine::rel_id> doomed;
    auto const note = [&](auto const& self, value const& target) -> void {
        if (target.is(kind::node)) nodes.insert(target.node().value);
        else if (target.is(kind::relationship)) doomed.insert(target.relationship());
        else if (target.is(kind::path)) for (auto const& element : target.path_elements()) self(self, element);
        else if (!target.is_null()) refuse(error_code::type, "InvalidArgumentType");
    };
    for (auto& each : input)
        for (auto const target : clause.targets) note(note, evaluate(target, each));
    for (auto const id : relationships({}))
        if (clause.detach && (nodes.contains(data_->source(id).value) || nodes.contains(data_->target(id).value))) doomed.insert(id);
    for (auto const id : doomed)
        if (data_->contains(id)) data_->delete_relationship(id);
    for (auto const id : nodes) {
        if (!data_->contains(engine::node_id{id})) continue;
        if (data_->has_relationships({id})) refuse(error_code::constraint, "DeleteConnectedNode");
        data_->delete_node({id});
    }
    return input;
}

}  // namespace wafer::naive
