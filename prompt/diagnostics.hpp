// What the prompt says on standard error: errors, warnings, and what a statement did. Pure.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include <wafer/error.hpp>
#include <wafer/result.hpp>

#include "prompt/words/language.hpp"

namespace wafer::prompt {

/// How the prompt speaks.
struct manner {
    language in = language::english;
    bool colours = false;
};

/// Code, message, the place in the statement, and what may have been meant.
std::string error_text(error const& failure, manner how = {});
std::string warning_text(warning const& remark, manner how = {});

/// "2 nodes created, 1 property set"; empty when nothing changed.
std::string changes_text(counters const& changes, language in = language::english);
/// "3 rows, 0.42 ms".
std::string summary_text(std::uint64_t rows, std::chrono::nanoseconds took, language in = language::english);

}  // namespace wafer::prompt
