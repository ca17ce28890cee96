// A segment of a path as an automaton: its places are those between the hops of a round, and a move takes one relationship, or all of a
// round where a condition needs more than two neighbouring nodes of it. The product with the graph is made on the way. One operator's.
#pragma once

#include <memory>
#include <vector>

#include "engine/execute/evaluator.hpp"
#include "engine/execute/path_trace.hpp"
#include "engine/execute/types.hpp"
#include "engine/plan/plan.hpp"

namespace wafer::engine {

/// Before hop `hop` of part `part`, of which `rounds` are done: all there is to know to go on. Rounds beyond those that matter are not counted.
struct path_place {
    std::uint16_t part = 0;
    std::uint16_t hop = 0;
    std::uint32_t rounds = 0;

    [[nodiscard]] std::uint64_t packed() const { return std::uint64_t{part} << 48 | std::uint64_t{hop} << 32 | rounds; }
};

/// Takes `width` relationships, which lie at `stops` in the list that the moves were added to.
struct path_move {
    std::uint32_t stops = 0;
    std::uint32_t width = 1;
    path_place after;
};

struct path_moves {
    std::vector<path_move> moves;
    std::vector<path_stop> stops;

    void clear() {
        moves.clear();
        stops.clear();
    }
};

/// Conditions on what is seen in columns: rows are kept or dropped.
class path_condition {
public:
    path_condition() = default;
    path_condition(std::vector<bound::expr> conjuncts, slot_map const& slots, compile_context const& context);
    [[nodiscard]] bool any() const { return evaluator_ != nullptr; }
    /// The rows that meet it.
    std::vector<std::uint32_t> const& select(batch const& rows);
    [[nodiscard]] std::vector<slot> const& read() const { return read_; }

private:
    std::unique_ptr<bound::expression> conjunction_;
    std::unique_ptr<evaluator> evaluator_;
    std::vector<slot> read_;
    std::vector<std::uint32_t> kept_;
};

class path_automaton {
public:
    /// Its conditions see the columns of `outer` beside the symbols of the segment.
    path_automaton(plan::traverse const& what, slot_map const& outer, compile_context const& context);

    path_automaton(path_automaton const&) = delete;
    path_automaton& operator=(path_automaton const&) = delete;

    /// The segment as it is walked.
    [[nodiscard]] bound::path_segment const& segment() const { return segment_; }
    /// A path that was walked, as the segment is written.
    path_trace const& as_written(path_trace const& walked);

    void begin_batch(graph const& data);
    /// What follows is asked for this row, a path from `from` (and to `to`, where it is known).
    void begin_row(batch const& rows, std::size_t row, node_id from, node_id to);
    /// Adds the moves from a node, also those of the parts behind it where this one may end. Whether the segment may end here.
    bool visit(path_place place, node_id node, path_moves& into);
    /// Whether a path meets the conditions that are on all of it.
    bool admits(path_trace const& path);
    /// Those of the nodes that may be the end of a path from the row's start, ascending.
    std::vector<std::uint32_t> const& ends(std::span<node_id const> nodes);
    /// Whether the end of a path has to meet anything.
    [[nodiscard]] bool asks_ends() const { return end_condition_.any(); }
    /// Whether there are conditions on all of a path.
    [[nodiscard]] bool asks_whole() const { return whole_.any(); }

private:
    struct compiled_hop {
        bound::direction towards;
        type_filter types;
        path_condition when;
        slot relationship;
        slot node;
    };
    /// The hops that one move takes.
    struct leg {
        slot first;
        std::vector<compiled_hop> hops;
    };

    void compile_part(std::size_t index, std::vector<bound::expr> conditions, compile_context const& context);
    slot own_slot(bound::symbol symbol);
    void add_moves(path_place place, node_id node, path_moves& into);
    path_place after(path_place place, std::size_t width) const;
    bool joins(std::size_t joint, node_id node);
    template <class Visit>
    void for_each_step(compiled_hop const& hop, node_id from, Visit const& visit) const;
    std::size_t keep_matching(leg& of, std::size_t hop, std::size_t count);

    bound::path_segment const* written_;
    bool reversed_;
    bound::path_segment segment_;
    path_trace turned_;
    slot_map slots_;
    std::size_t outer_width_;
    graph const* data_ = nullptr;
    std::vector<std::vector<leg>> legs_;  // By part and hop; a leg over a whole round is the only one of its part.
    std::vector<path_condition> joint_conditions_;
    path_condition whole_, end_condition_;
    path_columns whole_columns_;
    std::vector<slot> outer_read_;
    std::vector<slot> joint_slots_;
    slot from_ = 0, to_ = 0;
    batch candidates_;                              // What conditions see.
    std::vector<path_stop> partial_, longer_;       // Of a leg: `hop` stops a piece.
    node_id start_, end_;                           // The latter invalid where it is not known yet.
};

}  // namespace wafer::engine
