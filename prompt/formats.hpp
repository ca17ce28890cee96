// The forms in which the prompt prints a result. Each prints while rows arrive: a result larger than memory passes through. One thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <wafer/result.hpp>

#include "prompt/held_output.hpp"

namespace wafer::prompt {

enum class format : std::uint8_t { table, json, jsonl, csv, markdown };

constexpr std::array<std::string_view, 5> format_names = {"table", "json", "jsonl", "csv", "markdown"};

/// Throws `wafer::error` (argument, `UnknownFormat`) and suggests the nearest name.
format format_named(std::string_view name);
std::string_view name_of(format form);

/// Prints all rows and returns how many there were. `width_limit` in cells is for tables, 0 for none. Throws what the result throws.
std::uint64_t print_result(result& rows, format form, std::size_t width_limit, held_output& out);

}  // namespace wafer::prompt
