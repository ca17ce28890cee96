#include "engine/storage/json_view.hpp"

#include <algorithm>

#include "engine/storage/csv_table.hpp"

namespace wafer::engine {
namespace {

namespace json = boost::json;

/// The line of a byte, for the JSON reader's messages.
std::uint64_t line_of(std::string_view text, std::size_t offset) {
    return 1 + static_cast<std::uint64_t>(std::ranges::count(text.substr(0, offset), '\n'));
}

}  // namespace

boost::json::value read_json_file(std::filesystem::path const& path) {
    std::string const text = read_file(path);
    boost::system::error_code problem;
    json::stream_parser parser;
    std::size_t const read = parser.write_some(text, problem);
    if (!problem) parser.finish(problem);
    bool const more = text.find_first_not_of(" \t\r\n", read) != std::string::npos;
    if (problem || more)
        throw error(error_code::corruption, "InvalidDataSet",
                    fmt::format("{}: line {}: {}.", path.filename().string(), line_of(text, read),
                                problem ? problem.message() : "text behind the end of the object"));
    return parser.release();
}

}  // namespace wafer::engine
