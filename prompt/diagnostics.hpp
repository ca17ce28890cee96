// What the prompt says on standard error: errors, warnings, and what a statement did. Pure.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include <wafer/error.hpp>
#include <wafer/result.hpp>

namespace wafer::prompt {

/// Code, message, the place in the statement, and what may have been meant.
std::string error_text(error const& failure);
std::string warning_text(warning const& remark);

/// "2 nodes created, 1 property set"; empty when nothing changed.
std::string changes_text(counters const& changes);
/// "3 rows, 0.42 ms".
std::string summary_text(std::uint64_t rows, std::chrono::nanoseconds took);

}  // namespace wafer::prompt
