// An operand that may be needed for some rows only: what it reads of these is gathered into a batch of its own.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/execute/evaluator.hpp"

namespace wafer::engine::evaluate {

/// The slots that the evaluators read, ascending and each once.
std::vector<slot> slots_of(std::span<evaluator const* const> readers);

class operand {
public:
    explicit operand(std::unique_ptr<evaluator> content);

    column const& on_all(batch const& rows) { return content_->evaluate(rows); }
    /// Row i of the result belongs to row `subset[i]`; the subset is ascending.
    column const& on(batch const& rows, std::span<std::uint32_t const> subset);
    void collect_slots(std::vector<slot>& slots) const { slots.insert(slots.end(), slots_.begin(), slots_.end()); }
    [[nodiscard]] evaluator const& content() const { return *content_; }

private:
    std::unique_ptr<evaluator> content_;
    std::vector<slot> slots_;
    batch gathered_;
};

}  // namespace wafer::engine::evaluate
