// All rows of an input, held until they are asked for: what eager operators do. Charged against the statement's memory limit.
#pragma once

#include <vector>

#include "engine/execute/operator.hpp"

namespace wafer::engine {

class kept_batches {
public:
    void clear() {
        batches_.clear();
        next_ = 0;
    }
    /// Reads the input to its end; `see` gets each batch before it is put away.
    template <class See>
    void fill(batch_operator& input, interrupt& stop, See see) {
        while (true) {
            batch rows;
            if (!input.next(rows)) return;
            see(rows);
            std::size_t bytes = 0;
            for (auto const& column : rows.columns) bytes += column.memory_bytes();
            stop.charge(bytes);
            batches_.push_back(std::move(rows));
        }
    }
    /// Moves the next batch's columns into `out` by the routes; false when all have been given out.
    bool take(column_routes const& routes, batch& out) {
        if (next_ == batches_.size()) return false;
        routes.move(batches_[next_], out);
        out.rows = batches_[next_].rows;
        batches_[next_++] = {};
        return true;
    }

private:
    std::vector<batch> batches_;
    std::size_t next_ = 0;
};

}  // namespace wafer::engine
