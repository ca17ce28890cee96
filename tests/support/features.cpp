#include "tests/support/features.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

namespace wafer::tests {
namespace {

using row = std::vector<std::string>;

struct scenario {
    std::string name;
    std::vector<std::string> queries;
    std::string error_detail;
    std::vector<row> examples;
};

std::string trimmed(std::string const& line) {
    auto const first = line.find_first_not_of(" \t\r");
    if (first == std::string::npos) return "";
    return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

bool starts(std::string const& line, std::string_view with) { return line.compare(0, with.size(), with) == 0; }

// The cells of `| a | b |`, where `\|` is a bar, `\n` a line end and `\\` a backslash.
row cells_of(std::string const& line) {
    row cells;
    std::string cell;
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (line[i] == '\\' && i + 1 < line.size() && std::string_view("n|\\").find(line[i + 1]) != std::string_view::npos) {
            ++i;
            cell += line[i] == 'n' ? '\n' : line[i];
        } else if (line[i] == '|') {
            cells.push_back(trimmed(cell));
            cell.clear();
        } else {
            cell += line[i];
        }
    }
    return cells;
}

std::string filled(std::string text, row const& header, row const& values) {
    for (std::size_t i = 0; i < header.size() && i < values.size(); ++i) {
        auto const mark = "<" + header[i] + ">";
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + values[i].size()))
            text.replace(at, mark.size(), values[i]);
    }
    return text;
}

// Reads the scenarios of one feature file line by line.
class feature_reader {
public:
    std::vector<scenario> read(std::filesystem::path const& path) {
        std::ifstream file(path);
        for (std::string line; std::getline(file, line);) take(line);
        return std::move(scenarios_);
    }

private:
    void take(std::string const& line) {
        auto const text = trimmed(line);
        if (starts(text, "\"\"\"")) return take_mark(line);
        if (in_text_)
            text_ += line.substr(std::min(indent_, line.find_first_not_of(" \t") == std::string::npos ? line.size()
                                                                                                      : line.find_first_not_of(" \t"))) +
                     "\n";
        else
            take_line(text);
    }

    void take_line(std::string const& text) {
        if (starts(text, "Scenario")) {
            scenarios_.push_back({text, {}, {}, {}});
            in_examples_ = false;
        }
        if (scenarios_.empty()) return;
        if (starts(text, "Examples:")) in_examples_ = true;
        auto const raised = text.find(" should be raised at ");
        if (raised != std::string::npos) scenarios_.back().error_detail = text.substr(text.rfind(' ') + 1);
        if (in_examples_ && starts(text, "|")) scenarios_.back().examples.push_back(cells_of(text));
    }

    void take_mark(std::string const& line) {
        in_text_ = !in_text_;
        indent_ = line.find('"');
        if (!in_text_ && !scenarios_.empty()) scenarios_.back().queries.push_back(text_);
        text_.clear();
    }

    std::vector<scenario> scenarios_;
    std::string text_;
    std::size_t indent_ = 0;
    bool in_text_ = false;
    bool in_examples_ = false;
};

void append(std::vector<tck_query>& queries, scenario const& from, row const& header, row const& values) {
    for (std::size_t i = 0; i < from.queries.size(); ++i) {
        bool const last = i + 1 == from.queries.size();
        queries.push_back({from.name, filled(from.queries[i], header, values), last ? filled(from.error_detail, header, values) : ""});
    }
}

}  // namespace

std::vector<tck_query> tck_queries() {
    auto const folder = std::filesystem::path(WAFER_SOURCE_DIR) / ".." / "shared" / "tck" / "features";
    std::vector<tck_query> queries;
    if (!std::filesystem::exists(folder)) return queries;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".feature") continue;
        for (auto const& each : feature_reader().read(entry.path())) {
            if (each.examples.empty()) append(queries, each, {}, {});
            for (std::size_t i = 1; i < each.examples.size(); ++i) append(queries, each, each.examples.front(), each.examples[i]);
        }
    }
    return queries;
}

}  // namespace wafer::tests
