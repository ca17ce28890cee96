// The cases that random statements have found, as text: `GRAPH` and the statement that makes it, then `QUERY` and what is asked.
#pragma once

#include <string>
#include <vector>

namespace wafer::random {

struct regression {
    std::string graph;
    std::string query;
};

/// All cases of the files in the folder. Throws `std::runtime_error` for a line that is none of theirs.
std::vector<regression> regressions_in(std::string const& folder);

}  // namespace wafer::random
