#include "benchmarks/measure.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

namespace wafer::bench {

double median_ms(std::function<void()> const& work) {
    std::vector<double> times;
    for (int run = 0; run < 7; ++run) {
        auto const start = std::chrono::steady_clock::now();
        work();
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

void row(char const* what, double ours_ms, char const* floor, double floor_ms, std::string const& note) {
    std::printf("%-44s %10.3f ms   %-34s %10.3f ms   %8.1f   %s\n", what, ours_ms, floor, floor_ms, ours_ms / floor_ms, note.c_str());
}

}  // namespace wafer::bench
