// What a path has taken already and may not take again, by its mode. Follows a search step by step, forth and back.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include <boost/unordered/unordered_flat_set.hpp>

#include "engine/execute/path_trace.hpp"

namespace wafer::engine {

/// A stack of different numbers. Short ones are searched through, long ones hashed.
class number_stack {
public:
    [[nodiscard]] bool contains(std::uint64_t number) const {
        if (order_.size() > searched) return known_.contains(number);
        return std::find(order_.begin(), order_.end(), number) != order_.end();
    }
    void push(std::uint64_t number) {
        order_.push_back(number);
        if (order_.size() == searched + 1) known_.insert(order_.begin(), order_.end());
        else if (order_.size() > searched) known_.insert(number);
    }
    void pop() {
        if (order_.size() == searched + 1) known_.clear();
        else if (order_.size() > searched) known_.erase(order_.back());
        order_.pop_back();
    }
    void clear() {
        order_.clear();
        known_.clear();
    }

private:
    static constexpr std::size_t searched = 32;
    std::vector<std::uint64_t> order_;
    boost::unordered_flat_set<std::uint64_t> known_;
};

class path_uniqueness {
public:
    explicit path_uniqueness(bound::path_segment const& segment)
        : relationships_once_(segment.different_relationships || segment.mode == bound::path_mode::trail),
          nodes_once_(segment.mode == bound::path_mode::acyclic || segment.mode == bound::path_mode::simple),
          closes_(segment.mode == bound::path_mode::simple) {}

    /// Starts over, at one end of a path.
    void begin(node_id end) {
        relationships_.clear();
        nodes_.clear();
        end_ = end;
        if (nodes_once_) nodes_.push(end.value);
    }
    /// Goes on along a relationship to a node; false, and nothing happens, when one of them is taken. In a simple path the way back to
    /// `end` is open, but `closed` then.
    bool push(rel_id relationship, node_id node) {
        if (relationships_once_ && relationships_.contains(relationship.packed())) return false;
        bool const closes = closes_ && node == end_;
        if (nodes_once_ && !closes && nodes_.contains(node.value)) return false;
        if (relationships_once_) relationships_.push(relationship.packed());
        // A second occurrence of the end is the top of the stack, and goes first.
        if (nodes_once_) nodes_.push(closes ? closing_mark : node.value);
        return true;
    }
    void pop() {
        if (relationships_once_) relationships_.pop();
        if (nodes_once_) nodes_.pop();
    }
    [[nodiscard]] bool closed(node_id node) const { return closes_ && node == end_; }

private:
    static constexpr std::uint64_t closing_mark = ~std::uint64_t{0};

    bool relationships_once_, nodes_once_, closes_;
    node_id end_;
    number_stack relationships_, nodes_;
};

}  // namespace wafer::engine
