// The relationship types of a pattern, resolved against the graph at hand.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "engine/graph/graph.hpp"

namespace wafer::engine {

class type_filter {
public:
    explicit type_filter(std::vector<std::string> names) : names_(std::move(names)) {}

    /// Before each batch: the ids may differ from run to run.
    void resolve(graph const& data) {
        ids_.clear();
        for (std::uint32_t type = 0; names_.empty() && type < data.type_count(); ++type) ids_.push_back({type});
        for (auto const& name : names_)
            if (auto const found = data.find_type(name); found && !holds(*found)) ids_.push_back(*found);
    }
    [[nodiscard]] std::vector<type_id> const& ids() const { return ids_; }
    [[nodiscard]] bool holds(type_id type) const { return std::find(ids_.begin(), ids_.end(), type) != ids_.end(); }

private:
    std::vector<std::string> names_;
    std::vector<type_id> ids_;
};

}  // namespace wafer::engine
