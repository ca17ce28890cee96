// Who knows whom. Every person has a number of friends to find: 45 % of them near in an order by country and city, 45 % near in an order by
// main interest, 10 % anywhere.
#include <algorithm>
#include <numeric>
#include <unordered_set>
#include <utility>

#include "benchmarks/social/network.hpp"

namespace wafer::bench {

namespace {

enum class order_by : std::uint8_t { place, interest, chance };

class matchmaker {
public:
    matchmaker(persons& people, std::uint64_t seed) : people_(people), random_(seed, 4) {
        for (std::uint32_t i = 0; i < people.count(); ++i) wanted_.push_back(random_.heavy_count(8, 500));
    }

    void run(order_by by) {
        std::uint32_t const count = people_.count();
        std::vector<std::uint64_t> keys(count);
        left_.resize(count);
        for (std::uint32_t i = 0; i < count; ++i) {
            left_[i] = static_cast<std::uint32_t>(wanted_[i] * (by == order_by::chance ? 0.10 : 0.45) + random_.unit());
            keys[i] = key_of(i, by);
        }
        order_.resize(count);
        std::iota(order_.begin(), order_.end(), 0U);
        std::sort(order_.begin(), order_.end(), [&](auto a, auto b) { return std::pair(keys[a], a) < std::pair(keys[b], b); });
        for (std::uint32_t at = 0; at < count; ++at) find_friends(at);
    }

    void shuffle() {
        auto& all = people_.friendships;
        for (std::size_t i = all.size(); i > 1; --i)
            std::swap(all[i - 1], all[static_cast<std::size_t>(random_.unit() * static_cast<double>(i)) % i]);
    }

private:
    std::uint64_t key_of(std::uint32_t person, order_by by) {
        switch (by) {
            case order_by::place:
                return std::uint64_t{people_.country[person]} << 44 | std::uint64_t{people_.city[person]} << 28 | random_.next() >> 40;
            case order_by::interest: return std::uint64_t{people_.interests[person].front()} << 32 | random_.next() >> 32;
            case order_by::chance: break;
        }
        return random_.next();
    }

    void find_friends(std::uint32_t at) {
        std::uint32_t const one = order_[at];
        double const reach = 4 + left_[one];
        for (std::uint32_t tries = 6 * left_[one] + 4; left_[one] > 0 && tries > 0; --tries) {
            std::uint32_t const distance = 1 + static_cast<std::uint32_t>(reach * (random_.light(1, 1e4) - 1));
            bool const back = random_.chance(0.5);
            if (back ? at < distance : at + distance >= order_.size()) continue;
            std::uint32_t const other = order_[back ? at - distance : at + distance];
            if (left_[other] == 0 || !befriend(one, other)) continue;
            --left_[one];
            --left_[other];
        }
    }

    bool befriend(std::uint32_t a, std::uint32_t b) {
        if (a == b) return false;
        if (a > b) std::swap(a, b);
        if (!seen_.insert(std::uint64_t{a} << 32 | b).second) return false;
        people_.friendships.push_back({a, b});
        return true;
    }

    persons& people_;
    random_stream random_;
    std::vector<std::uint32_t> wanted_;
    std::vector<std::uint32_t> left_;
    std::vector<std::uint32_t> order_;
    std::unordered_set<std::uint64_t> seen_;
};

}  // namespace

void make_friends(persons& people, std::uint64_t seed) {
    matchmaker matches(people, seed);
    for (auto const by : {order_by::place, order_by::interest, order_by::chance}) matches.run(by);
    matches.shuffle();
    people.friends.resize(people.count());
    for (auto const& each : people.friendships) {
        people.friends[each.from].push_back(each.to);
        people.friends[each.to].push_back(each.from);
    }
}

}  // namespace wafer::bench
