#include "tests/architecture/source_tree.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>

namespace wafer::tests {
namespace {

namespace fs = std::filesystem;

constexpr char const* folders[] = {"engine", "grammar", "prompt", "bindings", "server", "examples", "benchmarks", "tests"};

bool is_source(fs::path const& path) {
    auto const extension = path.extension();
    return extension == ".cpp" || extension == ".hpp" || extension == ".h" || extension == ".c";
}

source_file read(fs::path const& root, fs::path const& path) {
    source_file file{path.lexically_relative(root).generic_string(), {}};
    std::ifstream stream{path};
    for (std::string line; std::getline(stream, line);) file.lines.push_back(line);
    return file;
}

std::vector<source_file> read_tree() {
    fs::path const root = WAFER_SOURCE_DIR;
    std::vector<source_file> files;
    for (auto const* folder : folders) {
        if (!fs::exists(root / folder)) continue;
        for (auto const& entry : fs::recursive_directory_iterator{root / folder}) {
            if (entry.is_regular_file() && is_source(entry.path())) files.push_back(read(root, entry.path()));
        }
    }
    std::sort(files.begin(), files.end(), [](auto const& a, auto const& b) { return a.path < b.path; });
    return files;
}

}  // namespace

std::vector<source_file> const& source_tree() {
    static auto const files = read_tree();
    return files;
}

std::vector<include_line> includes_of(source_file const& file) {
    static std::regex const pattern{R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re"};
    std::vector<include_line> includes;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        std::smatch match;
        if (!std::regex_search(file.lines[i], match, pattern)) continue;
        includes.push_back({match[2], match[1] == "\"", i + 1});
    }
    return includes;
}

bool lies_in(std::string const& path, std::string const& place) { return place.ends_with('/') ? path.starts_with(place) : path == place; }

std::string place_of(source_file const& file, std::size_t line) { return file.path + ":" + std::to_string(line); }

std::string listed(std::vector<std::string> const& offences) {
    std::string text;
    for (auto const& offence : offences) text += offence + "\n";
    return text;
}

}  // namespace wafer::tests
