#include "engine/execute/evaluate/operand.hpp"

#include <algorithm>
#include <utility>

namespace wafer::engine::evaluate {

std::vector<slot> slots_of(std::span<evaluator const* const> readers) {
    std::vector<slot> slots;
    for (auto const* reader : readers) reader->collect_slots(slots);
    std::sort(slots.begin(), slots.end());
    slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
    return slots;
}

operand::operand(std::unique_ptr<evaluator> content) : content_(std::move(content)) {
    evaluator const* const reader = content_.get();
    slots_ = slots_of({&reader, 1});
}

column const& operand::on(batch const& rows, std::span<std::uint32_t const> subset) {
    if (subset.size() == rows.rows) return content_->evaluate(rows);
    gathered_.rows = subset.size();
    gathered_.columns.resize(rows.columns.size());
    for (auto const slot : slots_) gathered_.columns[slot].gather(rows.columns[slot], subset);
    return content_->evaluate(gathered_);
}

}  // namespace wafer::engine::evaluate
