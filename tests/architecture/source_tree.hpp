// The project's own sources as text, read once, for the tests that hold them against the rules of the house.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace wafer::tests {

struct source_file {
    std::string path;  // From the root of the checkout, with forward slashes.
    std::vector<std::string> lines;
};

struct include_line {
    std::string target;  // As written, without its brackets or quotes.
    bool quoted = false;
    std::size_t line = 0;  // From 1.
};

/// Every C++ source and header of the checkout, sorted by path.
std::vector<source_file> const& source_tree();

std::vector<include_line> includes_of(source_file const& file);

/// Whether `path` is `place` or, where that ends in a slash, lies under it.
bool lies_in(std::string const& path, std::string const& place);

/// `engine/value/value.hpp:12`.
std::string place_of(source_file const& file, std::size_t line);

/// The offences as one text, a line each: what a failing test prints.
std::string listed(std::vector<std::string> const& offences);

}  // namespace wafer::tests
