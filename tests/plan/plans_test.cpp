// The plans that stand in `plans/*.txt`: a line of openCypher that makes the graph, then queries, each with its plan below it, indented.
// WAFER_UPDATE_PLANS=1 writes the files anew from what is planned now; look at the difference before keeping it.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <wafer/wafer.hpp>

#include "tests/support/catch.hpp"

namespace {

namespace fs = std::filesystem;

/// An operator a line, its inputs below it; one level of indentation for the first input, two for each further one.
void draw(wafer::plan_description const& plan, std::size_t depth, std::string& out) {
    out += fmt::format("{:{}}{}{}{} ~{:.4g}\n", "", depth, plan.name, plan.details.empty() ? "" : " ", plan.details, plan.estimated_rows);
    // The main chain goes on at the same depth; what is run beside it is indented and comes before.
    for (std::size_t i = 1; i < plan.inputs.size(); ++i) draw(plan.inputs[i], depth + 4, out);
    if (!plan.inputs.empty()) draw(plan.inputs[0], depth, out);
}

std::vector<std::string> lines_of(fs::path const& file) {
    std::vector<std::string> lines;
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

/// The file with every plan as it is now.
std::string planned_anew(fs::path const& file) {
    wafer::database database;
    auto connection = database.connect();
    std::string text;
    for (auto const& line : lines_of(file)) {
        if (line.starts_with("    ")) continue;
        text += line + "\n";
        if (line.empty() || line.starts_with("# ")) continue;
        if (line.starts_with("GRAPH ")) connection.run(line.substr(6));
        else draw(*connection.run("EXPLAIN " + line).plan(), 4, text);
    }
    return text;
}

std::string content_of(fs::path const& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("queries are planned as the files say") {
    for (auto const& entry : fs::directory_iterator(fs::path(WAFER_SOURCE_DIR) / "tests/plan/plans")) {
        INFO(entry.path().filename().string());
        auto const now = planned_anew(entry.path());
        if (std::getenv("WAFER_UPDATE_PLANS")) std::ofstream(entry.path()) << now;
        else CHECK(now == content_of(entry.path()));
    }
}
