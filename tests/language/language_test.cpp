// Runs the language tests of this folder.
#include "tests/language/cases.hpp"

#include <wafer/wafer.hpp>

#include "tests/support/catch.hpp"

namespace {

using wafer::tests::language_step;
using wafer::tests::language_test;
using wafer::tests::language_tests;

std::string joined(std::vector<std::string> const& parts) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) text += (i > 0 ? " | " : "") + parts[i];
    return text;
}

/// The rows of a result as the files write them.
std::vector<std::string> lines_of(wafer::result& result) {
    std::vector<std::string> lines;
    for (auto const& row : result.rows()) {
        std::vector<std::string> cells;
        for (auto const& cell : row) cells.push_back(wafer::to_string(cell));
        lines.push_back(joined(cells));
    }
    return lines;
}

std::vector<std::string> in_order(std::vector<std::string> lines, bool ordered) {
    if (!ordered) std::sort(lines.begin(), lines.end());
    return lines;
}

std::map<std::string, std::uint64_t> changes_of(wafer::counters const& made) {
    std::map<std::string, std::uint64_t> all{{"nodes_created", made.nodes_created},
                                             {"nodes_deleted", made.nodes_deleted},
                                             {"relationships_created", made.relationships_created},
                                             {"relationships_deleted", made.relationships_deleted},
                                             {"properties_set", made.properties_set},
                                             {"labels_added", made.labels_added},
                                             {"labels_removed", made.labels_removed},
                                             {"indexes_added", made.indexes_added},
                                             {"indexes_removed", made.indexes_removed},
                                             {"constraints_added", made.constraints_added},
                                             {"constraints_removed", made.constraints_removed}};
    std::erase_if(all, [](auto const& each) { return each.second == 0; });
    return all;
}

void check_answer(wafer::connection& connection, wafer::parameters const& parameters, language_step const& step) {
    auto result = connection.run(step.text, parameters);
    auto const lines = lines_of(result);
    if (!step.error.empty()) FAIL_CHECK("expected " << step.error << ", found " << lines.size() << " rows: " << joined(lines));
    if (step.has_rows) {
        CHECK(joined(result.columns()) == step.columns);
        CHECK(in_order(lines, step.ordered) == in_order(step.rows, step.ordered));
    }
    if (step.has_changes) CHECK(changes_of(result.counters()) == step.changes);
}

void check_step(wafer::connection& connection, wafer::parameters& parameters, language_step const& step) {
    INFO("line " << step.line << ": " << step.text);
    if (!step.parameter.empty()) {
        auto result = connection.run("RETURN " + step.text);
        parameters.emplace_back(step.parameter, result.rows().at(0).at(0));
        return;
    }
    try {
        check_answer(connection, parameters, step);
    } catch (wafer::error const& wrong) {
        INFO(wrong.what() << "\n" << wrong.picture());
        CHECK(std::string(to_string(wrong.code())) + " " + wrong.detail() == step.error);
        if (step.at) CHECK(step.text.substr(wrong.range().begin, wrong.range().end - wrong.range().begin) == *step.at);
    }
}

void run_all(std::size_t batch_rows) {
    for (auto const& test : language_tests()) {
        INFO(test.file << ": " << test.name << ", in batches of " << batch_rows);
        wafer::options options;
        options.batch_rows = batch_rows;
        wafer::database database(options);
        auto connection = database.connect();
        wafer::parameters parameters;
        for (auto const& step : test.steps) check_step(connection, parameters, step);
    }
}

}  // namespace

TEST_CASE("the language tests give their answers, whatever the size of a batch") {
    REQUIRE(language_tests().size() > 80);
    for (auto const rows : {2048u, 1u, 2u, 64u}) run_all(rows);
}
