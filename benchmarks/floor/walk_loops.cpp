// Walks along friendships, and groups of messages, as loops over arrays.
#include <algorithm>
#include <array>

#include "benchmarks/floor/network_arrays.hpp"

namespace wafer::bench {

namespace {

/// A search from both ends, by whole levels of the side with fewer relationships to follow.
class path_search {
public:
    explicit path_search(adjacency_array const& knows) : knows_(knows), mark_(knows.size(), 0) {}

    /// 0 if there is no path of at most ten steps.
    std::uint32_t length(number_pair ends) {
        round_ += 2;
        sides_[0].assign(1, ends.first);
        sides_[1].assign(1, ends.second);
        mark_[ends.first] = round_;
        mark_[ends.second] = round_ + 1;
        std::uint32_t steps = 0;
        while (!sides_[0].empty() && !sides_[1].empty()) {
            std::uint32_t const side = breadth(sides_[0]) <= breadth(sides_[1]) ? 0 : 1;
            ++steps;
            if (meets(side)) return steps <= 10 ? steps : 0;
        }
        return 0;
    }

private:
    std::uint64_t breadth(std::vector<std::uint32_t> const& level) const {
        std::uint64_t sum = 0;
        for (auto const person : level) sum += knows_.degree(person);
        return sum;
    }
    bool meets(std::uint32_t side) {
        next_.clear();
        for (auto const person : sides_[side]) {
            for (auto const friendly : knows_[person]) {
                if (mark_[friendly] == round_ + (1 - side)) return true;
                if (mark_[friendly] == round_ + side) continue;
                mark_[friendly] = round_ + side;
                next_.push_back(friendly);
            }
        }
        sides_[side].swap(next_);
        return false;
    }

    adjacency_array const& knows_;
    std::vector<std::uint32_t> mark_;
    std::array<std::vector<std::uint32_t>, 2> sides_;
    std::vector<std::uint32_t> next_;
    std::uint32_t round_ = 0;
};

}  // namespace

std::uint64_t count_hops(network_arrays const& data, std::vector<std::uint32_t> const& persons, int hops) {
    std::vector<std::uint32_t> mark(data.knows.size(), 0);
    std::vector<std::uint32_t> level;
    std::vector<std::uint32_t> next;
    std::uint32_t round = 0;
    std::uint64_t sum = 0;
    for (auto const person : persons) {
        level.assign(1, person);
        for (int hop = 0; hop < hops; ++hop) {
            next.clear();
            ++round;
            for (auto const reached : level) {
                for (auto const friendly : data.knows[reached]) {
                    if (mark[friendly] == round) continue;
                    mark[friendly] = round;
                    next.push_back(friendly);
                }
            }
            level.swap(next);
        }
        sum += level.size();
    }
    return sum;
}

std::uint64_t sum_shortest_paths(network_arrays const& data, std::vector<number_pair> const& pairs) {
    path_search search(data.knows);
    std::uint64_t sum = 0;
    for (auto const& pair : pairs) sum += search.length(pair);
    return sum;
}

/// Nobody has one friend twice: a trail takes a friendship again exactly where it turns back.
std::uint64_t count_trails(network_arrays const& data, std::vector<std::uint32_t> const& persons) {
    auto const& knows = data.knows;
    std::uint64_t sum = 0;
    for (auto const start : persons) {
        for (auto const first : knows[start]) {
            ++sum;
            for (auto const second : knows[first]) {
                if (second == start) continue;
                ++sum;
                for (auto const third : knows[second]) sum += third != first;
            }
        }
    }
    return sum;
}

std::uint64_t most_messages_of_a_country(network_arrays const& data) {
    std::vector<std::uint64_t> counts(data.countries, 0);
    for (auto const country : data.message_country) ++counts[country];
    return *std::max_element(counts.begin(), counts.end());
}

std::uint64_t largest_group_of_messages(network_arrays const& data) {
    std::array<std::uint64_t, 16> counts{};
    for (auto const id : data.message_ids)
        if (id % 7 != 3) ++counts[id % 16];
    return *std::max_element(counts.begin(), counts.end());
}

}  // namespace wafer::bench
