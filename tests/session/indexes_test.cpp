// What connections see of indexes and constraints: plans that follow them, transactions that undo them.
#include <string>

#include <wafer/wafer.hpp>

#include "tests/support/catch.hpp"

namespace {

bool uses_index(wafer::plan_description const& plan) {
    if (plan.name.find("Index") != std::string::npos) return true;
    for (auto const& input : plan.inputs)
        if (uses_index(input)) return true;
    return false;
}

bool uses_index(wafer::connection& connection, std::string const& query) {
    auto const result = connection.run("EXPLAIN " + query);
    return uses_index(*result.plan());
}

std::int64_t number(wafer::result result) {
    REQUIRE(result.next());
    return result.get_int(0);
}

std::string detail_of(wafer::connection& connection, std::string const& text) {
    try {
        static_cast<void>(connection.run(text).rows());
        return "";
    } catch (wafer::error const& wrong) {
        return wrong.detail();
    }
}

std::string const lookup = "MATCH (n:N {x: 7}) RETURN n.x AS x";

}  // namespace

TEST_CASE("a plan follows the indexes that there are") {
    wafer::database database;
    auto connection = database.connect();
    connection.run("UNWIND range(1, 100) AS i CREATE (:N {x: i})");
    CHECK_FALSE(uses_index(connection, lookup));
    connection.run("CREATE INDEX i FOR (n:N) ON (n.x)");
    CHECK(uses_index(connection, lookup));
    connection.run("DROP INDEX i");
    CHECK_FALSE(uses_index(connection, lookup));
    connection.run("CREATE CONSTRAINT c FOR (n:N) REQUIRE n.x IS UNIQUE");
    CHECK(uses_index(connection, lookup));
    connection.run("DROP CONSTRAINT c");
    CHECK_FALSE(uses_index(connection, lookup));
}

TEST_CASE("a prepared statement goes on when an index comes and goes") {
    wafer::database database;
    auto connection = database.connect();
    auto other = database.connect();
    connection.run("UNWIND range(1, 100) AS i CREATE (:N {x: i})");
    auto statement = connection.prepare("MATCH (n:N {x: $x}) RETURN n.x AS x");
    statement.bind("x", wafer::value(std::int64_t{7}));
    for (auto const* change : {"CREATE INDEX i FOR (n:N) ON (n.x)", "DROP INDEX i", "CREATE INDEX i FOR (n:N) ON (n.x)"}) {
        CHECK(number(statement.run()) == 7);
        other.run(change);
        CHECK(number(statement.run()) == 7);
    }
    other.run("MATCH (n:N {x: 7}) SET n.x = 107");
    auto gone = statement.run();
    CHECK_FALSE(gone.next());
    CHECK(number(statement.bind("x", wafer::value(std::int64_t{107})).run()) == 107);
}

TEST_CASE("an index made in a transaction is its own until the commit") {
    wafer::database database;
    auto writer = database.connect();
    auto reader = database.connect();
    writer.run("UNWIND range(1, 100) AS i CREATE (:N {x: i})");
    writer.begin();
    writer.run("CREATE INDEX i FOR (n:N) ON (n.x)");
    writer.run("CREATE (:N {x: 1000})");
    CHECK(uses_index(writer, lookup));
    CHECK(number(writer.run("MATCH (n:N {x: 1000}) RETURN count(n)")) == 1);
    CHECK_FALSE(uses_index(reader, lookup));
    CHECK(number(reader.run("MATCH (n:N) WHERE n.x = 1000 RETURN count(n)")) == 0);
    SECTION("committed, it is everybody's") {
        writer.commit();
        CHECK(uses_index(reader, lookup));
        CHECK(number(reader.run("MATCH (n:N) WHERE n.x = 1000 RETURN count(n)")) == 1);
    }
    SECTION("rolled back, it never was") {
        writer.roll_back();
        CHECK_FALSE(uses_index(writer, lookup));
        CHECK(number(writer.run("MATCH (n:N {x: 1000}) RETURN count(n)")) == 0);
    }
}

TEST_CASE("a statement that breaks a constraint leaves its transaction as it was") {
    wafer::database database;
    auto connection = database.connect();
    connection.run("CREATE CONSTRAINT FOR (n:N) REQUIRE n.x IS UNIQUE");
    connection.begin();
    connection.run("CREATE (:N {x: 1})");
    CHECK(detail_of(connection, "CREATE (:N {x: 2}), (:N {x: 1})") == "ConstraintValidationFailed");
    connection.run("CREATE (:N {x: 3})");
    connection.commit();
    CHECK(number(connection.run("MATCH (n:N) WHERE n.x >= 1 RETURN sum(n.x)")) == 4);
    CHECK(number(connection.run("MATCH (n:N) RETURN count(n)")) == 2);
}

TEST_CASE("a result being read keeps the index it began with") {
    wafer::options options;
    options.batch_rows = 2;
    wafer::database database(options);
    auto reader = database.connect();
    auto writer = database.connect();
    reader.run("CREATE INDEX i FOR (n:N) ON (n.x)");
    reader.run("UNWIND range(1, 50) AS i CREATE (:N {x: i})");
    auto rows = reader.run("MATCH (n:N) WHERE n.x > 30 RETURN n.x AS x");
    std::int64_t expected = 31;
    for (; expected <= 35; ++expected) {
        REQUIRE(rows.next());
        CHECK(rows.get_int(0) == expected);
    }
    writer.run("MATCH (n:N) WHERE n.x > 35 DELETE n");
    writer.run("DROP INDEX i");
    for (; expected <= 50; ++expected) {
        REQUIRE(rows.next());
        CHECK(rows.get_int(0) == expected);
    }
    CHECK_FALSE(rows.next());
}
