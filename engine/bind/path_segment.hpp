// Stretches of a path that are walked as one by an automaton: a quantified part between two nodes of the pattern, or a whole path before
// which a selector or a path mode stands. Plain data in the arena of the bound statement; never changed once bound.
#pragma once

#include <string>
#include <vector>

#include "engine/bind/expression.hpp"

namespace wafer::engine::bound {

enum class direction : std::uint8_t { right, left, either };

/// One relationship of a round, and the node it leads to.
struct path_hop {
    symbol relationship;
    direction towards = direction::either;
    std::vector<std::string> types;  // Any of these; empty: any type.
    symbol node;
    source_range at{};
};

/// `hops` taken `least` to `most` times, each round beginning where the one before ended. Its symbols stand for one element of the round
/// at hand; the conditions hold for every round.
struct path_part {
    symbol first;
    std::vector<path_hop> hops;
    std::uint64_t least = 1;
    std::uint64_t most = 1;
    std::vector<expr> conditions;
};

/// What a symbol from within is called outside: a list of all it stood for, or the one element (null if there was none).
struct path_variable {
    symbol inner;
    symbol outer;
    bool list = true;
};

/// What may not occur twice on the path.
enum class path_mode : std::uint8_t { walk, trail, simple, acyclic };

/// Which of the paths between the same two nodes are wanted: all, the `count` shortest ones, or all of the `count` least lengths.
enum class path_selection : std::uint8_t { all, shortest, shortest_groups };

/// The parts one after the other, `joints[i]` being the node between the parts i and i + 1. The nodes at the ends belong to the pattern.
struct path_segment {
    path_selection selection = path_selection::all;
    std::uint64_t count = 1;
    path_mode mode = path_mode::trail;
    bool different_relationships = true;   // Whatever the mode.
    symbol from;                           // The pattern's nodes at the ends.
    symbol to;
    std::vector<path_part> parts;
    std::vector<symbol> joints;
    std::vector<expr> conditions;          // What else a path must meet to be selected from.
    std::vector<path_variable> variables;
};

}  // namespace wafer::engine::bound
