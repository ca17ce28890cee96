// Statements that several threads work on give what one thread gives, and end at their limits all the same.
#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/catch.hpp"
#include "wafer/wafer.hpp"

namespace {

wafer::options with_threads(unsigned threads) {
    wafer::options options;
    options.threads = threads;
    return options;
}

/// People who know about 2 × `each` others, in circles of a fixed step, and live in one of fourteen towns each.
void people(wafer::connection& into, int count, int each) {
    into.run("UNWIND range(0, 13) AS i CREATE (:Town {i: i})");
    into.run("UNWIND range(0, $count - 1) AS i CREATE (:Person {i: i})", {{"count", count}});
    into.run("MATCH (p:Person) WITH p ORDER BY p.i WITH collect(p) AS all MATCH (t:Town) WITH all, t ORDER BY t.i WITH all, collect(t) AS towns "
             "UNWIND range(0, $count - 1) AS i WITH all[i] AS p, towns[i % 14] AS t CREATE (p)-[:LIVES_IN]->(t)",
             {{"count", count}});
    for (int first = 0; first < count; first += 300)
        into.run("MATCH (p:Person) WITH p ORDER BY p.i WITH collect(p) AS all UNWIND range($first, $first + 299) AS i UNWIND range(1, $each) AS step "
                 "WITH all[i] AS a, all[(i + 7 * step) % $count] AS b CREATE (a)-[:KNOWS]->(b)",
                 {{"first", first}, {"count", count}, {"each", each}});
}

std::vector<std::string> rows(wafer::connection& from, std::string const& query) {
    std::vector<std::string> found;
    auto result = from.run(query);
    while (result.next()) {
        std::string row;
        for (std::size_t i = 0; i < result.columns().size(); ++i) row += to_string(result.get(i)) + " ";
        found.push_back(row);
    }
    return found;
}

char const* const questions[] = {
    "MATCH (a:Person)-[:KNOWS]-(b:Person)-[:KNOWS]-(c:Person)-[:KNOWS]-(a) RETURN count(*)",
    "MATCH (a:Person)-[:KNOWS]->(b:Person)-[:KNOWS]->(c:Person)-[:KNOWS]->(a) RETURN count(*)",
    "MATCH (a:Person)-[:KNOWS]-(b:Person)-[:KNOWS]-(c:Person)-[:KNOWS]-(a) MATCH (a)-[:LIVES_IN]->(t) MATCH (b)-[:LIVES_IN]->(t) MATCH (c)-[:LIVES_IN]->(t) "
    "RETURN count(*)",
    "MATCH (a:Person)-[:KNOWS]-(b)-[:KNOWS]-(c:Person)-[:KNOWS]-(d:Person) WHERE a <> c RETURN count(*)",
    "MATCH (a:Person)-[:KNOWS]->(b)-[:KNOWS]->(c:Person)-[:KNOWS]->(a) RETURN a.i AS i, count(*) AS n ORDER BY n DESC, i LIMIT 20",
    "MATCH (a:Person)-[:KNOWS]-(b:Person)-[:KNOWS]-(c) WHERE NOT (a)-[:KNOWS]-(c) RETURN count(*)",
};

}  // namespace

TEST_CASE("four threads count what one counts") {
    wafer::database one(with_threads(1));
    wafer::database four(with_threads(4));
    auto alone = one.connect();
    auto shared = four.connect();
    for (auto* each : {&alone, &shared}) people(*each, 2'100, 120);
    for (auto const* question : questions) {
        INFO(question);
        auto const expected = rows(alone, question);

        CHECK(!expected.empty());
        CHECK(rows(shared, question) == expected);
    }
}

TEST_CASE("a count that threads share can be cancelled, and the connection goes on") {
    wafer::database database(with_threads(4));
    auto connection = database.connect();
    people(connection, 2'100, 120);
    std::atomic<bool> done{false};
    std::thread canceller([&] {
        while (!done) {
            connection.cancel();
            std::this_thread::yield();
        }
    });
    CHECK_THROWS_WITH(rows(connection, questions[1]), Catch::Contains("cancelled"));
    done = true;
    canceller.join();
    CHECK(rows(connection, "RETURN 1") == std::vector<std::string>{"1 "});
}

TEST_CASE("a count that threads share stops at the memory limit") {
    auto options = with_threads(4);
    options.memory_limit_bytes = 24'000'000;
    wafer::database database(options);
    auto connection = database.connect();
    for (int first = 0; first < 1'200'000; first += 20'000)
        connection.run("UNWIND range($first, $first + 19999) AS i CREATE (:Person {i: i})-[:KNOWS]->(:Person)-[:KNOWS]->(:Person)", {{"first", first}});
    CHECK_THROWS_WITH(rows(connection, "MATCH (a:Person)-[:KNOWS]-(b:Person)-[:KNOWS]-(c:Person) WITH a, count(*) AS n RETURN max(n)"),
                      Catch::Contains("memory_limit_bytes"));
}
