// The items of SET and REMOVE, for update and merge.
#pragma once

#include "engine/execute/operator.hpp"
#include "engine/plan/plan.hpp"

namespace wafer::engine {

class changes {
public:
    changes(std::vector<bound::change> const& items, slot_map const& slots, compile_context const& context);
    /// Makes the changes of all rows, row after row. Each row sees what those before it did.
    void make(batch& rows);
    void make_row(batch& rows, std::size_t row);
    [[nodiscard]] bool empty() const { return items_.empty(); }

private:
    struct item {
        bound::change const* what;
        std::unique_ptr<evaluator> entity;
        std::unique_ptr<evaluator> key;
        std::unique_ptr<evaluator> content;
        std::optional<slot> target;  // For items that name a variable.
        column const* entities = nullptr;
        column const* keys = nullptr;
        column const* contents = nullptr;
    };
    void evaluate(item& item, batch const& rows);
    void apply(item& item, batch const& rows, std::size_t row);
    void assign(value const& entity, std::string_view key, value const& content);
    void assign_all(value const& entity, value const& content, bool add);
    void label(value const& node, std::vector<std::string> const& labels, bool add);
    void require_alive(value const& entity) const;
    [[nodiscard]] value held(value const& entity, key_id key) const;
    [[nodiscard]] value properties_of(value const& content) const;

    run_context* run_;
    std::vector<bound::change> changes_;
    std::vector<item> items_;
    bool one_by_one_ = false;  // An item reads what an item may have written.
    batch single_;
};

}  // namespace wafer::engine
