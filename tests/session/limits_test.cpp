// Limits, cancelling, procedures of the program, PROFILE and the plan cache.
#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include <wafer/wafer.hpp>

#include "tests/support/catch.hpp"

namespace {

using namespace std::chrono_literals;

std::string refusal(auto&& action) {
    try {
        action();
    } catch (wafer::error const& wrong) {
        return std::string(to_string(wrong.code())) + " " + wrong.detail();
    }
    return "none";
}

/// What running a query to its end under these options leads to.
std::string outcome(wafer::options const& options, std::string const& query) {
    wafer::database database(options);
    auto connection = database.connect();
    return refusal([&] {
        auto result = connection.run(query);
        while (result.next()) {}
    });
}

/// All of these end like this, each in a database of its own.
void check_outcomes(wafer::options const& options, std::string const& expected, std::initializer_list<char const*> queries) {
    for (auto const* query : queries) {
        CAPTURE(query);
        CHECK(outcome(options, query) == expected);
    }
}

/// Queries that run for very long, each kept busy by another operator.
constexpr char const* endless[] = {
    "UNWIND range(1, 1000000000000) AS x WITH x WHERE x < 0 RETURN x",
    "UNWIND range(1, 1000000000000) AS x RETURN count(*)",
    "UNWIND range(1, 1000000000000) AS x RETURN DISTINCT x % 10",
    "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y WITH x, y WHERE x = -y RETURN x",
    "MATCH (a), (b), (c), (d), (e), (f) WHERE a.i + b.i + c.i + d.i + e.i + f.i < 0 RETURN count(*)",
    "MATCH (a)-[*]-(b) RETURN count(*)",
    "RETURN reduce(s = 0, x IN range(1, 10000000) | s + x % 7)",
    "UNWIND range(1, 1000) AS i WITH size([x IN range(1, 1000000) WHERE x % 2 = i | x]) AS s RETURN sum(s)",
    "UNWIND range(1, 1000000000) AS x WITH x WHERE EXISTS { MATCH (n) WHERE n.i = -x } RETURN x",
    "UNWIND range(1, 1000000000000) AS x OPTIONAL MATCH (n:None) WITH n WHERE n IS NOT NULL RETURN n",
    "UNWIND range(1, 1000000000000) AS x MATCH (n:None) RETURN n",
};

/// Few rows with large values, which would keep one step busy for seconds to hours.
constexpr char const* huge[] = {
    "WITH range(1, 3000000) AS l UNWIND range(1, 100000) AS i RETURN DISTINCT l",
    "WITH range(1, 3000000) AS l UNWIND range(1, 100000) AS i RETURN l, count(*)",
    "WITH range(1, 3000000) AS l UNWIND range(1, 100000) AS i WITH l + [i] AS k WHERE k < l + [0] RETURN count(*)",
    "WITH range(1, 3000000) AS l UNWIND range(1, 100000) AS i CREATE ({p: l})",
    "WITH range(1, 3000000) AS l MATCH (n) UNWIND range(1, 1000) AS i SET n.p = l",
    "WITH range(1, 3000000) AS l UNWIND range(1, 100000) AS i RETURN sum(size(coll.sort(reverse(l))))",
    "WITH range(1, 3000000) AS l UNWIND range(1, 100000) AS i RETURN sum(size(coll.distinct(l[i..])))",
    "WITH reduce(s = 'x', k IN range(1, 24) | s + s) AS s UNWIND range(1, 1000000) AS i RETURN sum(size(toUpper(s)))",
    "WITH reduce(s = 'x', k IN range(1, 24) | s + s) AS s UNWIND range(1, 1000000) AS i WITH i WHERE s CONTAINS ('y' + i) RETURN i",
    "WITH reduce(s = 'x', k IN range(1, 24) | s + s) AS s UNWIND range(1, 1000000) AS i WITH i WHERE s CONTAINS (right(s, 4000000) + i) RETURN i",
    "WITH reduce(s = '̣́', k IN range(1, 24) | s + s) AS s RETURN size(normalize(s))",
    "WITH reduce(s = ' ', k IN range(1, 24) | s + s) AS s UNWIND range(1, 1000000) AS i WITH i WHERE trim(s) = toString(i) RETURN i",
    "WITH reduce(s = 'x', k IN range(1, 24) | s + s) AS s UNWIND range(1, 1000000) AS i WITH i, reverse(s) AS t RETURN count(DISTINCT t + i)",
    "WITH reduce(s = 'x,', k IN range(1, 22) | s + s) AS s UNWIND range(1, 1000) AS i WITH split(s, ',') AS l RETURN sum(size(l))",
};

constexpr char const* dense_graph = "UNWIND range(1, 40) AS i CREATE (:N {i: i}) WITH count(*) AS c MATCH (a:N), (b:N) WHERE a.i < b.i CREATE (a)-[:T]->(b)";

}  // namespace

TEST_CASE("a statement that takes longer than its time limit ends") {
    wafer::options options;
    options.time_limit_ms = 100ms;
    wafer::database database(options);
    auto connection = database.connect();
    connection.run(dense_graph);
    for (auto const* query : endless) {
        CAPTURE(query);
        CHECK(refusal([&] {
                  auto result = connection.run(query);
                  while (result.next()) {}
              }) == "limit TimeLimit");
    }
    for (auto const* query : huge) {
        CAPTURE(query);
        CHECK(refusal([&] {
                  auto result = connection.run(query);
                  while (result.next()) {}
              }) == "limit TimeLimit");
    }
    CHECK(refusal([&] { connection.run("RETURN 1"); }) == "none");
}

TEST_CASE("a running statement is cancelled from another thread, and the connection goes on") {
    wafer::database database;
    auto connection = database.connect();
    connection.run(dense_graph);
    for (auto const* query : endless) {
        CAPTURE(query);
        std::atomic<bool> ended{false};
        // Cancels until it is heard: the statement may not have begun.
        std::thread canceller([&] {
            std::this_thread::sleep_for(30ms);
            while (!ended) {
                connection.cancel();
                std::this_thread::yield();
            }
        });
        auto const found = refusal([&] {
            auto result = connection.run(query);
            while (result.next()) {}
        });
        ended = true;
        canceller.join();
        CHECK(found == "cancelled Cancelled");
    }
    CHECK(connection.run("RETURN 1").rows().size() == 1);
}

TEST_CASE("cancelling when no statement runs does nothing to the next one") {
    wafer::database database;
    auto connection = database.connect();
    connection.cancel();
    CHECK(connection.run("UNWIND range(1, 100000) AS i RETURN count(*)").rows().size() == 1);
    auto statement = connection.prepare("UNWIND range(1, 100000) AS i RETURN count(*)");
    connection.cancel();
    CHECK(statement.run().rows().size() == 1);
    connection.cancel();
    CHECK(refusal([&] { connection.run("CREATE (:A)"); }) == "none");
}

TEST_CASE("a statement runs until its last row is read, and can be cancelled until then") {
    wafer::database database;
    auto connection = database.connect();
    auto result = connection.run("UNWIND range(1, 1000000) AS i RETURN i");
    REQUIRE(result.next());
    connection.cancel();
    CHECK(refusal([&] {
              while (result.next()) {}
          }) == "cancelled Cancelled");
    CHECK_FALSE(result.next());
}

TEST_CASE("what waits for its turn to write is cancelled") {
    wafer::options options;
    options.writer_patience_ms = std::chrono::minutes(10);
    wafer::database database(options);
    auto writer = database.connect();
    writer.begin();
    auto connection = database.connect();
    std::vector<std::function<void()>> const waiting = {[&] { connection.run("CREATE (:A)"); }, [&] { connection.begin(); }};
    for (auto const& wait : waiting) {
        std::atomic<bool> ended{false};
        std::thread canceller([&] {
            while (!ended) {
                connection.cancel();
                std::this_thread::yield();
            }
        });
        auto const found = refusal(wait);
        ended = true;
        canceller.join();
        CHECK(found == "cancelled Cancelled");
    }
    writer.commit();
    CHECK(refusal([&] { connection.run("CREATE (:A)"); }) == "none");
}

TEST_CASE("a cancelled change leaves no trace") {
    wafer::options options;
    options.time_limit_ms = 50ms;
    wafer::database database(options);
    auto connection = database.connect();
    CHECK(refusal([&] { connection.run("UNWIND range(1, 100000000) AS i CREATE (:N {i: i})"); }) == "limit TimeLimit");
    CHECK(connection.run("MATCH (n) RETURN count(*)").rows()[0][0].as<std::int64_t>() == 0);
}

TEST_CASE("what a statement holds in memory is limited") {
    wafer::options options;
    options.memory_limit_bytes = std::size_t{4} << 20;
    check_outcomes(options, "limit MemoryLimit",
                   {"UNWIND range(1, 10000000) AS x RETURN collect(x)", "UNWIND range(1, 10000000) AS x RETURN x ORDER BY x % 1000",
          "UNWIND range(1, 10000000) AS x RETURN DISTINCT x", "UNWIND range(1, 10000000) AS x RETURN x % 5000000, count(*)",
          "UNWIND range(1, 10000000) AS x WITH 'some text ' + x AS s RETURN s, count(*)", "UNWIND range(1, 10000000) AS x RETURN count(DISTINCT x)",
          "UNWIND range(1, 10000000) AS x RETURN percentileDisc(x, 0.5)",
          "UNWIND range(1, 100000) AS x RETURN x ORDER BY x % 2, x % 3, x % 5, x % 7, x % 11"});
    CHECK(outcome(options, "UNWIND range(1, 100000) AS x RETURN x ORDER BY x % 2") == "none");
    CHECK(outcome(options, "UNWIND range(1, 100000) AS x RETURN x ORDER BY x DESC LIMIT 5") == "none");
    CHECK(outcome(options, "UNWIND range(1, 3000000) AS x RETURN sum(x)") == "none");
}

TEST_CASE("a value that grows stops at the memory limit, before it is made") {
    wafer::options options;
    options.memory_limit_bytes = std::size_t{4} << 20;
    check_outcomes(options, "limit MemoryLimit",
                   {"RETURN size(range(1, 1000000000))", "RETURN range(1, 1000000000000)",
          "RETURN size(reduce(s = 'abcdefgh', x IN range(1, 60) | s + s))", "RETURN size(reduce(s = 'abcdefgh', x IN range(1, 60) | s || s))",
          "RETURN size(reduce(s = [1, 2, 3, 4], x IN range(1, 60) | s + s))",
          "RETURN size(reduce(s = 'ab', x IN range(1, 60) | replace(s, 'a', s)))",
          "WITH reduce(s = 'ab', x IN range(1, 19) | s + s) AS s RETURN split(s, '')",
          "WITH reduce(s = 'ab', x IN range(1, 19) | s + s) AS s RETURN split(s, 'b')",
          "WITH reduce(s = 'ab', x IN range(1, 19) | s + s) AS s RETURN [x IN range(1, 100) | s + x]",
          "WITH reduce(s = 'ab', x IN range(1, 19) | s + s) AS s UNWIND range(1, 100) AS x RETURN s + x",
          "RETURN [x IN range(1, 200000) | toString(x)]", "RETURN [x IN range(1, 200000) | duration({days: x})]",
          "WITH range(1, 100000) AS a UNWIND a AS x RETURN [y IN a | x + y]", "RETURN COLLECT { UNWIND range(1, 100000000) AS x RETURN x }",
          "WITH range(1, 100000) AS a RETURN reverse(a) + tail(a) + a[1..] + coll.sort(a)",
          "WITH range(1, 100000) AS a RETURN coll.flatten([a, a, a, a])", "UNWIND range(1, 100) AS x WITH collect(range(1, 10000 + x)) AS l RETURN l"});
    CHECK(outcome(options, "UNWIND range(1, 1000) AS x RETURN size(range(1, 100000)) + x") == "none");
    CHECK(outcome(options, "RETURN size(reduce(s = '', x IN range(1, 3000) | s + 'a'))") == "none");
    CHECK(outcome(options, "UNWIND range(1, 1000000000000) AS x RETURN x LIMIT 3") == "none");
}

TEST_CASE("what a statement adds to the graph is limited") {
    wafer::options options;
    options.memory_limit_bytes = std::size_t{4} << 20;
    for (auto const* query :
         {"UNWIND range(1, 1000000000) AS i CREATE ()", "UNWIND range(1, 1000000000) AS i CREATE ()-[:R]->()",
          "UNWIND range(1, 1000000000) AS i CREATE ({x: i})", "FOREACH (i IN range(1, 200000) | CREATE ({x: 'some text of some length'}))",
          "UNWIND range(1, 1000000000) AS i MERGE ({x: reduce(s = 'ab', x IN range(1, 12) | s + s) + i})",
          "CREATE (n) WITH n UNWIND range(1, 1000000000) AS i SET n.x = 'some text ' + i",
          "UNWIND range(1, 1000000000) AS i CREATE (n) SET n:$(toString(i))", "UNWIND range(1, 1000000000) AS i CREATE ()-[:$(toString(i))]->()",
          "CREATE (n) WITH n UNWIND range(1, 1000000000) AS i WITH n, toString(i) AS k SET n[k] = 1"}) {
        CAPTURE(query);
        wafer::database database(options);
        auto connection = database.connect();
        CHECK(refusal([&] { connection.run(query); }) == "limit MemoryLimit");
        CHECK(connection.run("MATCH (n) RETURN count(*)").rows()[0][0].as<std::int64_t>() == 0);
    }
    CHECK(outcome(options, "UNWIND range(1, 10000) AS i CREATE ({x: i})-[:R]->()") == "none");
}

TEST_CASE("the arrays of a graph algorithm are limited") {
    wafer::options options;
    options.memory_limit_bytes = std::size_t{1} << 20;
    wafer::database database(options);
    auto connection = database.connect();
    connection.run("UNWIND range(1, 100000) AS i CREATE (:N)");
    for (auto const* query :
         {"CALL algo.pageRank() YIELD score RETURN count(*)", "CALL algo.connectedComponents() YIELD component RETURN count(*)",
          "CALL algo.stronglyConnectedComponents() YIELD component RETURN count(*)", "CALL algo.betweenness() YIELD score RETURN count(*)",
          "MATCH (n:N) WITH n LIMIT 1 CALL algo.bfs(n) YIELD depth RETURN count(*)",
          "MATCH (n:N) WITH n LIMIT 1 CALL algo.shortestPath(n, n) YIELD cost RETURN count(*)"}) {
        CAPTURE(query);
        CHECK(refusal([&] { connection.run(query).next(); }) == "limit MemoryLimit");
    }
}

TEST_CASE("the rows of a result are limited") {
    wafer::options options;
    options.row_limit = 100;
    CHECK(outcome(options, "UNWIND range(1, 100) AS x RETURN x") == "none");
    CHECK(outcome(options, "UNWIND range(1, 101) AS x RETURN x") == "limit RowLimit");
    CHECK(outcome(options, "UNWIND range(1, 100000) AS x RETURN sum(x)") == "none");
}

TEST_CASE("the size and depth of a statement are limited") {
    wafer::options options;
    options.query_size_bytes = 100;
    options.query_depth = 5;
    CHECK(outcome(options, "RETURN '" + std::string(100, 'a') + "'") == "limit QueryTooLarge");
    CHECK(outcome(options, "RETURN ((((((((1))))))))") == "limit NestingTooDeep");
    CHECK(outcome(options, "RETURN (1)") == "none");
    wafer::options unlimited;
    unlimited.query_size_bytes = 0;
    CHECK(outcome(unlimited, "RETURN '" + std::string(std::size_t{2} << 20, 'a') + "'") == "none");
    CHECK(outcome({}, "RETURN '" + std::string(std::size_t{2} << 20, 'a') + "'") == "limit QueryTooLarge");
}

TEST_CASE("a message about a limit names its option") {
    wafer::options options;
    options.row_limit = 1;
    wafer::database database(options);
    auto connection = database.connect();
    auto result = connection.run("UNWIND [1, 2] AS x RETURN x");
    REQUIRE(result.next());
    try {
        result.next();
        FAIL("expected an error");
    } catch (wafer::error const& wrong) {
        CHECK_THAT(wrong.what(), Catch::Contains("row_limit"));
    }
}

TEST_CASE("steps along paths have a limit of their own") {
    wafer::options options;
    options.path_expansions = 5000;
    wafer::database database(options);
    auto connection = database.connect();
    connection.run("UNWIND range(1, 12) AS i CREATE (:N {i: i})");
    connection.run("MATCH (a:N), (b:N) WHERE a <> b CREATE (a)-[:R]->(b)");
    CHECK(connection.run("MATCH ANY SHORTEST (a:N {i: 1})-->+(b) RETURN count(*) AS c").rows()[0][0].as<std::int64_t>() == 12);
    for (std::string const text : {"MATCH (a:N {i: 1})-->+(b) RETURN count(*) AS c", "MATCH (a:N {i: 1})-[*]->(b) RETURN count(*) AS c",
                                   "MATCH SHORTEST 100000 (a:N {i: 1})-->+(b {i: 2}) RETURN count(*) AS c"}) {
        CAPTURE(text);
        try {
            static_cast<void>(connection.run(text).rows());
            FAIL_CHECK("no error");
        } catch (wafer::error const& wrong) {
            CHECK(wrong.detail() == "PathLimit");
            CHECK_THAT(wrong.what(), Catch::Contains("path_expansions"));
        }
    }
}
