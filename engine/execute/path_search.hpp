// The shortest paths from one node along an automaton, for each node where they end. Breadth-first through the product of automaton and
// graph for the distances; then from each end back to the start, the nearest first, over partial paths that do not break the mode. One operator's.
//
// Exact for every mode: partial paths are lengthened in the order of their length so far plus the distance that is left, which never
// is too long. Where the shortest walks break the mode or a condition on the path, and where more than one path is wanted, all arrivals
// at a place are kept, not only those on shortest walks.
#pragma once

#include <map>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

#include "engine/execute/memory_meter.hpp"
#include "engine/execute/path_automaton.hpp"
#include "engine/execute/path_uniqueness.hpp"

namespace wafer::engine {

class path_search {
public:
    /// `paths`: whether anything but their ends is wanted.
    path_search(path_automaton& automaton, run_context& run, bool paths);

    /// A new run holds none of the memory of the one before it.
    void forget() { memory_.update(0); }
    /// The automaton stands at the same row. `to` invalid: to every node.
    void begin(node_id from, node_id to);
    /// The next path, those to one end one after the other and the shorter ones first; false when there is none left.
    bool next(path_trace& found);
    /// Where that path ends.
    [[nodiscard]] node_id end() const { return targets_[target_].node; }

private:
    static constexpr std::uint32_t none = ~std::uint32_t{0};

    /// A node of the graph at a place of the automaton.
    struct vertex {
        path_place place;
        node_id node;
        std::uint64_t distance = 0;
        std::uint32_t arrivals = none;  // The first of them.
        bool open = true;               // Not gone on from yet.
    };
    struct arrival {
        std::uint32_t from;
        std::uint32_t next;
        std::uint32_t stops;  // Of `stops_`.
        std::uint32_t width;
    };
    struct target {
        node_id node;
        std::vector<std::uint32_t> vertices;
    };
    /// The end of a path, from a vertex on. Its first arrival leads to the vertex of the rest.
    struct partial {
        std::uint32_t vertex;
        std::uint32_t rest;
        std::uint32_t arrival;
        std::uint32_t depth;
        std::uint64_t length;
    };
    /// Which arrivals are kept: one on a shortest walk, all on shortest walks, all.
    enum class detail : std::uint8_t { one, shortest, all };
    struct key {
        std::uint64_t place;
        std::uint32_t node;
        friend bool operator==(key const&, key const&) = default;
        friend std::size_t hash_value(key const& of) { return (of.place * 0x9e3779b97f4a7c15ULL) ^ (std::uint64_t{of.node} * 0xc2b2ae3d27d4eb4fULL); }
    };

    void explore();
    void keep_wanted_ends();
    void go_on(std::uint32_t from);
    void note_arrival(std::uint32_t from, path_move const& move);
    void begin_target();
    bool next_of_target(path_trace& found);
    bool take(std::uint32_t candidate);
    bool push_arrival(std::uint32_t candidate);
    void lengthen(std::uint32_t candidate);
    void add_partial(partial made);
    void drop_chain(std::size_t size);
    void trace(std::uint32_t candidate, path_trace& found) const;
    [[nodiscard]] bool enough(std::uint64_t length) const;
    void charge();

    path_automaton* automaton_;
    run_context* run_;
    memory_meter memory_;
    path_uniqueness taken_;
    bool groups_;
    std::uint64_t count_;
    bool ends_only_;

    node_id from_, to_;
    detail detail_ = detail::one;
    boost::unordered_flat_map<key, std::uint32_t> index_;
    std::vector<vertex> vertices_;
    std::vector<arrival> arrivals_;
    std::vector<path_stop> stops_;
    std::map<std::uint64_t, std::vector<std::uint32_t>> frontier_;  // By distance.
    path_moves moves_;
    std::vector<target> targets_;
    boost::unordered_flat_map<std::uint32_t, std::uint32_t> target_of_;  // By node.
    std::size_t target_ = 0;

    bool at_target_ = false;
    std::vector<partial> partials_;
    std::map<std::uint64_t, std::vector<std::uint32_t>> open_;  // By length with the distance that is left.
    std::vector<std::uint32_t> chain_, climb_;                  // The partial path at hand, from its end on.
    std::uint64_t found_ = 0;
    std::uint64_t lengths_ = 0;
    std::uint64_t last_length_ = 0;
    std::uint64_t least_length_ = 0;
    path_trace candidate_;
};

}  // namespace wafer::engine
