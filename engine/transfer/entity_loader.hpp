// Nodes and relationships as JSON lines and GraphML have them: nodes are named by ids, and a relationship may come before its ends. Belongs
// to one import.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/graph/relationship_load.hpp"
#include "engine/storage/csv_import.hpp"
#include "engine/storage/node_index.hpp"

namespace wafer::engine {

using property_list = std::vector<std::pair<std::string, value>>;

class entity_loader {
public:
    /// `name` is the source's, for messages.
    entity_loader(graph& into, std::string name, row_counter& counter)
        : into_(into), name_(std::move(name)), counter_(counter), relationships_(into) {}

    void add_node(std::string_view id, std::span<std::string const> labels, property_list const& properties, std::uint64_t line);
    void add_relationship(std::string_view from, std::string_view to, std::string_view type, property_list properties, std::uint64_t line);
    /// Adds the relationships whose ends came after them.
    import_report finish();

    /// Throws `wafer::error` (corruption: InvalidData) with the source's name and the place.
    [[noreturn]] void fail(text_place place, std::string message) const;

private:
    struct early_relationship {
        std::string from;
        std::string to;
        std::string type;
        property_list properties;
        std::uint64_t line;
    };

    void connect(node_id from, node_id to, std::string_view type, property_list const& properties, std::uint64_t line);
    template <class Entity>
    void set_properties(Entity entity, property_list const& properties, std::uint64_t line);

    graph& into_;
    std::string name_;
    row_counter& counter_;
    relationship_load relationships_;
    node_index nodes_;
    std::vector<early_relationship> early_;
    import_report done_;
};

}  // namespace wafer::engine
