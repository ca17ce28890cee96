// The network that most parts measure on: in the engine, loaded from its files through the public interface, and in arrays for the floor.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "benchmarks/floor/network_arrays.hpp"
#include "wafer/wafer.hpp"

namespace wafer::bench {

struct subject {
    std::string name;  ///< `S1`, or the folder.
    std::filesystem::path folder;
    network_arrays arrays;
    wafer::database database;
    wafer::connection connection;

    /// As many threads as the machine runs at once: 0.
    subject(std::string name, std::filesystem::path folder, unsigned threads = 1);
    /// The text with a comment that it never had before, so that no plan of it is kept: parsing, binding and planning are part of its time.
    [[nodiscard]] std::string unseen(std::string const& text);
    [[nodiscard]] std::int64_t single_count(std::string const& text);

private:
    std::uint64_t statements_ = 0;
};

/// Loads `projected-fk/*.csv`. A file without `_` in its name holds nodes with the file's name as label; posts and comments are messages,
/// too. `A_relation_B.csv` holds relationships of the type RELATION. Persons get an index of their ids.
enum class loaded_part { all, nodes };
void load_network(wafer::connection& into, std::filesystem::path const& folder, loaded_part part = loaded_part::all);

}  // namespace wafer::bench
