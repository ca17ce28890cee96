// The nine patterns and the triangles as loops over arrays.
#include <algorithm>
#include <bit>

#include "benchmarks/floor/network_arrays.hpp"

namespace wafer::bench {

namespace {

std::uint32_t count_of(std::vector<std::uint64_t> const& all) { return static_cast<std::uint32_t>(all.size()); }

/// How many items two sorted lists share.
std::uint32_t shared(std::span<std::uint32_t const> one, std::span<std::uint32_t const> other) {
    std::uint32_t found = 0;
    auto a = one.begin();
    auto b = other.begin();
    while (a != one.end() && b != other.end()) {
        if (*a < *b) ++a;
        else if (*b < *a) ++b;
        else {
            ++found;
            ++a;
            ++b;
        }
    }
    return found;
}

/// Friendships turned towards the end with more friends; only those within a country if asked to.
adjacency_array turned_up(network_arrays const& data, bool within_country) {
    auto const& knows = data.knows;
    adjacency_array made;
    made.starts.assign(knows.starts.size(), 0);
    made.neighbours.reserve(knows.neighbours.size() / 2);
    for (std::uint32_t person = 0; person < knows.size(); ++person) {
        auto const degree = knows.degree(person);
        for (auto const friendly : knows[person]) {
            auto const other = knows.degree(friendly);
            bool const up = degree < other || (degree == other && person < friendly);
            bool const wanted = !within_country || data.person_country[person] == data.person_country[friendly];
            if (up && wanted) made.neighbours.push_back(friendly);
        }
        made.starts[person + 1] = static_cast<std::uint32_t>(made.neighbours.size());
    }
    return made;
}

/// Adds `weigh(a, b, c)` up over all triangles of an array that was turned up, each once.
template <class Weigh>
std::uint64_t over_triangles(adjacency_array const& up, Weigh const& weigh) {
    std::vector<std::uint32_t> marked_by(up.size(), ~std::uint32_t{0});
    std::uint64_t sum = 0;
    for (std::uint32_t a = 0; a < up.size(); ++a) {
        if (up.degree(a) < 2) continue;
        for (auto const b : up[a]) marked_by[b] = a;
        for (auto const b : up[a])
            for (auto const c : up[b]) sum += marked_by[c] == a ? weigh(a, b, c) : 0;
    }
    return sum;
}

}  // namespace

std::uint64_t count_q1(network_arrays const& data) {
    std::uint64_t sum = 0;
    for (std::uint32_t forum = 0; forum < data.members.size(); ++forum) {
        std::uint64_t tagged = 0;
        for (auto const post : data.posts_of_forum[forum])
            for (auto const comment : data.replies[post]) tagged += data.tags.degree(comment);
        sum += tagged * data.members.degree(forum);
    }
    return sum;
}

std::uint64_t count_q2(network_arrays const& data) {
    std::uint64_t sum = 0;
    for (std::uint32_t post = 0; post < data.posts; ++post) {
        for (auto const comment : data.replies[post]) {
            auto const friends = data.knows[data.creator[comment]];
            sum += std::binary_search(friends.begin(), friends.end(), data.creator[post]);
        }
    }
    return sum;
}

std::uint64_t count_q3(network_arrays const& data) {
    return 6 * over_triangles(turned_up(data, true), [](auto, auto, auto) { return std::uint32_t{1}; });
}

std::uint64_t count_triangles(network_arrays const& data) {
    return 6 * over_triangles(turned_up(data, false), [](auto, auto, auto) { return std::uint32_t{1}; });
}

std::uint64_t count_q4(network_arrays const& data) {
    std::uint64_t sum = 0;
    for (std::uint32_t i = 0; i < count_of(data.message_ids); ++i)
        sum += std::uint64_t{data.tags.degree(i)} * data.likes.degree(i) * data.replies.degree(i);
    return sum;
}

std::uint64_t count_q5(network_arrays const& data) {
    std::uint64_t sum = 0;
    for (std::uint32_t comment = data.posts; comment < count_of(data.message_ids); ++comment) {
        auto const message = data.replied_to[comment];
        std::uint64_t const pairs = std::uint64_t{data.tags.degree(message)} * data.tags.degree(comment);
        if (pairs > 0) sum += pairs - shared(data.tags[message], data.tags[comment]);
    }
    return sum;
}

std::uint64_t count_q6(network_arrays const& data) {
    std::uint64_t sum = 0;
    for (std::uint32_t person = 0; person < count_of(data.person_ids); ++person) {
        std::uint64_t interests = 0;
        for (auto const friendly : data.knows[person]) interests += data.interests.degree(friendly);
        if (interests > 0) sum += interests * (data.knows.degree(person) - 1);
    }
    return sum;
}

std::uint64_t count_q7(network_arrays const& data) {
    std::uint64_t sum = 0;
    for (std::uint32_t i = 0; i < count_of(data.message_ids); ++i)
        sum += std::uint64_t{data.tags.degree(i)} * std::max(1U, data.likes.degree(i)) * std::max(1U, data.replies.degree(i));
    return sum;
}

std::uint64_t count_q8(network_arrays const& data) {
    std::uint64_t sum = 0;
    for (std::uint32_t comment = data.posts; comment < count_of(data.message_ids); ++comment) {
        auto const message = data.replied_to[comment];
        std::uint64_t const above = data.tags.degree(message);
        std::uint64_t const own = data.tags.degree(comment);
        if (above > 0 && own > 0) sum += (above - shared(data.tags[message], data.tags[comment])) * own;
    }
    return sum;
}

/// All of q6 but what closes to a triangle, which each orders six ways and ends on each person twice.
std::uint64_t count_q9(network_arrays const& data) {
    auto const& interests = data.interests;
    return count_q6(data) - 2 * over_triangles(turned_up(data, false), [&](auto a, auto b, auto c) {
               return std::uint64_t{interests.degree(a)} + interests.degree(b) + interests.degree(c);
           });
}

}  // namespace wafer::bench
