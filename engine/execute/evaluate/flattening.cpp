#include "engine/execute/evaluate/flattening.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <wafer/error.hpp>

namespace wafer::engine::evaluate {

slot_map with_locals(slot_map const& outer, std::initializer_list<bound::symbol> locals) {
    slot_map inner = outer;
    for (auto const local : locals) inner.add(local);
    return inner;
}

std::vector<slot> below(std::vector<slot> slots, std::size_t bound) {
    std::erase_if(slots, [bound](slot one) { return one >= bound; });
    return slots;
}

value_list const* list_or_null(value const& content, std::string_view taker) {
    if (content.is_null()) return nullptr;
    if (content.is(kind::list)) return &content.list();
    throw error(error_code::type, "InvalidArgumentType", fmt::format("{} runs over a LIST, not over {}.", taker, name_of(content.type())));
}

void flattening::start() {
    origins_.clear();
    inner_.columns.resize(local_ + 1);
}

void flattening::add(std::uint32_t row, value const& item) {
    auto& elements = inner_.columns[local_];
    if (origins_.empty()) elements.reset(layout_of(item.type()));
    origins_.push_back(row);
    elements.append(item);
}

batch const& flattening::finish(batch const& rows) {
    poll(*run_);
    for (auto const slot : slots_) inner_.columns[slot].gather(rows.columns[slot], origins_);
    inner_.rows = origins_.size();
    return inner_;
}

}  // namespace wafer::engine::evaluate
