// The relationship types of a pattern, resolved against the graph at hand. Names that the graph has not seen yet are asked for again,
// since a statement may create them while it runs.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "engine/graph/graph.hpp"

namespace wafer::engine {

class type_filter {
public:
    explicit type_filter(std::vector<std::string> names) : names_(std::move(names)) {}

    void resolve(graph const& data) {
        if (names_.empty()) {
            for (auto known = ids_.size(); known < data.type_count(); ++known) ids_.push_back({static_cast<std::uint32_t>(known)});
            return;
        }
        if (ids_.size() == names_.size()) return;
        ids_.clear();
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
