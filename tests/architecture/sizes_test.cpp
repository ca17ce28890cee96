// The limits of STYLE.md that a program can check: the lengths of files, words that stay out of names, unfinished work.
#include <algorithm>
#include <regex>
#include <string>
#include <vector>

#include "tests/architecture/source_tree.hpp"
#include "tests/support/catch.hpp"

namespace {

using wafer::tests::source_file;

/// A file may be longer where its first lines say why, in a sentence that begins so.
bool gives_a_reason(source_file const& file) {
    auto const head = std::min<std::size_t>(file.lines.size(), 10);
    return std::any_of(file.lines.begin(), file.lines.begin() + static_cast<std::ptrdiff_t>(head),
                       [](auto const& line) { return line.find("Longer than") != std::string::npos; });
}

/// Each line on which `pattern` is found, but for those of this file, which has to name what it looks for.
std::string lines_with(std::regex const& pattern) {
    std::vector<std::string> found;
    for (auto const& file : wafer::tests::source_tree()) {
        if (file.path == "tests/architecture/sizes_test.cpp") continue;
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            if (std::regex_search(file.lines[i], pattern)) found.push_back(place_of(file, i + 1) + " " + file.lines[i]);
        }
    }
    return wafer::tests::listed(found);
}

/// The line without its comment and the contents of its string literals, in which any word may stand.
std::string code_of(std::string const& line) {
    static std::regex const literal{R"re("(\\.|[^"\\])*")re"};
    static std::regex const comment{R"re(//.*|^\s*/?\*.*)re"};
    return std::regex_replace(std::regex_replace(line, literal, "\"\""), comment, "");
}

}  // namespace

TEST_CASE("a file is at most 500 lines long, a test 600, or says why not") {
    std::vector<std::string> long_files;
    for (auto const& file : wafer::tests::source_tree()) {
        std::size_t const limit = file.path.starts_with("tests/") ? 600 : 500;
        if (file.lines.size() <= limit || gives_a_reason(file)) continue;
        long_files.push_back(file.path + " has " + std::to_string(file.lines.size()) + " lines");
    }
    CHECK(wafer::tests::listed(long_files) == "");
}

TEST_CASE("no name says manager, helper, utility, wrapper or processor") {
    std::regex const word{R"((^|[^a-z])(manager|helper|util|utils|utility|wrapper|processor)s?($|[^a-z]))", std::regex::icase};
    std::vector<std::string> found;
    for (auto const& file : wafer::tests::source_tree()) {
        if (std::regex_search(file.path, word)) found.push_back(file.path);
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            auto const code = code_of(file.lines[i]);
            if (code.find("#include <") == std::string::npos && std::regex_search(code, word))
                found.push_back(place_of(file, i + 1) + " " + code);
        }
    }
    CHECK(wafer::tests::listed(found) == "");
}

TEST_CASE("no source marks work as left to do") { CHECK(lines_with(std::regex{R"(\b(TODO|FIXME|XXX|HACK)\b)"}) == ""); }

TEST_CASE("no exception is caught without its type") { CHECK(lines_with(std::regex{R"(catch\s*\(\s*\.\.\.\s*\))"}) == ""); }

TEST_CASE("every header is guarded by a pragma and opens with what it is") {
    std::vector<std::string> offences;
    for (auto const& file : wafer::tests::source_tree()) {
        if (!file.path.ends_with(".hpp")) continue;
        bool const guarded = std::find(file.lines.begin(), file.lines.end(), "#pragma once") != file.lines.end();
        bool const introduced = !file.lines.empty() && file.lines.front().starts_with("//");
        if (!guarded || !introduced) offences.push_back(file.path);
    }
    CHECK(wafer::tests::listed(offences) == "");
}
