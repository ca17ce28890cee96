// The rows of one statement, streamed: a row is computed when it is asked for. Moves, does not copy. Belongs to the thread of its
// connection, which must outlive it. Running the next statement of the same connection, or ending its transaction, ends a result whose rows
// are still being computed.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "wafer/counters.hpp"
#include "wafer/error.hpp"
#include "wafer/value.hpp"

namespace wafer::engine {
struct result_state;
}  // namespace wafer::engine

namespace [[gnu::visibility("default")]] wafer {

/// Something that is no error but hardly what was meant.
struct warning {
    std::string code;  ///< Stable: `UnknownLabel`, `CartesianProduct` … docs/errors.md lists them.
    std::string message;
    text_range range;
    std::vector<std::string> suggestions;
    std::string picture = {};  ///< The line of the statement with a caret under the place.
};

/// One operator of a plan, as EXPLAIN and PROFILE show it.
struct plan_description {
    std::string name;     ///< `NodeByLabelScan`, `Expand` …
    std::string details;  ///< What it works on, in the query's own names.
    double estimated_rows = 0;
    std::uint64_t rows = 0;           ///< PROFILE only.
    std::uint64_t nanoseconds = 0;    ///< PROFILE only: time in this operator without its inputs.
    std::vector<plan_description> inputs;
};

class result {
public:
    result(result&&) noexcept;
    result& operator=(result&&) noexcept;
    ~result();

    [[nodiscard]] std::vector<std::string> const& columns() const;
    /// Steps to the next row; false after the last. Throws `wafer::error` when computing it fails.
    bool next();

    // The current row; columns are counted from 0.
    [[nodiscard]] value get(std::size_t column) const;
    [[nodiscard]] bool is_null(std::size_t column) const;
    /// Typed access without a copy of containers: throws `wafer::error` (type) when the column holds something else.
    [[nodiscard]] bool get_bool(std::size_t column) const;
    [[nodiscard]] std::int64_t get_int(std::size_t column) const;
    [[nodiscard]] double get_double(std::size_t column) const;
    /// Valid until the next call of `next`.
    [[nodiscard]] std::string_view get_string(std::size_t column) const;

    /// All rows left, at once.
    [[nodiscard]] std::vector<std::vector<value>> rows();
    /// Net changes; complete after the last row.
    [[nodiscard]] wafer::counters const& counters() const;
    [[nodiscard]] std::vector<warning> const& warnings() const;
    /// EXPLAIN: the plan, no rows. PROFILE: the plan with what was measured, after the last row. Else null.
    [[nodiscard]] plan_description const* plan() const;

private:
    friend class connection;
    friend class statement;
    explicit result(std::unique_ptr<engine::result_state> state);
    std::unique_ptr<engine::result_state> state_;
};

}  // namespace wafer
