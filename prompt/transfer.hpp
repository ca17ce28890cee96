// What `wafer import`, `wafer export` and the commands of those names ask for, read. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <wafer/transfer.hpp>

namespace wafer::prompt {

struct transfer_request {
    std::string path;    // `-` is standard input or output.
    std::string format;  // Empty: by the path.
    // Tables of CSV: `Person:Actor=header.csv,people.csv`.
    std::vector<std::string> nodes;
    std::vector<std::string> relationships;
    std::string delimiter;
    std::string quote;
    std::string array_delimiter;
    unsigned threads = 0;

    [[nodiscard]] bool has_tables() const { return !nodes.empty() || !relationships.empty(); }
};

/// `[FORMAT] PATH`, as commands have it.
transfer_request read_transfer(std::string_view argument);

/// By the format's name, or else by the path's ending. Throws `wafer::error` (argument: UnknownFormat).
graph_format transfer_format(transfer_request const& request);

/// Throws `wafer::error` (argument: InvalidArgument) for a delimiter that is no character.
transfer_options transfer_layout(transfer_request const& request);

/// Throws `wafer::error` (argument: InvalidArgument).
std::vector<csv_files> tables_of(std::vector<std::string> const& written);

}  // namespace wafer::prompt
