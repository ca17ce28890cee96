#include "engine/execute/creation.hpp"

#include <utility>

#include "engine/execute/interned.hpp"
#include "engine/execute/write.hpp"
#include "engine/function/access.hpp"
#include "engine/value/format.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {

namespace {

// What the transaction's graph grows by, as measured on graphs of a million entities; a property comes on top.
constexpr std::size_t node_bytes = 1;
constexpr std::size_t relationship_bytes = 256;
constexpr std::size_t property_bytes = 8;

}  // namespace

creation::creation(bound::create const& what, slot_map const& slots, bool refuse_null, compile_context const& context)
    : run_(context.run), refuse_null_(refuse_null) {
    for (auto const& made : what.elements) {
        element& next = elements_.emplace_back();
        if (auto const* node = std::get_if<bound::new_node>(&made)) {
            next.target = slots.at(node->name);
            next.labels = node->labels;
            if (node->more_labels) next.names = compile(node->more_labels, slots, context);
            next.properties = sources_of(node->properties, slots, context);
        } else {
            auto const& relationship = std::get<bound::new_relationship>(made);
            next.relationship = true;
            next.target = slots.at(relationship.name);
            next.labels = {relationship.type};
            if (relationship.dynamic_type) next.names = compile(relationship.dynamic_type, slots, context);
            next.from = slots.at(relationship.source);
            next.to = slots.at(relationship.target);
            next.properties = sources_of(relationship.properties, slots, context);
        }
    }
}

/// A map literal is taken apart, so that no map is made per row.
std::vector<creation::property_source> creation::sources_of(bound::expr properties, slot_map const& slots,
                                                            compile_context const& context) const {
    std::vector<property_source> sources;
    if (!properties) return sources;
    auto const* literal = std::get_if<bound::map>(&properties->node);
    if (!literal) {
        sources.push_back({.key = {}, .content = compile(properties, slots, context), .values = nullptr, .id = {}});
        return sources;
    }
    for (auto const& [key, content] : literal->fields)
        sources.push_back({.key = key, .content = compile(content, slots, context), .values = nullptr, .id = {}});
    return sources;
}

std::vector<bound::symbol> creation::made_by(bound::create const& what) {
    std::vector<bound::symbol> symbols;
    for (auto const& made : what.elements) std::visit([&](auto const& element) { symbols.push_back(element.name); }, made);
    return symbols;
}

void creation::make(batch& rows) {
    step_counter steps(*run_->stop);
    for (auto& element : elements_) {
        prepare(element, rows);
        for (std::size_t row = 0; row < rows.rows; ++row) {
            steps.step();
            make(element, rows, row);
            // A row may be large by itself, and a statement's batches small.
            if (made_bytes_ >= std::size_t{1} << 16) run_->stop->charge(std::exchange(made_bytes_, 0));
        }
    }
    run_->stop->charge(std::exchange(made_bytes_, 0));
}

void creation::prepare(element& element, batch& rows) const {
    graph& data = *run_->writable;
    if (element.names) element.named = &element.names->evaluate(rows);
    if (element.relationship) {
        if (!element.names) element.type = data.intern_type(element.labels[0]);
    } else {
        element.label_ids.clear();
        for (auto const& label : element.labels) element.label_ids.push_back(data.intern_label(label));
    }
    for (auto& property : element.properties) {
        property.values = &property.content->evaluate(rows);
        if (!property.key.empty()) property.id = data.intern_key(property.key);
    }
    column& target = rows.columns[element.target];
    target.reset(element.relationship ? layout::relationship : layout::node);
    target.resize(rows.rows);
}

void creation::make(element const& element, batch& rows, std::size_t row) {
    graph& data = *run_->writable;
    if (element.relationship) {
        auto const made = data.create_relationship(type_of(element, row), end_of(rows, element.from, row), end_of(rows, element.to, row));
        rows.columns[element.target].relationships()[row] = made;
        ++run_->changes.relationships_created;
        made_bytes_ += relationship_bytes;
        set_properties(made, element, row);
    } else {
        auto const labels = element.names ? labels_of(element, row) : element.label_ids;
        auto const made = data.create_node(labels);
        rows.columns[element.target].nodes()[row] = made;
        ++run_->changes.nodes_created;
        made_bytes_ += node_bytes;
        run_->changes.labels_added += labels.size();
        set_properties(made, element, row);
    }
}

type_id creation::type_of(element const& element, std::size_t row) const {
    if (!element.names) return element.type;
    auto const names = names_in(element.named->get(row));
    if (names.size() != 1)
        throw error(error_code::type, "InvalidArgumentType",
                    "A relationship is created with one type, not with " + std::to_string(names.size()) + ".");
    return interned_type(*run_, names[0]);
}

std::vector<label_id> creation::labels_of(element const& element, std::size_t row) const {
    auto labels = element.label_ids;
    for (auto const& name : names_in(element.named->get(row))) {
        auto const label = interned_label(*run_, name);
        if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(label);
    }
    return labels;
}

node_id creation::end_of(batch const& rows, slot at, std::size_t row) const {
    node_id const node = node_at(rows.columns[at], row);
    if (!node.valid())
        throw error(error_code::semantic, "InvalidArgumentValue", "A relationship cannot be created, as one of its ends is null.");
    if (!run_->data->contains(node))
        throw error(error_code::entity_not_found, "DeletedEntityAccess", "A relationship cannot end at a node that was deleted.");
    return node;
}

template <class Entity>
void creation::set_properties(Entity entity, element const& of, std::size_t row) {
    for (auto const& property : of.properties) {
        value const content = property.values->get(row);
        if (!property.key.empty()) {
            set_property(entity, property.id, property.key, content);
            continue;
        }
        if (content.is_null()) continue;
        if (!content.is(kind::map))
            throw error(error_code::type, "InvalidArgumentType", "Properties are given as a map, not as " + to_literal(content) + ".");
        for (auto const& [key, field] : content.map())
            set_property(entity, interned_key(*run_, key.string()), key.string(), field);
    }
}

template <class Entity>
void creation::set_property(Entity entity, key_id key, std::string_view name, value const& content) {
    if (content.is_null()) {
        if (refuse_null_)
            throw error(error_code::semantic, "MergeReadOwnWrites",
                        "MERGE cannot search for a property that is null: `" + std::string(name) + "`.");
        return;
    }
    require_storable(content, name);
    run_->writable->set_property(entity, key, content);
    ++run_->changes.properties_set;
    made_bytes_ += property_bytes + (content.is(kind::string) ? content.string().size() : 0);
}

}  // namespace wafer::engine
