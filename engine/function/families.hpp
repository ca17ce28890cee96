// The built-in functions by family, each family a table in its own source. Called once, when the registry is first asked.
#pragma once

#include <vector>

#include "engine/function/registry.hpp"

namespace wafer::engine {

std::vector<scalar_function> scalar_functions();
std::vector<scalar_function> conversion_functions();
std::vector<scalar_function> string_functions();
std::vector<scalar_function> list_functions();
std::vector<scalar_function> mathematical_functions();
std::vector<scalar_function> graph_functions();
std::vector<scalar_function> temporal_functions();
std::vector<scalar_function> spatial_functions();
std::vector<scalar_function> collection_functions();
std::vector<scalar_function> vector_functions();

std::vector<aggregate_function> counting_aggregates();
std::vector<aggregate_function> numeric_aggregates();
std::vector<aggregate_function> percentile_aggregates();

std::vector<procedure> algorithm_procedures();
std::vector<procedure> schema_procedures();

}  // namespace wafer::engine
