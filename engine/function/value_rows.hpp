// Rows of values that are all there when the call begins, for procedures with few of them. Owned by the call; one thread.
#pragma once

#include <memory>
#include <vector>

#include "engine/function/registry.hpp"

namespace wafer::engine {

/// Each row has `width` values.
std::unique_ptr<row_source> value_rows(std::vector<value_list> rows, std::size_t width);

}  // namespace wafer::engine
