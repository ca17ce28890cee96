// How wafer-bench measures, and the parts that it measures. One thread.
#pragma once

#include <functional>
#include <string>

namespace wafer::bench {

/// The median of seven runs.
double median_ms(std::function<void()> const& work);
/// A line: ours, what stands beside it, and their ratio.
void row(char const* what, double ours_ms, char const* floor, double floor_ms, std::string const& note);

/// Typical statements in MB/s; every kind of nesting 100,000 deep; long statements of many kinds against ones half as long.
void parsing();
/// What evidence costs beside returning the same elements, and counting stays.
void why();

}  // namespace wafer::bench
