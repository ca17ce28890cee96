// How wafer-bench measures: medians of several runs, ours and what stands beside it taking turns, so that both see the same machine.
#pragma once

#include <algorithm>
#include <chrono>
#include <ctime>
#include <vector>

namespace wafer::bench {

inline double median(std::vector<double> times) {
    auto const middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

template <class Work>
double ms_of(Work const& work) {
    auto const start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// Time of the processor, of all threads.
template <class Work>
double cpu_ms_of(Work const& work) {
    auto const start = std::clock();
    work();
    return static_cast<double>(std::clock() - start) * 1e3 / CLOCKS_PER_SEC;
}

template <class Work>
double median_ms(Work const& work, int runs = 7) {
    std::vector<double> times;
    for (int run = 0; run < runs; ++run) times.push_back(ms_of(work));
    return median(std::move(times));
}

struct pair_of_times {
    double ours = 0;
    double beside = 0;
};

/// After one run of each that does not count. Fewer runs if one takes long.
template <class Ours, class Beside>
pair_of_times in_turns_ms(Ours const& ours, Beside const& beside, int runs = 9) {
    double const first = ms_of(ours) + ms_of(beside);
    if (first > 1000) runs = first > 10'000 ? 1 : 3;
    std::vector<double> mine;
    std::vector<double> others;
    for (int run = 0; run < runs; ++run) {
        mine.push_back(ms_of(ours));
        others.push_back(ms_of(beside));
    }
    return {median(std::move(mine)), median(std::move(others))};
}

}  // namespace wafer::bench
