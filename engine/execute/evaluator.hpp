// Bound expressions compiled against the columns of a batch. An evaluator keeps its own result buffers, so evaluating allocates nothing
// once warm; it belongs to one operator of one run at a time. Errors of single rows (overflow, wrong type) end the statement.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/bind/expression.hpp"
#include "engine/execute/run_context.hpp"
#include "engine/vector/column.hpp"

namespace wafer::engine {

using slot = std::uint32_t;

/// Which column of a batch holds which symbol.
class slot_map {
public:
    slot_map() = default;
    explicit slot_map(std::vector<bound::symbol> symbols) : symbols_(std::move(symbols)) {}
    /// The symbol must be there.
    [[nodiscard]] slot at(bound::symbol symbol) const;
    [[nodiscard]] bool has(bound::symbol symbol) const;
    [[nodiscard]] std::vector<bound::symbol> const& symbols() const { return symbols_; }
    slot add(bound::symbol symbol);

private:
    std::vector<bound::symbol> symbols_;
};

/// A plan below an expression or an apply, run once for each row around it.
class subplan {
public:
    virtual ~subplan() = default;
    /// Starts over for the rows of `outer`, whose columns are those of the slot map the subplan was built with.
    virtual void start(batch const& outer) = 0;
    /// The next rows; `origins[i]` is the row of `outer` that row i belongs to, never decreasing. False when there are none left.
    virtual bool next(batch& out, std::vector<std::uint32_t>& origins) = 0;
};

class evaluator {
public:
    virtual ~evaluator() = default;
    /// One row per row of `rows` (or a constant). The result lives until the next call, or until `rows` changes.
    virtual column const& evaluate(batch const& rows) = 0;
    /// Adds the slots that are read.
    virtual void collect_slots(std::vector<slot>& slots) const = 0;
};

struct compile_context {
    run_context* run = nullptr;
    std::vector<std::string> const* parameters = nullptr;  // Names, in the order of the run's values.
    std::function<std::unique_ptr<subplan>(bound::subquery const&, slot_map const&)> build_subplan;
};

std::unique_ptr<evaluator> compile(bound::expr expression, slot_map const& slots, compile_context const& context);

/// The rows for which `condition` is true (not null), ascending, into `out`. Throws `wafer::error` (type: InvalidArgumentType) when a row
/// is neither a boolean nor null.
void select_true(column const& condition, std::size_t rows, std::vector<std::uint32_t>& out);

/// An expression without variables, such as those of SKIP and LIMIT.
value evaluate_constant(bound::expr expression, compile_context const& context);

}  // namespace wafer::engine
