// Prepared statements, typed access and streaming.
#include <sys/resource.h>

#include <string>
#include <vector>

#include <wafer/wafer.hpp>

#include "tests/support/catch.hpp"

namespace {

using wafer::value;

std::string refusal(auto&& action) {
    try {
        action();
    } catch (wafer::error const& wrong) {
        return std::string(to_string(wrong.code())) + " " + wrong.detail();
    }
    return "none";
}

std::size_t peak_memory_bytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::size_t>(usage.ru_maxrss) * 1024;
}

}  // namespace

TEST_CASE("a prepared statement runs again with other parameters, and keeps those that stay") {
    wafer::database database;
    auto connection = database.connect();
    connection.run("UNWIND range(1, 10) AS i CREATE (:N {i: i, 名: 'n' + i})");
    auto statement = connection.prepare("MATCH (n:N) WHERE n.i > $low AND n.i <= $high RETURN n.名 AS name ORDER BY n.i");
    statement.bind("low", 2).bind("high", 4);
    CHECK(statement.run().rows().size() == 2);
    auto result = statement.bind("high", 6).run();
    std::vector<std::string> names;
    while (result.next()) names.emplace_back(result.get_string(0));
    CHECK(names == std::vector<std::string>{"n3", "n4", "n5", "n6"});
}

TEST_CASE("a prepared statement that changes data changes it each time") {
    wafer::database database;
    auto connection = database.connect();
    auto statement = connection.prepare("CREATE (:N {i: $i}) RETURN $i AS i");
    for (int i = 0; i < 5; ++i) {
        auto result = statement.bind("i", i).run();
        CHECK(result.counters().nodes_created == 1);
        REQUIRE(result.next());
        CHECK(result.get_int(0) == i);
    }
    CHECK(connection.run("MATCH (n:N) RETURN sum(n.i)").rows()[0][0].as<std::int64_t>() == 10);
}

TEST_CASE("a run of a prepared statement that is dropped half-way does not show in the next") {
    wafer::database database;
    auto connection = database.connect();
    auto statement = connection.prepare("UNWIND range(1, 10000) AS i WITH i ORDER BY i DESC RETURN i");
    for (int round = 0; round < 3; ++round) {
        auto result = statement.run();
        REQUIRE(result.next());
        CHECK(result.get_int(0) == 10000);
    }
    CHECK(statement.run().rows().size() == 10000);
}

TEST_CASE("a missing parameter is named") {
    wafer::database database;
    auto connection = database.connect();
    auto statement = connection.prepare("RETURN $first + $second");
    statement.bind("first", 1);
    try {
        statement.run();
        FAIL("expected an error");
    } catch (wafer::error const& wrong) {
        CHECK(wrong.code() == wafer::error_code::parameter_missing);
        CHECK_THAT(wrong.what(), Catch::Contains("$second"));
    }
    CHECK(statement.bind("second", 2).run().rows()[0][0].as<std::int64_t>() == 3);
}

TEST_CASE("nodes, relationships and paths are no parameters, also inside of lists") {
    wafer::database database;
    auto connection = database.connect();
    auto const node = connection.run("CREATE (n:N) RETURN n").rows()[0][0];
    CHECK(refusal([&] { connection.run("RETURN $n", {{"n", node}}); }) == "argument InvalidArgumentValue");
    CHECK(refusal([&] { connection.run("RETURN $n", {{"n", wafer::list{node}}}); }) == "argument InvalidArgumentValue");
}

TEST_CASE("columns are read as what they hold, and refused as anything else") {
    wafer::database database;
    auto connection = database.connect();
    auto result = connection.run("RETURN true AS b, 7 AS i, 1.5 AS d, '文' AS s, null AS n, [1, 'a'] AS l, {k: 2} AS m, date('2024-02-29') AS t");
    REQUIRE(result.next());
    CHECK(result.get_bool(0));
    CHECK(result.get_int(1) == 7);
    CHECK(result.get_double(1) == 7.0);
    CHECK(result.get_double(2) == 1.5);
    CHECK(result.get_string(3) == "文");
    CHECK(result.is_null(4));
    CHECK_FALSE(result.is_null(3));
    CHECK(result.get(5).as<wafer::list>()[1].as<std::string>() == "a");
    CHECK(result.get(6)["k"].as<std::int64_t>() == 2);
    CHECK(result.get(7).as<wafer::date>().days == 19782);
    CHECK(refusal([&] { (void)result.get_int(3); }) == "type InvalidArgumentType");
    CHECK(refusal([&] { (void)result.get_int(2); }) == "type InvalidArgumentType");
    CHECK(refusal([&] { (void)result.get_string(4); }) == "type InvalidArgumentType");
    CHECK(refusal([&] { (void)result.get_bool(1); }) == "type InvalidArgumentType");
    CHECK(refusal([&] { (void)result.get(8); }) == "argument NoSuchColumn");
    CHECK_FALSE(result.next());
    CHECK(refusal([&] { (void)result.get(0); }) == "argument NoSuchColumn");
    CHECK_FALSE(result.next());
}

TEST_CASE("nodes, relationships and paths are spelled out") {
    wafer::database database;
    auto connection = database.connect();
    auto const row = connection.run("CREATE p = (a:A:B {x: 1})-[r:T {y: 'z'}]->(b) RETURN a, r, p, b").rows().at(0);
    auto const& a = row[0].as<wafer::node>();
    auto const& r = row[1].as<wafer::relationship>();
    auto const& p = row[2].as<wafer::path>();
    CHECK(a.labels == std::vector<std::string>{"A", "B"});
    CHECK(row[0]["x"].as<std::int64_t>() == 1);
    CHECK(row[0]["none"].is_null());
    CHECK(r.type == "T");
    CHECK(r.start == a.id);
    CHECK(r.end == row[3].as<wafer::node>().id);
    REQUIRE(p.nodes.size() == 2);
    CHECK(p.nodes[0].id == a.id);
    CHECK(p.relationships.at(0).id == r.id);
}

TEST_CASE("strings of a result stay while it is read, after its graph has changed too") {
    wafer::database database;
    auto connection = database.connect();
    connection.run("UNWIND range(1, 5000) AS i CREATE (:N {s: 'some longer text number ' + i})");
    auto reader = database.connect();
    auto result = reader.run("MATCH (n:N) RETURN n.s");
    REQUIRE(result.next());
    connection.run("MATCH (n:N) SET n.s = 'x'");
    connection.run("MATCH (n:N) DELETE n");
    std::size_t rows = 1;
    for (; result.next(); ++rows) REQUIRE(result.get_string(0).starts_with("some longer text"));
    CHECK(rows == 5000);
}

TEST_CASE("the first rows of a thousand million come at once, and the others take no memory") {
    wafer::database database;
    auto connection = database.connect();
    connection.run("UNWIND range(1, 100) AS i CREATE (:N {i: i})");
    auto const before = peak_memory_bytes();
    auto const* const query = GENERATE("UNWIND range(1, 1000000000) AS x RETURN x", "UNWIND range(1, 1000000000) AS x WITH x WHERE x % 2 = 1 RETURN x, 'a' + x",
                                       "MATCH (a:N), (b:N), (c:N), (d:N), (e:N) RETURN a.i, e.i");
    auto result = connection.run(query);
    for (int i = 0; i < 10; ++i) REQUIRE(result.next());
    for (int i = 0; i < 200'000; ++i) REQUIRE(result.next());
    CHECK(peak_memory_bytes() - before < std::size_t{50} << 20);
}

TEST_CASE("a result ends when its connection runs another statement") {
    wafer::database database;
    auto connection = database.connect();
    auto result = connection.run("UNWIND range(1, 100000) AS x RETURN x");
    REQUIRE(result.next());
    connection.run("RETURN 1");
    CHECK(refusal([&] { while (result.next()) {} }) == "transaction ResultEnded");
}

TEST_CASE("what was changed is done when run returns, whether or not its rows are read") {
    wafer::database database;
    auto connection = database.connect();
    { auto unread = connection.run("UNWIND range(1, 3000) AS i CREATE (n:N {i: i}) RETURN n"); }
    auto result = connection.run("MATCH (n:N) RETURN count(*)");
    REQUIRE(result.next());
    CHECK(result.get_int(0) == 3000);
}

TEST_CASE("an empty result has columns, a statement without columns has none and no rows") {
    wafer::database database;
    auto connection = database.connect();
    auto empty = connection.run("MATCH (n:Nothing) RETURN n.a AS a, n");
    CHECK(empty.columns() == std::vector<std::string>{"a", "n"});
    CHECK_FALSE(empty.next());
    auto none = connection.run("CREATE (:N)");
    CHECK(none.columns().empty());
    CHECK_FALSE(none.next());
}

TEST_CASE("rows are counted while they are computed, also those that wait for an aggregation, a sort or a write") {
    wafer::database database;
    auto connection = database.connect();
    auto const counted = [&](std::string const& text) {
        auto rows = connection.run(text);
        rows.next();
        return connection.rows_computed();
    };
    CHECK(connection.rows_computed() == 0);
    CHECK(counted("UNWIND range(1, 10000) AS n RETURN sum(n) AS s") == 10'000);
    CHECK(counted("UNWIND range(1, 5000) AS n RETURN n ORDER BY n % 7") == 5'000);
    CHECK(counted("UNWIND range(1, 3000) AS n CREATE (:A {n: n})") == 3'000);
    CHECK(counted("RETURN 1") == 1);
    auto again = connection.prepare("MATCH (a:A) WHERE a.n > 0 RETURN count(a.n) AS n");
    for (int run = 0; run < 2; ++run) {
        auto rows = again.run();
        REQUIRE(rows.next());
        CHECK(connection.rows_computed() == 3'000);
    }
}
