// Random queries on graphs in which every fact has a source: WHY gives the same rows, and each row comes out of its evidence alone.
// WAFER_SEED chooses other queries than those of every day, WAFER_WHY_QUERIES how many.
#include <algorithm>
#include <cstdlib>

#include "tests/random/query_generator.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/replay.hpp"

namespace {

using namespace wafer::random;
using namespace wafer::tests;
using namespace std::string_view_literals;

std::uint64_t number_from(char const* variable, std::uint64_t otherwise) {
    char const* const text = std::getenv(variable);
    return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

/// Each fact of the graph rests on a source of its own.
graph_sketch with_sources(graph_sketch graph) {
    std::size_t number = 0;
    auto const next = [&] { return std::pair(std::string("source"), wafer::engine::value::of(std::string_view("s" + std::to_string(++number))).owned()); };
    for (auto& node : graph.nodes) node.properties.push_back(next());
    for (auto& relationship : graph.relationships) relationship.properties.push_back(next());
    return graph;
}

/// A query of more rows takes long and tells no more; of one with fewer, some are replayed.
constexpr std::size_t most_rows = 500;
constexpr std::size_t most_replays = 6;

bool holds(std::string const& text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return text.find(word) != std::string::npos; });
}

/// Where rows are merged or cut, a row says something of those that are not there, of which there may be more on fewer facts: a pattern that
/// is not found, rows that were skipped, what a procedure saw, a longer path that is the shortest now. So does a subquery that asks for
/// absence itself, and an optional pattern that is not found because of a relationship that must not be there. The evidence is right, but
/// no proof by itself. The same holds where groups are grouped again: on fewer facts a group's number may be another one's.
bool rests_on_the_rest(std::string const& query) {
    bool const asks_for_absence = holds(query, {"OPTIONAL", "EXISTS", "COUNT {", "COLLECT {", "hortestPath", "SHORTEST ", "ANY 2", "[(", "NOT ("});
    auto const merged = {"DISTINCT"sv, "UNION "sv, "count("sv, "sum("sv, "min("sv, "max("sv, "avg("sv, "collect("sv, "percentile"sv, "stDev("sv};
    bool const merges = holds(query, merged);
    auto const result = std::min(query.rfind("RETURN"), query.size());
    bool const merges_twice = holds(query.substr(0, result), merged) && holds(query.substr(result), merged);
    bool const cuts = holds(query, {"LIMIT"});
    bool const within_a_subquery = holds(query, {"NOT ", "OPTIONAL", "EXISTS"}) && holds(query, {"EXISTS", "COUNT {", "COLLECT {", "[("});
    bool const absent_for_what_is_there = holds(query, {"OPTIONAL", "EXISTS"}) && holds(query, {"NOT ("});
    return holds(query, {"SKIP", "OFFSET", "CALL algo."}) || within_a_subquery || absent_for_what_is_there || merges_twice || asks_for_absence + merges + cuts > 1;
}

}  // namespace

TEST_CASE("each row of a random query comes out of its evidence alone") {
    auto const seed = number_from("WAFER_SEED", 1);
    auto const queries = number_from("WAFER_WHY_QUERIES", 5'000);
    std::uint64_t replayed = 0;
    std::uint64_t left_out = 0;
    std::size_t wrong = 0;
    for (std::uint64_t i = 0; i < queries && wrong < 3; ++i) {
        generator random(seed * 1'000'003 + 7'000'000 + i);
        auto const graph = to_text(with_sources(random_graph(random)));
        query_generator made(random);
        auto const query = made.reading();
        // Nobody gives a value to the parameters here; what they stand for makes no difference to the evidence.
        if (query.text.find('$') != std::string::npos) continue;
        INFO("case " << i << "\n" << graph << "\n" << query.text);
        wafer::options options;
        options.time_limit_ms = std::chrono::milliseconds(1000);
        wafer::database database(options);
        auto connection = database.connect();
        if (!graph.empty()) connection.run(graph);
        std::vector<std::string> expected;
        std::vector<explained_row> explained;
        try {
            expected = row_texts(connection, query.text);
            if (expected.size() > most_rows) continue;
            explained = explained_rows(connection, query.text);
        } catch (wafer::error const& error) {
            // Which of a procedure's calls are made at all, and may fail, is the plan's choice.
            if (query.risky || error.code() == wafer::error_code::limit || holds(query.text, {"CALL algo."})) continue;
            FAIL_CHECK(error.what());
            ++wrong;
            continue;
        }
        std::vector<std::string> rows;
        for (auto const& each : explained) rows.push_back(each.row);
        if (!query.bags && rows != expected) {
            CHECK(rows == expected);
            ++wrong;
        }
        auto const stride = explained.size() / most_replays + 1;
        for (std::size_t at = 0; at < explained.size(); at += stride) {
            auto const& each = explained[at];
            if (each.has("capped") || rests_on_the_rest(query.text)) {
                ++left_out;
                continue;
            }
            ++replayed;
            auto const found = rows_on_evidence(connection, query.text, each.evidence);
            if (std::find(found.begin(), found.end(), each.row) != found.end()) continue;
            INFO("row " << each.row << "\nevidence " << to_string(wafer::value(each.evidence)) << "\nfound " << found.size() << " rows");
            for (auto const& line : found) UNSCOPED_INFO(line);
            FAIL_CHECK("not found again");
            if (++wrong == 3) break;
        }
    }
    CAPTURE(replayed, left_out);
    CHECK(replayed > left_out);
}
