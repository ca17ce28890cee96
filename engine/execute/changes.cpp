#include "engine/execute/changes.hpp"

#include "engine/execute/interned.hpp"
#include "engine/execute/write.hpp"
#include "engine/function/access.hpp"
#include "engine/plan/walk.hpp"
#include "engine/value/format.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {

namespace {


error wrong_entity(value const& found) {
    return {error_code::type, "InvalidArgumentType",
            "Properties and labels belong to nodes and relationships; " + to_literal(found) + " is neither."};
}

/// `n.x = n.y` reads nothing that it writes; `n.x = n.x + 1` does, and then rows must be taken one at a time.
bool reads_what_it_writes(std::vector<bound::change> const& items) {
    std::set<std::string> written;
    bool writes_anything = false;
    for (auto const& item : items) {
        if (auto const* one = std::get_if<bound::set_property>(&item); one && !one->dynamic_key) written.insert(one->key);
        else if (auto const* gone = std::get_if<bound::remove_property>(&item); gone && !gone->dynamic_key) written.insert(gone->key);
        else writes_anything = true;
    }
    auto const conflicts = [&](auto const& self, bound::expr expression) -> bool {
        if (!expression || !plan::reads_graph(expression)) return false;
        bool found = true;
        if (auto const* read = std::get_if<bound::property>(&expression->node)) found = writes_anything || written.contains(read->key);
        else if (!std::holds_alternative<bound::subscript>(expression->node) && !std::holds_alternative<bound::label_test>(expression->node) &&
                 !std::holds_alternative<bound::subquery>(expression->node) && !std::holds_alternative<bound::call>(expression->node))
            found = false;
        plan::for_each_operand(*expression, [&](bound::expr operand) { found = found || self(self, operand); });
        return found;
    };
    return std::any_of(items.begin(), items.end(), [&](bound::change const& item) {
        if (auto const* one = std::get_if<bound::set_property>(&item))
            return conflicts(conflicts, one->content) || conflicts(conflicts, one->entity) || conflicts(conflicts, one->dynamic_key);
        if (auto const* one = std::get_if<bound::set_labels>(&item)) return conflicts(conflicts, one->more);
        if (auto const* one = std::get_if<bound::remove_labels>(&item)) return conflicts(conflicts, one->more);
        // Copying all properties of an entity reads without an access that could be seen.
        return std::holds_alternative<bound::set_properties>(item);
    });
}

}  // namespace

void require_storable(value const& content, std::string_view key) {
    auto const refuse = [&](std::string_view what) {
        throw error(error_code::type, "InvalidPropertyType",
                    "Property `" + std::string(key) + "` cannot hold " + std::string(what) + ": " + to_literal(content) + ".");
    };
    auto const check = [&](value const& part) {
        if (part.is(kind::map)) refuse("a map");
        if (part.is(kind::node) || part.is(kind::relationship) || part.is(kind::path)) refuse("a node, a relationship or a path");
    };
    check(content);
    if (!content.is(kind::list)) return;
    for (auto const& item : content.list()) {
        check(item);
        if (item.is(kind::list)) refuse("a list of lists");
    }
}

changes::changes(std::vector<bound::change> const& items, slot_map const& slots, compile_context const& context)
    : run_(context.run), changes_(items), one_by_one_(reads_what_it_writes(items)) {
    for (auto const& change : changes_) {
        item made{.what = &change, .entity = {}, .key = {}, .content = {}, .target = {}};
        auto const into = [&](std::unique_ptr<evaluator>& place, bound::expr expression) {
            if (expression) place = compile(expression, slots, context);
        };
        std::visit(overloaded{[&](bound::set_property const& set) {
                                  into(made.entity, set.entity);
                                  into(made.key, set.dynamic_key);
                                  into(made.content, set.content);
                              },
                              [&](bound::set_properties const& set) {
                                  made.target = slots.at(set.entity);
                                  into(made.content, set.content);
                              },
                              [&](bound::set_labels const& set) {
                                  made.target = slots.at(set.node);
                                  into(made.content, set.more);
                              },
                              [&](bound::remove_property const& remove) {
                                  into(made.entity, remove.entity);
                                  into(made.key, remove.dynamic_key);
                              },
                              [&](bound::remove_labels const& remove) {
                                  made.target = slots.at(remove.node);
                                  into(made.content, remove.more);
                              }},
                   change);
        items_.push_back(std::move(made));
    }
}

void changes::make(batch& rows) {
    if (one_by_one_) {
        for (std::size_t row = 0; row < rows.rows; ++row) make_row(rows, row);
        return;
    }
    for (auto& item : items_) evaluate(item, rows);
    for (std::size_t row = 0; row < rows.rows; ++row)
        for (auto& item : items_) apply(item, rows, row);
}

void changes::make_row(batch& rows, std::size_t row) {
    auto const index = static_cast<std::uint32_t>(row);
    single_.columns.resize(rows.columns.size());
    for (std::size_t i = 0; i < rows.columns.size(); ++i)
        if (rows.columns[i].constant() || row < rows.columns[i].stored()) single_.columns[i].gather(rows.columns[i], std::span(&index, 1));
    single_.rows = 1;
    for (auto& item : items_) {
        evaluate(item, single_);
        apply(item, single_, 0);
    }
}

void changes::evaluate(item& item, batch const& rows) {
    if (item.entity) item.entities = &item.entity->evaluate(rows);
    if (item.target) item.entities = &rows.columns[*item.target];
    if (item.key) item.keys = &item.key->evaluate(rows);
    if (item.content) item.contents = &item.content->evaluate(rows);
}

void changes::apply(item& item, batch const&, std::size_t row) {
    value const entity = item.entities->get(row);
    if (entity.is_null()) return;
    auto const key_of = [&](std::string const& fixed) {
        if (!item.keys) return fixed;
        value const key = item.keys->get(row);
        if (!key.is(kind::string)) throw error(error_code::type, "InvalidArgumentType", "A property's name is a string, not " + to_literal(key) + ".");
        return std::string(key.string());
    };
    auto const named = [&] { return item.contents ? names_in(item.contents->get(row)) : std::vector<std::string>(); };
    std::visit(overloaded{[&](bound::set_property const& set) { assign(entity, key_of(set.key), item.contents->get(row)); },
                          [&](bound::set_properties const& set) { assign_all(entity, item.contents->get(row), set.add); },
                          [&](bound::set_labels const& set) { label(entity, set.labels, true), label(entity, named(), true); },
                          [&](bound::remove_property const& remove) { assign(entity, key_of(remove.key), {}); },
                          [&](bound::remove_labels const& remove) { label(entity, remove.labels, false), label(entity, named(), false); }},
               *item.what);
}

void changes::require_alive(value const& entity) const {
    bool const alive = entity.is(kind::node) ? run_->data->contains(entity.node()) : run_->data->contains(entity.relationship());
    if (!alive) throw error(error_code::entity_not_found, "DeletedEntityAccess", "What was deleted cannot be changed.");
}

value changes::held(value const& entity, key_id key) const {
    return entity.is(kind::node) ? run_->data->property(entity.node(), key) : run_->data->property(entity.relationship(), key);
}

void changes::assign(value const& entity, std::string_view key, value const& content) {
    if (!entity.is(kind::node) && !entity.is(kind::relationship)) throw wrong_entity(entity);
    require_alive(entity);
    require_storable(content, key);
    graph& data = *run_->writable;
    // What is not there is not taken away, and counts as no change.
    auto const known = content.is_null() ? data.find_key(key) : interned_key(*run_, key);
    if (!known || (content.is_null() && held(entity, *known).is_null())) return;
    auto const id = *known;
    if (entity.is(kind::node)) data.set_property(entity.node(), id, content);
    else data.set_property(entity.relationship(), id, content);
    ++run_->changes.properties_set;
    // The text before stays in its block until the transaction ends.
    if (content.is(kind::string)) run_->stop->charge(content.string().size());
}

value changes::properties_of(value const& content) const {
    if (content.is(kind::map) || content.is_null()) return content;
    if (!content.is(kind::node) && !content.is(kind::relationship))
        throw error(error_code::type, "InvalidArgumentType", "Properties are given as a map, a node or a relationship, not as " + to_literal(content) + ".");
    value_map fields;
    auto const& data = *run_->data;
    for (auto const& [key, field] : content.is(kind::node) ? data.properties(content.node()) : data.properties(content.relationship()))
        fields.push_back({value::of(data.name(key)), field.owned()});
    return value::of(std::move(fields));
}

void changes::assign_all(value const& entity, value const& content, bool add) {
    if (!entity.is(kind::node) && !entity.is(kind::relationship)) throw wrong_entity(entity);
    require_alive(entity);
    value const fields = properties_of(content);
    auto const& data = *run_->data;
    if (!add) {
        auto const present = entity.is(kind::node) ? data.properties(entity.node()) : data.properties(entity.relationship());
        for (auto const& [key, field] : present)
            if (fields.is_null() || !fields.field(data.name(key))) assign(entity, std::string(data.name(key)), {});
    }
    if (fields.is_null()) return;
    for (auto const& [key, field] : fields.map()) assign(entity, key.string(), field);
}

void changes::label(value const& node, std::vector<std::string> const& labels, bool add) {
    if (!node.is(kind::node)) throw wrong_entity(node);
    require_alive(node);
    graph& data = *run_->writable;
    for (auto const& name : labels) {
        auto const id = interned_label(*run_, name);
        if (add) run_->changes.labels_added += data.add_label(node.node(), id) ? 1 : 0;
        else run_->changes.labels_removed += data.remove_label(node.node(), id) ? 1 : 0;
    }
}

}  // namespace wafer::engine
