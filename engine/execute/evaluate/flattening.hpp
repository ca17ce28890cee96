// Lists spelled out: one inner row per element, with what the inner expressions read of the outer row beside it, a batch at a time.
// This is how an expression over the elements of many lists runs over batches.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/execute/evaluate/build.hpp"
#include "engine/execute/evaluate/operand.hpp"

namespace wafer::engine::evaluate {

/// The slots around, and those of the local variables behind them.
slot_map with_locals(slot_map const& outer, std::initializer_list<bound::symbol> locals);

/// Keeps of `slots` those below `bound`: a reader's slots without its local variables.
std::vector<slot> below(std::vector<slot> slots, std::size_t bound);

/// Throws `wafer::error` (type: InvalidArgumentType) unless it is a list or null. Null pointer for null.
value_list const* list_or_null(value const& content, std::string_view taker);

class flattening {
public:
    /// `outer` slots are around; the element takes the slot behind them.
    flattening(slot_map const& outer, run_context const& run) : local_(outer.symbols().size()), run_(&run) {}

    /// The slots of `outer` that inner expressions read.
    void set_slots(std::vector<slot> slots) { slots_ = std::move(slots); }
    [[nodiscard]] std::vector<slot> const& slots() const { return slots_; }

    /// Calls `use(inner)` for each inner batch; `origins()[i]` is then the outer row of inner row i.
    template <class Use>
    void run(batch const& rows, column const& lists, std::string_view taker, Use use) {
        row_reader reader(lists);
        start();
        for (std::uint32_t row = 0; row < rows.rows; ++row) {
            auto const* const items = list_or_null(reader[row], taker);
            if (!items) continue;
            for (auto const& item : *items) {
                add(row, item);
                if (origins_.size() < run_->batch_rows) continue;
                use(finish(rows));
                start();
            }
        }
        if (!origins_.empty()) use(finish(rows));
    }

    [[nodiscard]] std::vector<std::uint32_t> const& origins() const { return origins_; }
    [[nodiscard]] column const& elements() const { return inner_.columns[local_]; }

private:
    void start();
    void add(std::uint32_t row, value const& item);
    batch const& finish(batch const& rows);

    std::size_t local_;
    run_context const* run_;
    std::vector<slot> slots_;
    batch inner_;
    std::vector<std::uint32_t> origins_;
};

}  // namespace wafer::engine::evaluate
