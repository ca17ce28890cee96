// A network read into arrays, without the engine, and the loops that answer the benchmark's questions over them: the floor that times are
// held against, and a second opinion on every count. Immutable; loops run on the caller's thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "benchmarks/floor/adjacency_array.hpp"

namespace wafer::bench {

struct network_arrays {
    explicit network_arrays(std::filesystem::path const& folder);

    std::vector<std::uint64_t> person_ids;
    std::vector<std::uint64_t> message_ids;  // Posts, then comments.
    std::uint32_t posts = 0;
    std::uint32_t countries = 0;

    adjacency_array knows;  // Both ways.
    adjacency_array interests;
    adjacency_array members;         // Of a forum.
    adjacency_array posts_of_forum;
    adjacency_array replies;         // To a message.
    adjacency_array tags;            // Of a message.
    adjacency_array likes;           // Of a message: who likes it.
    std::vector<std::uint32_t> creator;         // Of a message.
    std::vector<std::uint32_t> message_country;
    std::vector<std::uint32_t> replied_to;      // By a message; ~0 by none.
    std::vector<std::uint32_t> person_country;
};

// The patterns of the Labelled Subgraph Query Benchmark. Where a count is a product it is multiplied out, not listed.
std::uint64_t count_q1(network_arrays const& data);
std::uint64_t count_q2(network_arrays const& data);
std::uint64_t count_q3(network_arrays const& data);
std::uint64_t count_q4(network_arrays const& data);
std::uint64_t count_q5(network_arrays const& data);
std::uint64_t count_q6(network_arrays const& data);
std::uint64_t count_q7(network_arrays const& data);
std::uint64_t count_q8(network_arrays const& data);
std::uint64_t count_q9(network_arrays const& data);
/// In all six orders.
std::uint64_t count_triangles(network_arrays const& data);

/// Distinct ends of walks of exactly `hops` friendships, added up over the persons.
std::uint64_t count_hops(network_arrays const& data, std::vector<std::uint32_t> const& persons, int hops);
/// Lengths of shortest paths of at most ten friendships, added up, by searches from both ends.
std::uint64_t sum_shortest_paths(network_arrays const& data, std::vector<number_pair> const& pairs);
/// Trails of one to three friendships.
std::uint64_t count_trails(network_arrays const& data, std::vector<std::uint32_t> const& persons);
/// Messages of the country with most of them.
std::uint64_t most_messages_of_a_country(network_arrays const& data);
/// Messages by the last four bits of their id where the id modulo 7 is not 3: the largest group.
std::uint64_t largest_group_of_messages(network_arrays const& data);

}  // namespace wafer::bench
