#include "tests/random/regressions.hpp"

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string_view>

namespace wafer::random {

std::vector<regression> regressions_in(std::string const& folder) {
    std::vector<regression> all;
    for (auto const& file : std::filesystem::directory_iterator(folder)) {
        std::ifstream lines(file.path());
        for (std::string line; std::getline(lines, line);) {
            constexpr std::string_view graph = "GRAPH ";
            constexpr std::string_view query = "QUERY ";
            if (line.empty() || line.starts_with('#')) continue;
            if (line.starts_with(graph)) all.push_back({line.substr(graph.size()), {}});
            else if (line.starts_with(query) && !all.empty()) all.back().query = line.substr(query.size());
            else throw std::runtime_error(file.path().string() + ": " + line);
        }
    }
    return all;
}

}  // namespace wafer::random
