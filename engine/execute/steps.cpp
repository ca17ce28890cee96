#include "engine/execute/steps.hpp"

namespace wafer::engine {

step_finder::step_finder(bound::direction direction, std::vector<std::string> types, bound::expr each, bound::symbol element,
                         slot_map const& slots, compile_context const& context)
    : direction_(direction), types_(std::move(types)) {
    if (!each) return;
    slot_map inner = slots;
    element_ = inner.add(element);
    each_ = compile(each, inner, context);
    each_->collect_slots(read_);
    candidates_.columns.resize(inner.symbols().size());
}

void step_finder::find(graph const& data, node_id node, batch const& rows, std::size_t row, std::vector<path_step>& steps) {
    auto const first = steps.size();
    for (auto const type : types_.ids()) {
        if (direction_ != bound::direction::left)
            for (auto const& [to, index] : data.neighbours(type, towards::outgoing, node)) steps.push_back({{type, index}, to});
        if (direction_ == bound::direction::right) continue;
        for (auto const& [to, index] : data.neighbours(type, towards::incoming, node))
            if (direction_ == bound::direction::left || to != node) steps.push_back({{type, index}, to});
    }
    if (each_ && steps.size() > first) keep_matching(rows, row, first, steps);
}

void step_finder::keep_matching(batch const& rows, std::size_t row, std::size_t first, std::vector<path_step>& steps) {
    candidates_.rows = steps.size() - first;
    for (auto const read : read_)
        if (read != element_) candidates_.columns[read].make_constant(rows.columns[read].get(row));
    column& elements = candidates_.columns[element_];
    elements.reset(layout::relationship);
    elements.resize(candidates_.rows);
    for (std::size_t i = 0; i < candidates_.rows; ++i) elements.relationships()[i] = steps[first + i].relationship;
    select_true(each_->evaluate(candidates_), candidates_.rows, chosen_);
    for (std::size_t i = 0; i < chosen_.size(); ++i) steps[first + i] = steps[first + chosen_[i]];
    steps.resize(first + chosen_.size());
}

}  // namespace wafer::engine
