// The queries of the public TCK, where it lies beside this checkout.
#pragma once

#include <string>
#include <vector>

namespace wafer::tests {

struct tck_query {
    std::string scenario;
    std::string text;
    std::string error_detail;  // What the scenario expects of its last query, or nothing.
};

/// All queries of all scenarios, outlines filled in from their examples; none when there is no TCK.
std::vector<tck_query> tck_queries();

}  // namespace wafer::tests
