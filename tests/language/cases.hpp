// The language tests as they stand in their files; see README.md beside this. Read once, changed never.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace wafer::tests {

struct language_step {
    std::string text;
    std::string parameter;                // Name of the parameter whose value is `text`; empty for a statement.
    std::size_t line = 0;
    bool has_rows = false;
    bool ordered = false;
    std::string columns;                  // As written, ` | ` between them.
    std::vector<std::string> rows;
    std::string error;                    // `code Detail`.
    std::optional<std::string> at;
    std::map<std::string, std::uint64_t> changes;
    bool has_changes = false;
};

struct language_test {
    std::string file;
    std::string name;
    std::vector<language_step> steps;
};

class language_file {
public:
    static std::vector<language_test> read(std::filesystem::path const& path) {
        language_file reader(path.filename().string());
        std::ifstream lines(path);
        for (std::string line; std::getline(lines, line);) reader.take(line);
        return std::move(reader.tests_);
    }

private:
    explicit language_file(std::string name) : name_(std::move(name)) {}

    void take(std::string const& line) {
        ++number_;
        if (line.starts_with("# ")) return;
        auto const space = std::min(line.find(' '), line.size());
        std::string const keyword = line.substr(0, space);
        std::string const rest = line.substr(std::min(space + 1, line.size()));
        if (begin(keyword, rest)) return;
        if (line.empty()) open_ = place::nowhere;
        else if (open_ == place::text) step().text += "\n" + line;
        else if (open_ == place::rows) step().rows.push_back(line);
        else throw std::runtime_error(name_ + ":" + std::to_string(number_) + ": no keyword: " + line);
    }

    bool begin(std::string const& keyword, std::string const& rest) {
        if (keyword == "TEST") {
            tests_.push_back({name_, rest, {}});
            open_ = place::nowhere;
        } else if (keyword == "GRAPH" || keyword == "QUERY") {
            begin_step(rest, {});
        } else if (keyword == "PARAM") {
            auto const equals = rest.find(" = ");
            begin_step(rest.substr(equals + 3), rest.substr(0, equals));
        } else if (keyword == "ROWS" || keyword == "ORDERED") {
            step().has_rows = true;
            step().ordered = keyword == "ORDERED";
            step().columns = rest;
            open_ = place::rows;
        } else if (keyword == "ERROR") {
            auto const at = rest.find(" at ");
            step().error = rest.substr(0, at);
            if (at != std::string::npos) step().at = rest.substr(at + 4);
            open_ = place::nowhere;
        } else if (keyword == "CHANGES") {
            read_changes(rest);
            open_ = place::nowhere;
        } else {
            return false;
        }
        return true;
    }

    void begin_step(std::string text, std::string parameter) {
        language_step made;
        made.text = std::move(text);
        made.parameter = std::move(parameter);
        made.line = number_;
        tests_.back().steps.push_back(std::move(made));
        open_ = place::text;
    }

    void read_changes(std::string_view rest) {
        step().has_changes = true;
        while (!rest.empty()) {
            auto const comma = std::min(rest.find(", "), rest.size());
            auto const item = rest.substr(0, comma);
            auto const space = item.find(' ');
            step().changes[std::string(item.substr(0, space))] = std::stoull(std::string(item.substr(space + 1)));
            rest.remove_prefix(std::min(comma + 2, rest.size()));
        }
    }

    language_step& step() { return tests_.back().steps.back(); }

    enum class place { nowhere, text, rows };
    std::string name_;
    std::size_t number_ = 0;
    place open_ = place::nowhere;
    std::vector<language_test> tests_;
};

/// All tests of all files, in the order of their names.
inline std::vector<language_test> const& language_tests() {
    static std::vector<language_test> const all = [] {
        std::vector<std::filesystem::path> files;
        for (auto const& entry : std::filesystem::directory_iterator(std::filesystem::path(WAFER_SOURCE_DIR) / "tests/language"))
            if (entry.path().extension() == ".test") files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        std::vector<language_test> found;
        for (auto const& file : files)
            for (auto& test : language_file::read(file)) found.push_back(std::move(test));
        return found;
    }();
    return all;
}

}  // namespace wafer::tests
