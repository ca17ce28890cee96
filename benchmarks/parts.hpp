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
/// Look-ups by key, hops, shortest paths and trails, prepared.
void walks(report& out, subject& on);
/// One look-up and its neighbours: the median of single runs.
void point_queries(report& out, subject& on);
void groups(report& out, subject& on);
/// The same with one thread and with all.
void threads(report& out, subject& on);
/// How far estimates of rows are from the rows there are.
void estimates(report& out, subject& on);
/// Over the engine's Boost.Graph view and over Boost's own compressed rows.
void algorithms(report& out, subject& on);
/// Loading from CSV, and memory.
void loading(report& out, subject& on);
/// Changes the subject: comes last.
void writing(report& out, subject& on);

}  // namespace wafer::bench
