// Numbers that only seem random: SplitMix64 and a few shapes of distribution. Only + - * / and sqrt are used on doubles, so that the same
// seed gives the same numbers everywhere. A value; one thread.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace wafer::bench {

class random_stream {
public:
    random_stream(std::uint64_t seed, std::uint64_t number) : state_(seed * 0x2545F4914F6CDD1DULL + number * 0xD1342543DE82EF95ULL) {
        next();
        next();
    }

    std::uint64_t next() {
        std::uint64_t bits = (state_ += 0x9E3779B97F4A7C15ULL);
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9ULL;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBULL;
        return bits ^ (bits >> 31);
    }
    /// Above 0, at most 1.
    double unit() { return static_cast<double>((next() >> 11) + 1) * (1.0 / 9007199254740993.0); }
    std::uint32_t below(std::size_t end) {
        return static_cast<std::uint32_t>(((next() >> 32) * static_cast<std::uint64_t>(end)) >> 32);
    }
    bool chance(double share) { return unit() <= share; }
    /// Pareto's distribution with the exponent 4/3.
    double heavy(double least, double most) {
        double const root = std::sqrt(unit());
        return std::min(least / (root * std::sqrt(root)), most);
    }
    /// … with the exponent 2.
    double light(double least, double most) { return std::min(least / std::sqrt(unit()), most); }
    std::uint32_t heavy_count(double least, double most) { return static_cast<std::uint32_t>(heavy(least, most)); }
    std::uint32_t light_count(double least, double most) { return static_cast<std::uint32_t>(light(least, most)); }
    /// Below `end`, small numbers more often.
    std::uint32_t skewed(std::size_t end) {
        double const share = unit();
        auto const chosen = static_cast<std::uint32_t>(static_cast<double>(end) * share * share * share);
        return std::min(chosen, static_cast<std::uint32_t>(end - 1));
    }
    template <class List>
    auto const& one_of(List const& list) {
        return list[below(list.size())];
    }
    template <class List>
    auto const& first_of(List const& list) {
        return list[skewed(list.size())];
    }

private:
    std::uint64_t state_;
};

}  // namespace wafer::bench
