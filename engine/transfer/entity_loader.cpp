#include "engine/transfer/entity_loader.hpp"

#include <fmt/format.h>

#include "engine/base/worker_pool.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {

void entity_loader::fail(text_place place, std::string message) const { raise({name_, place, std::move(message)}); }

template <class Entity>
void entity_loader::set_properties(Entity entity, property_list const& properties, std::uint64_t line) {
    for (auto const& [key, content] : properties) {
        if (key.empty()) fail({line, 1}, "a property has an empty name");
        if (content.is_null()) continue;
        into_.set_property(entity, into_.intern_key(key), content);
        ++done_.properties;
    }
}

void entity_loader::add_node(std::string_view id, std::span<std::string const> labels, property_list const& properties,
                             std::uint64_t line) {
    std::vector<label_id> ids;
    for (auto const& label : labels) {
        if (label.empty()) fail({line, 1}, "a label is empty");
        ids.push_back(into_.intern_label(label));
    }
    node_id const node = into_.create_node(ids);
    if (!nodes_.add(id, node)) fail({line, 1}, fmt::format("the id `{}` is used by a node before", id));
    set_properties(node, properties, line);
    ++done_.nodes;
    counter_.step();
}

void entity_loader::add_relationship(std::string_view from, std::string_view to, std::string_view type, property_list properties,
                                     std::uint64_t line) {
    if (type.empty()) fail({line, 1}, "a relationship has an empty type");
    auto const source = nodes_.find(from);
    auto const target = nodes_.find(to);
    if (source && target)
        connect(*source, *target, type, properties, line);
    else
        early_.push_back({std::string(from), std::string(to), std::string(type), std::move(properties), line});
    counter_.step();
}

void entity_loader::connect(node_id from, node_id to, std::string_view type, property_list const& properties, std::uint64_t line) {
    set_properties(relationships_.add(into_.intern_type(type), from, to), properties, line);
    ++done_.relationships;
}

import_report entity_loader::finish() {
    for (auto const& early : early_) {
        auto const end = [&](std::string const& id) {
            auto const found = nodes_.find(id);
            if (!found) fail({early.line, 1}, fmt::format("no node has the id `{}`", id));
            return *found;
        };
        node_id const from = end(early.from);
        connect(from, end(early.to), early.type, early.properties, early.line);
    }
    worker_pool pool(0);
    relationships_.finish(pool);
    counter_.finish();
    return done_;
}

}  // namespace wafer::engine
