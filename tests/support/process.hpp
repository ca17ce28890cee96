// Programs run as children, with what they read, write and end with. Standard input is a pipe, never a terminal.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wafer::tests {

struct process_result {
    int exit_code = 0;  // 128 and the signal's number when one ended it.
    std::string out;
    std::string err;
};

using environment = std::vector<std::pair<std::string, std::string>>;

/// A program of this build, by its path under the folder of the test program: `wafer`, `examples/1_hello`.
std::filesystem::path built_program(std::string const& name);

/// Runs a program to its end. One that takes longer than a minute is killed.
process_result run_process(std::filesystem::path const& program, std::vector<std::string> const& arguments, std::string_view input = "",
                           environment const& added = {});

/// The prompt's program.
process_result run_wafer(std::vector<std::string> const& arguments, std::string_view input = "", environment const& added = {});

}  // namespace wafer::tests
