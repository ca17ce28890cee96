// Every data set of the checkout is sound, and every question in its `questions.json` has the answer that stands there.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <wafer/wafer.hpp>

#include "prompt/json_values.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/replay.hpp"

namespace {

namespace fs = std::filesystem;
using wafer::list;
using wafer::value;

std::vector<fs::path> data_sets() {
    std::vector<fs::path> found;
    for (auto const& entry : fs::directory_iterator(fs::path(WAFER_SOURCE_DIR) / "graph-data")) {
        if (fs::exists(entry.path() / "dataset.json")) found.push_back(entry.path());
    }
    return found;
}

value json_of(fs::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return wafer::prompt::read_json(text.str(), [](std::string_view, std::string const& moment) { return value(moment); });
}

/// The rows as text, each a line; sorted unless their order matters.
std::vector<std::string> lines_of(std::vector<list> const& rows, bool ordered) {
    std::vector<std::string> lines;
    for (auto const& row : rows) lines.push_back(wafer::prompt::to_json(row));
    if (!ordered) std::sort(lines.begin(), lines.end());
    return lines;
}

std::vector<list> expected_rows(value const& question) {
    std::vector<list> rows;
    for (auto const& row : question["rows"].as<list>()) rows.push_back(row.as<list>());
    return rows;
}

void check_answer(wafer::connection& connection, value const& question) {
    CAPTURE(question["id"].as<std::string>(), question["query"].as<std::string>());
    bool const ordered = question["ordered"].as<bool>();
    auto answer = connection.run(question["query"].as<std::string>());
    auto const rows = answer.rows();
    CHECK(wafer::prompt::to_json(list(answer.columns().begin(), answer.columns().end())) == wafer::prompt::to_json(question["columns"]));
    CHECK(lines_of(rows, ordered) == lines_of(expected_rows(question), ordered));
    CHECK(answer.warnings().empty());
}

}  // namespace

TEST_CASE("each data set is sound") {
    REQUIRE_FALSE(data_sets().empty());
    for (auto const& folder : data_sets()) {
        for (auto const& finding : wafer::check_directory(folder))
            FAIL_CHECK(finding.file << ':' << finding.line << ": " << finding.message);
    }
}

TEST_CASE("each question of a data set has its answer") {
    for (auto const& folder : data_sets()) {
        wafer::database database;
        database.import_directory(folder);
        auto connection = database.connect();
        auto const questions = json_of(folder / "questions.json");
        for (auto const& question : questions.as<list>()) check_answer(connection, question);
    }
}

TEST_CASE("the article's graph comes with questions in both languages, each asked once") {
    auto const questions = json_of(fs::path(WAFER_SOURCE_DIR) / "graph-data/ai-chips/questions.json");
    std::set<std::string> ids;
    std::set<std::string> texts;
    std::set<std::string> languages;
    for (auto const& question : questions.as<list>()) {
        ids.insert(question["id"].as<std::string>());
        texts.insert(question["question"].as<std::string>());
        languages.insert(question["language"].as<std::string>());
    }
    CHECK(ids.size() == questions.as<list>().size());
    CHECK(texts.size() == questions.as<list>().size());
    CHECK(languages == std::set<std::string>{"en", "zh"});
    CHECK(ids.size() >= 40);
}

TEST_CASE("every fact of the article's graph has a source that is one of its paragraphs") {
    wafer::database database;
    database.import_directory(fs::path(WAFER_SOURCE_DIR) / "graph-data/ai-chips");
    auto connection = database.connect();
    auto const count = [&](char const* query) {
        auto row = connection.run(query);
        row.next();
        return row.get_int(0);
    };
    CHECK(count("MATCH ()-[r]->() WHERE NOT type(r) IN ['PART_OF', 'PUBLISHED'] AND (r.source IS NULL OR size(r.source) = 0) RETURN "
                "count(*)") == 0);
    CHECK(
        count("MATCH ()-[r]->() UNWIND r.source AS id OPTIONAL MATCH (p:Paragraph {id: id}) WITH id, p WHERE p IS NULL RETURN count(*)") ==
        0);
    CHECK(count("MATCH (n) UNWIND n.source AS id OPTIONAL MATCH (p:Paragraph {id: id}) WITH id, p WHERE p IS NULL RETURN count(*)") == 0);
    CHECK(count("MATCH (p:Paragraph) RETURN count(*)") == 62);
}

TEST_CASE("each row of each answer comes out of its evidence alone") {
    for (auto const& folder : data_sets()) {
        wafer::options options;
        options.evidence_limit = 100'000;
        wafer::database database(options);
        database.import_directory(folder);
        auto connection = database.connect();
        auto const questions = json_of(folder / "questions.json");
        for (auto const& question : questions.as<list>()) {
            auto const& query = question["query"].as<std::string>();
            CAPTURE(question["id"].as<std::string>(), query);
            auto const explained = wafer::tests::explained_rows(connection, query);
            auto const rows = wafer::tests::row_texts(connection, query);
            REQUIRE(explained.size() == rows.size());
            for (std::size_t i = 0; i < rows.size(); ++i) {
                CHECK(explained[i].row == rows[i]);
                auto const found = wafer::tests::rows_on_evidence(connection, query, explained[i].evidence);
                CAPTURE(rows[i], to_string(value(explained[i].evidence)));
                CHECK(std::find(found.begin(), found.end(), rows[i]) != found.end());
            }
        }
    }
}
