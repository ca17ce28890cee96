// The steps that a path may take from a node: what expand_many and shortest_path share. Applies the pattern's types, direction and the
// predicate that every relationship of the path must meet.
#pragma once

#include <memory>
#include <vector>

#include "engine/execute/operator.hpp"
#include "engine/execute/types.hpp"
#include "engine/plan/plan.hpp"

namespace wafer::engine {

struct path_step {
    rel_id relationship;
    node_id to;
};

class step_finder {
public:
    /// `each` (or a null pointer) sees the columns of `slots` and one more, `element`.
    step_finder(bound::direction direction, std::vector<std::string> types, bound::expr each, bound::symbol element,
                slot_map const& slots, compile_context const& context);

    void begin_batch(graph const& data) { types_.resolve(data); }
    /// Adds the steps from `node` for input row `row` of `rows` behind `steps`.
    void find(graph const& data, node_id node, batch const& rows, std::size_t row, std::vector<path_step>& steps);

private:
    void keep_matching(batch const& rows, std::size_t row, std::size_t first, std::vector<path_step>& steps);

    bound::direction direction_;
    type_filter types_;
    std::unique_ptr<evaluator> each_;
    slot element_ = 0;
    std::vector<slot> read_;
    batch candidates_;
    std::vector<std::uint32_t> chosen_;
};

}  // namespace wafer::engine
