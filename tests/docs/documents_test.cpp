// README.md and docs/ tell the truth: what they show of a terminal is run and compared, their statements are run on the article's
// graph, their C++ is taken from the example programs.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/process.hpp"

namespace {

std::filesystem::path const root = WAFER_SOURCE_DIR;

struct code_block {
    std::string place;  // `README.md:12`.
    std::string language;
    std::string text;
};

std::string content_of(std::filesystem::path const& file) {
    std::ifstream stream(file);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::vector<std::filesystem::path> documents() {
    std::vector<std::filesystem::path> files{root / "README.md"};
    for (auto const& entry : std::filesystem::directory_iterator(root / "docs")) {
        if (entry.path().extension() == ".md") files.push_back(entry.path());
    }
    std::sort(files.begin() + 1, files.end());
    return files;
}

std::vector<code_block> blocks_of(std::filesystem::path const& file) {
    std::istringstream stream(content_of(file));
    std::vector<code_block> blocks;
    bool inside = false;
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        if (line.starts_with("```")) {
            if (!inside) blocks.push_back({file.filename().string() + ":" + std::to_string(number), line.substr(3), ""});
            inside = !inside;
        } else if (inside) {
            blocks.back().text += line + "\n";
        }
    }
    return blocks;
}

std::vector<code_block> all_blocks(std::string const& language) {
    std::vector<code_block> found;
    for (auto const& file : documents()) {
        for (auto& block : blocks_of(file)) {
            if (block.language == language) found.push_back(block);
        }
    }
    return found;
}

/// The text without its blanks and line ends, which depend on how far it is indented.
std::string condensed(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
    return text;
}

/// What a shell shows for the commands of a `console` block, the lines that begin with `$ ` and, for one that goes on, `> `.
std::string replayed(std::string const& text) {
    std::istringstream stream(text);
    std::string shown;
    std::string command;
    auto const run = [&] {
        if (command.empty()) return;
        auto const folder = wafer::tests::built_program("").string();
        auto const script = "cd '" + root.string() + "' && wafer() { '" + folder + "wafer' \"$@\"; }\n{ " + command + "\n} 2>&1";
        shown += wafer::tests::run_process("/bin/bash", {"-c", script}).out;
        command.clear();
    };
    for (std::string line; std::getline(stream, line);) {
        bool const begins = line.starts_with("$ ");
        bool const goes_on = line.starts_with("> ") && !command.empty();
        if (begins) run();
        if (begins || goes_on) {
            shown += line + "\n";
            command += line.substr(2) + "\n";
        }
        if (!begins && !goes_on) run();
    }
    run();
    return shown;
}

}  // namespace

TEST_CASE("what the documents show of a terminal is what it shows") {
    auto const blocks = all_blocks("console");
    REQUIRE_FALSE(blocks.empty());
    for (auto const& block : blocks) {
        CAPTURE(block.place);
        CHECK(replayed(block.text) == block.text);
    }
}

TEST_CASE("the statements of the documents run on the article's graph") {
    for (auto const& block : all_blocks("cypher")) {
        CAPTURE(block.place, block.text);
        auto const run = wafer::tests::run_wafer({"-c", block.text});
        CHECK(run.err == "");
        CHECK(run.exit_code == 0);
    }
}

TEST_CASE("the C++ of the documents stands in the examples") {
    std::string examples;
    for (auto const& entry : std::filesystem::directory_iterator(root / "examples")) {
        if (entry.path().extension() == ".cpp") examples += condensed(content_of(entry.path()));
    }
    for (auto const& block : all_blocks("cpp")) {
        CAPTURE(block.place, block.text);
        CHECK(examples.find(condensed(block.text)) != std::string::npos);
    }
}
