// Networks on disk, in the two layouts of the Labelled Subgraph Query Benchmark, and where they are kept between runs.
#pragma once

#include <filesystem>
#include <string>

#include "benchmarks/social/network.hpp"

namespace wafer::bench {

/// A file for each kind of node and each kind of relationship, with the headers of Neo4j's bulk importer: `projected-fk/*.csv`.
void write_projected(network const& content, std::filesystem::path const& folder);
/// A file for each kind of node, with the ends of its relationships to one other as columns: `merged-fk/*.csv`.
void write_merged(network const& content, std::filesystem::path const& folder);

/// `S1`, `S10`, `S0.1`: the network of that scale, generated below `kept` at first; otherwise a folder that is there. Throws
/// std::runtime_error if there is none.
std::filesystem::path find_network(std::string const& name, std::filesystem::path const& kept, bool merged_too = false);

}  // namespace wafer::bench
