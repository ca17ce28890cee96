#include "engine/execute/expand.hpp"
#include "engine/execute/path_automaton.hpp"
#include "engine/execute/path_search.hpp"
#include "engine/execute/path_uniqueness.hpp"

namespace wafer::engine {

namespace {

/// What the operators over segments share: the ends, and the columns of what was found.
class segment_operator : public expanding_operator {
public:
    segment_operator(built input, plan::traverse const& what, std::span<bound::symbol const> output, compile_context const& context)
        : expanding_operator(std::move(input), output, *context.run), automaton_(what, input_.slots, context),
          from_(input_.slots.at(what.from)), columns_(*what.what, what.relationships, output) {
        if (what.into) into_ = input_.slots.at(what.to);
        else to_ = find_slot(output, what.to);
    }

protected:
    void begin_columns(batch& out) {
        columns_.begin(out);
        if (to_) out.columns[*to_].reset(layout::node);
    }
    /// The ends of the row's paths; false when one that is bound is null.
    bool begin_row() {
        start_ = node_at(in_.columns[from_], row_);
        end_ = into_ ? node_at(in_.columns[*into_], row_) : node_id{};
        if (!start_.valid() || (into_ && !end_.valid())) return false;
        automaton_.begin_row(in_, row_, start_, end_);
        return true;
    }
    void append(path_trace const& path, node_id to, batch& out) {
        origins_.push_back(static_cast<std::uint32_t>(row_));
        if (to_) {
            column& nodes = out.columns[*to_];
            nodes.resize(origins_.size());
            nodes.nodes()[origins_.size() - 1] = to;
        }
        if (columns_.any()) columns_.append(automaton_.as_written(path), out);
    }

    path_automaton automaton_;
    slot from_;
    std::optional<slot> into_, to_;
    path_columns columns_;
    node_id start_, end_;
};

/// All paths, depth-first, without recursion: `moves_` holds the open moves of every node on the path, `frames_` where each node's begin and
/// which of them is being followed.
class traverse_operator final : public segment_operator {
public:
    traverse_operator(built input, plan::traverse const& what, std::span<bound::symbol const> output, compile_context const& context)
        : segment_operator(std::move(input), what, output, context), taken_(automaton_.segment()) {}

private:
    struct frame {
        std::size_t first;  // Of the moves.
        std::size_t next;
        std::size_t end;
        std::size_t stops;  // Of the moves' stops, before them.
        std::uint32_t width;  // Of the move that led here.
    };

    void begin_batch() override {
        automaton_.begin_batch(*run_->data);
        started_ = false;
        frames_.clear();
    }

    void extend(batch& out) override {
        begin_columns(out);
        while (row_ < in_.rows && room() > 0) {
            if (!started_ && begin_row()) start(out);
            while (!frames_.empty() && room() > 0) advance(out);
            if (!frames_.empty()) return;
            started_ = false;
            ++row_;
        }
    }

    void start(batch& out) {
        started_ = true;
        path_.from = start_;
        path_.stops.clear();
        moves_.clear();
        taken_.begin(start_);
        arrive({}, start_, 0, out);
    }

    /// The path as it is, if it may end here, and the moves on.
    void arrive(path_place place, node_id node, std::uint32_t width, batch& out) {
        auto const first = moves_.moves.size();
        auto const stops = moves_.stops.size();
        bool const ends = automaton_.visit(place, node, moves_);
        run_->stop->walk(moves_.moves.size() - first + 1);
        if (ends && (!into_ || node == end_) && automaton_.admits(path_)) append(path_, node, out);
        bool const closed = width > 0 && taken_.closed(node);
        frames_.push_back({first, closed ? moves_.moves.size() : first, moves_.moves.size(), stops, width});
    }

    void advance(batch& out) {
        frame& top = frames_.back();
        if (top.next == top.end) {
            moves_.moves.resize(top.first);
            moves_.stops.resize(top.stops);
            undo(top.width);
            frames_.pop_back();
            return;
        }
        path_move const move = moves_.moves[top.next++];
        for (std::uint32_t i = 0; i < move.width; ++i) {
            path_stop const stop = moves_.stops[move.stops + i];
            bool const beyond = i > 0 && taken_.closed(path_.end());
            if (beyond || !taken_.push(stop.relationship, stop.node)) {
                undo(i);
                return;
            }
            path_.stops.push_back(stop);
        }
        arrive(move.after, path_.end(), move.width, out);
    }

    void undo(std::uint32_t stops) {
        for (std::uint32_t i = 0; i < stops; ++i) {
            taken_.pop();
            path_.stops.pop_back();
        }
    }

    bool started_ = false;
    path_uniqueness taken_;
    path_trace path_;
    path_moves moves_;
    std::vector<frame> frames_;
};

/// The paths that the segment's selection picks, for each end that there is.
class traverse_shortest_operator final : public segment_operator {
public:
    traverse_shortest_operator(built input, plan::traverse const& what, std::span<bound::symbol const> output, compile_context const& context)
        : segment_operator(std::move(input), what, output, context), search_(automaton_, *context.run, columns_.any()) {}

    void open() override {
        segment_operator::open();
        search_.forget();
    }

private:
    void begin_batch() override {
        automaton_.begin_batch(*run_->data);
        started_ = false;
    }

    void extend(batch& out) override {
        begin_columns(out);
        while (row_ < in_.rows && room() > 0) {
            if (!started_ && begin_row()) {
                search_.begin(start_, end_);
                started_ = true;
            }
            while (started_ && room() > 0) {
                if (search_.next(path_)) append(path_, search_.end(), out);
                else started_ = false;
            }
            if (started_) return;
            ++row_;
        }
    }

    path_search search_;
    path_trace path_;
    bool started_ = false;
};

}  // namespace

built build_traverse(built input, plan::traverse const& what, std::span<bound::symbol const> output, compile_context const& context) {
    slot_map slots({output.begin(), output.end()});
    if (what.what->selection == bound::path_selection::all)
        return {std::make_unique<traverse_operator>(std::move(input), what, output, context), std::move(slots)};
    return {std::make_unique<traverse_shortest_operator>(std::move(input), what, output, context), std::move(slots)};
}

}  // namespace wafer::engine
