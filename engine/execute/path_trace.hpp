// A path found by walking a segment, and the columns that say what its variables stand for. Owned by an operator of one run.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/bind/path_segment.hpp"
#include "engine/execute/evaluator.hpp"
#include "engine/vector/column.hpp"

namespace wafer::engine {

/// A relationship that was taken as hop `hop` of part `part`, and the node it led to.
struct path_stop {
    rel_id relationship;
    node_id node;
    std::uint16_t part = 0;
    std::uint16_t hop = 0;
};

struct path_trace {
    node_id from;
    std::vector<path_stop> stops;

    [[nodiscard]] node_id before(std::size_t stop) const { return stop == 0 ? from : stops[stop - 1].node; }
    [[nodiscard]] node_id end() const { return before(stops.size()); }
};

/// The path walked along the turned segment, as the segment itself has it.
path_trace turned(path_trace const& walked, bound::path_segment const& segment);

/// Where a variable's elements are in a trace, and which column takes them.
struct path_binding {
    enum class sort : std::uint8_t { relationship, node, first, joint };
    sort of = sort::node;
    std::uint16_t part = 0;  // Of a joint: the part before it.
    std::uint16_t hop = 0;
    bool list = true;
    slot to = 0;
};

class path_columns {
public:
    path_columns() = default;
    /// For the variables of the segment, and the list of its relationships, that are among `symbols`.
    path_columns(bound::path_segment const& segment, bound::symbol relationships, std::span<bound::symbol const> symbols);

    /// Empties the columns.
    void begin(batch& out) const;
    void append(path_trace const& path, batch& out) const;
    /// Whether anything but the ends of a path is asked for.
    [[nodiscard]] bool any() const { return relationships_ || !bindings_.empty(); }

private:
    std::optional<slot> relationships_;
    std::vector<path_binding> bindings_;
};

}  // namespace wafer::engine
