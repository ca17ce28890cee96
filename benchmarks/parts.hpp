// The parts of what wafer-bench measures; a file each. Each adds its lines to the report.
#pragma once

#include <filesystem>
#include <string>

#include "benchmarks/report.hpp"

namespace wafer::bench {

struct subject;

// Without data.
/// Typical statements in MB/s; every kind of nesting 100,000 deep; long statements of many kinds against ones half as long.
void parsing(report& out);
/// Summing a range, opening the article's data set, look-ups by id.
void first_promises(report& out, std::filesystem::path const& data_set);
/// What evidence costs beside returning the same elements, and counting stays.
void why(report& out);
/// The slowest of 15 completions over a million nodes.
void completing(report& out);

// On a network.
/// The nine patterns of the Labelled Subgraph Query Benchmark, and triangles.
void patterns(report& out, subject& on);

}  // namespace wafer::bench
