// Makes the nodes and relationships of one CREATE pattern, for create and merge.
#pragma once

#include "engine/execute/operator.hpp"
#include "engine/plan/plan.hpp"

namespace wafer::engine {

/// Works on batches that have a column for each symbol of the pattern, those to be made included.
class creation {
public:
    /// `on_null_property`: MERGE refuses null property values, CREATE leaves them out.
    creation(bound::create const& what, slot_map const& slots, bool refuse_null, compile_context const& context);

    /// Makes the elements for every row, one element after the other: a later one may read what an earlier one was given.
    void make(batch& rows);
    /// The symbols that `make` writes.
    [[nodiscard]] static std::vector<bound::symbol> made_by(bound::create const& what);

private:
    struct property_source {
        std::string key;  // Empty: the content is a map.
        std::unique_ptr<evaluator> content;
        column const* values = nullptr;
        key_id id;
    };
    struct element {
        bool relationship = false;
        slot target = 0;
        std::vector<std::string> labels;  // Or the one type.
        std::unique_ptr<evaluator> names;  // More labels, or the type in place of it; a null pointer if there is none.
        column const* named = nullptr;
        slot from = 0;
        slot to = 0;
        std::vector<property_source> properties;
        std::vector<label_id> label_ids;
        type_id type;
    };
    [[nodiscard]] std::vector<property_source> sources_of(bound::expr properties, slot_map const& slots,
                                                          compile_context const& context) const;
    void prepare(element& element, batch& rows) const;
    void make(element const& element, batch& rows, std::size_t row);
    [[nodiscard]] type_id type_of(element const& element, std::size_t row) const;
    [[nodiscard]] std::vector<label_id> labels_of(element const& element, std::size_t row) const;
    template <class Entity>
    void set_properties(Entity entity, element const& of, std::size_t row);
    template <class Entity>
    void set_property(Entity entity, key_id key, std::string_view name, value const& content);
    [[nodiscard]] node_id end_of(batch const& rows, slot at, std::size_t row) const;

    run_context* run_;
    bool refuse_null_;
    std::vector<element> elements_;
    std::size_t made_bytes_ = 0;  // Of what was made since it was charged last.
};

}  // namespace wafer::engine
