// Warnings: what is told of, where it points and what it proposes; and what is not told of.
#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "wafer/wafer.hpp"

namespace {

/// `Code: the part of the text that it points to`, for each warning.
std::vector<std::string> told_of(wafer::connection& connection, std::string const& text, wafer::parameters const& parameters = {}) {
    std::vector<std::string> told;
    auto const result = connection.run(text, parameters);
    for (auto const& each : result.warnings())
        told.push_back(each.code + ": " + text.substr(each.range.begin, each.range.end - each.range.begin));
    return told;
}

using warnings = std::vector<std::string>;

/// Companies that develop chips and are based in places, and one place that is like all others.
class companies {
public:
    companies() {
        connection.run("CREATE (us:Place {name: 'US'}), (cn:Place {name: 'CN'}) "
                       "FOREACH (i IN range(1, 10) | CREATE (:Company {name: 'c' + i, size: i % 2})-[:DEVELOPS]->(:Chip {name: 'x' + i})) "
                       "WITH us MATCH (c:Company) CREATE (c)-[:BASED_IN]->(us)");
    }
    warnings of(std::string const& text) { return told_of(connection, text); }

    wafer::database database;
    wafer::connection connection = database.connect();
};

}  // namespace

TEST_CASE("labels, types and keys that the graph does not know are warned of with the nearest it knows") {
    wafer::database database;
    auto connection = database.connect();
    connection.run("CREATE (:Company {name: 'a'})-[:INVESTED_IN {amount: 1}]->(:Company {name: 'b'})");
    auto const* const query = "MATCH (c:Compny {nme: 'a'})-[r:INVESTD_IN]->() RETURN c";
    auto const result = connection.run(query);
    auto const& warnings = result.warnings();
    std::vector<std::string> told;
    for (auto const& each : warnings) {
        REQUIRE(each.suggestions.size() >= 1);
        told.push_back(each.code + " " + std::string(query).substr(each.range.begin, each.range.end - each.range.begin) + " " + each.suggestions[0]);
        CHECK_THAT(each.message, Catch::Contains(each.suggestions[0]));
    }
    std::sort(told.begin(), told.end());
    CHECK(told == std::vector<std::string>{"UnknownLabel Compny Company", "UnknownProperty nme name", "UnknownRelationshipType INVESTD_IN INVESTED_IN"});
    CHECK(connection.run("MATCH (c:Company)-[:INVESTED_IN]->(d) RETURN c.name").warnings().empty());
    CHECK(connection.run("CREATE (:Fresh {key: 1})").warnings().empty());
    CHECK(connection.run("MATCH (f:Fresh) RETURN f.key").warnings().empty());
}

TEST_CASE("a name that is unknown in a label, a property or a type stays a warning in Chinese as well") {
    wafer::database database;
    auto connection = database.connect();
    connection.run("CREATE (:芯片公司 {名称: '英伟达'})");
    auto const result = connection.run("MATCH (c:芯片工司) RETURN c");
    REQUIRE(result.warnings().size() == 1);
    CHECK(result.warnings()[0].code == "UnknownLabel");
    CHECK(result.warnings()[0].suggestions == std::vector<std::string>{"芯片公司"});
}

TEST_CASE("parts of a pattern that nothing connects are warned of") {
    companies graph;
    CHECK(graph.of("MATCH (a:Company), (b:Chip) RETURN count(*)") == warnings{"CartesianProduct: (b:Chip)"});
    CHECK(graph.of("MATCH (a:Company)-->(x), (b:Chip)<--(y) RETURN count(*)") == warnings{"CartesianProduct: (b:Chip)<--(y)"});
    CHECK(graph.of("MATCH (a:Company), (b:Company) WHERE a <> b RETURN count(*)") == warnings{"CartesianProduct: (b:Company)"});
    CHECK(graph.of("MATCH (a:Company {size: 1}), (b:Company {size: 0}) RETURN count(*)") ==
          warnings{"CartesianProduct: (b:Company {size: 0})"});
    CHECK(graph.of("MATCH (p:Place) WHERE EXISTS { MATCH (a:Company), (b:Chip) } RETURN count(*)") ==
          warnings{"CartesianProduct: (b:Chip)"});
    CHECK(graph.of("MATCH (a:Company), (b:Chip), (c:Place) RETURN count(*)") == warnings{"CartesianProduct: (b:Chip)"});
}

TEST_CASE("parts of a pattern that something connects, or that are a row each, are not warned of") {
    companies graph;
    for (std::string const text : {
             "MATCH (a:Company)-->(x), (a)-[:BASED_IN]->(p) RETURN count(*)",
             "MATCH (a:Company), (b:Chip) WHERE a.name = b.name RETURN count(*)",
             "MATCH (a:Company), (b:Company) WHERE a.name < b.name RETURN count(*)",
             "MATCH (a:Company), (b:Chip) WHERE (a)-->(b) RETURN count(*)",
             "MATCH (a:Company {name: 'c1'}), (b:Company {name: 'c2'}) RETURN count(*)",
             "MATCH (a:Company {name: 'c1'}), (b:Company) RETURN count(*)",
             "MATCH (a), (b) WHERE id(a) = 1 AND id(b) = 2 RETURN count(*)",
             "MATCH (a:Company), (b:Chip) WHERE a.name IN ['c1'] RETURN count(*)",
             "MATCH (a:Company), (p:Place) WITH a, p LIMIT 1 MATCH (a)-->(x), (p)<--(y) RETURN count(*)",
             "MATCH (a:Company {name: 'c1'}), (b:Company {name: 'c2'}), p = shortestPath((a)-[*]-(b)) RETURN p",
             "MATCH (a:Company) MATCH (b:Chip) RETURN count(*)",
         }) {
        CAPTURE(text);
        CHECK(graph.of(text).size() == (text.starts_with("MATCH (a:Company), (p:Place)") ? 1 : 0));
    }
}

TEST_CASE("a direction that no data has while the reverse has is warned of") {
    companies graph;
    CHECK(graph.of("MATCH (c:Company)<-[d:DEVELOPS]-(x:Chip) RETURN c, d, x") == warnings{"ReversedDirection: <-[d:DEVELOPS]-"});
    CHECK(graph.of("MATCH (c:Company)<-[:BASED_IN]-(x) RETURN c, x") == warnings{"ReversedDirection: <-[:BASED_IN]-"});
    CHECK(graph.of("MATCH (p:Place)-->(c:Company) RETURN p, c") == warnings{"ReversedDirection: -->"});
    CHECK(graph.of("MATCH (p:Place)-[:BASED_IN*1..3]->(c) RETURN p, c") == warnings{"ReversedDirection: -[:BASED_IN*1..3]->"});
    CHECK(graph.of("MATCH (c:Company) WHERE NOT EXISTS { (c)<-[:DEVELOPS]-() } RETURN count(*)") ==
          warnings{"ReversedDirection: <-[:DEVELOPS]-"});
    CHECK(graph.of("MATCH (c:Company)<-[:DEVELOPS]-{1,2}(x) RETURN c, x") == warnings{"ReversedDirection: <-[:DEVELOPS]-{1,2}"});
    CHECK(graph.of("MATCH (a) ((c:Company)<-[:DEVELOPS]-(x))+ (b) RETURN a") == warnings{"ReversedDirection: <-[:DEVELOPS]-"});
    CHECK(graph.of("MATCH (p:Place) ((x)--(y)-[:BASED_IN]->(c:Company)){2} () RETURN p") == warnings{"ReversedDirection: -[:BASED_IN]->"});
    CHECK(graph.of("MATCH ANY SHORTEST (x)-->*(c:Company)<-[:DEVELOPS]-(y) RETURN x") == warnings{"ReversedDirection: <-[:DEVELOPS]-"});
    CHECK(graph.of("MATCH (c:Company) MATCH (c)<-[:DEVELOPS]-(x) RETURN x") == warnings{"ReversedDirection: <-[:DEVELOPS]-"});
    auto const result = graph.connection.run("MATCH (c:Company)<-[:DEVELOPS]-(x) RETURN c, x");
    REQUIRE(result.warnings().size() == 1);
    CHECK(result.warnings()[0].suggestions == warnings{"-[:DEVELOPS]->"});
    CHECK(result.warnings()[0].picture ==
          "line 1, column 18\n  MATCH (c:Company)<-[:DEVELOPS]-(x) RETURN c, x\n                   ^^^^^^^^^^^^^^");
}

TEST_CASE("a direction is not warned of where data has it, or has neither") {
    companies graph;
    for (std::string const text : {
             "MATCH (c:Company)-[:DEVELOPS]->(x:Chip) RETURN c, x",
             "MATCH (c:Company)-[:DEVELOPS]-(x) RETURN c, x",
             "MATCH (c:Place)-[:DEVELOPS]->(x:Place) RETURN c, x",
             "MATCH (a)<-[:DEVELOPS]-(b) RETURN a, b",
             "MATCH (p:Place)-[:BASED_IN*0..3]->(c) RETURN p, c",
             "MATCH (p:Company|Place)<-[:DEVELOPS]-(x) RETURN p, x",
             "MATCH (p:Place)-[:BASED_IN]->*(c) RETURN p, c",
             "MATCH (c:Company) ((a)-->(b)--(d))+ (x:Chip) RETURN c, x",
             "MATCH (c:Company) MERGE (c)<-[:DEVELOPS]-(x:Place {name: 'US'}) RETURN count(*)",
         }) {
        CAPTURE(text);
        CHECK(graph.of(text).empty());
    }
}

TEST_CASE("a comparison with null is warned of, on an empty graph too") {
    wafer::database database;
    auto connection = database.connect();
    CHECK(told_of(connection, "MATCH (n) WHERE n.x = null RETURN n") == warnings{"NullComparison: n.x = null"});
    CHECK(told_of(connection, "MATCH (n) WHERE null <> n.x RETURN n") == warnings{"NullComparison: null <> n.x"});
    CHECK(told_of(connection, "OPTIONAL MATCH (n) WITH n WHERE n < null RETURN n") == warnings{"NullComparison: n < null"});
    CHECK(told_of(connection, "MATCH (n {x: null}) RETURN n") == warnings{"NullComparison: x: null"});
    CHECK(told_of(connection, "WITH 1 AS x RETURN CASE x WHEN null THEN 1 ELSE 2 END AS y").size() == 1);
    CHECK(told_of(connection, "UNWIND [1] AS x WITH x ORDER BY x = null WHERE x = null RETURN x").size() == 2);
    CHECK(told_of(connection, "RETURN null = null AS x, 1 IS NULL AS y, coalesce(null, 1) = 1 AS z").empty());
    CHECK(told_of(connection, "RETURN $p = 1 AS x", {{"p", wafer::value()}}).empty());
    auto const result = connection.run("WITH 1 AS x RETURN x <> null AS y");
    REQUIRE(result.warnings().size() == 1);
    CHECK(result.warnings()[0].suggestions == warnings{"IS NOT NULL"});
}

TEST_CASE("an OPTIONAL MATCH of which nothing is used is warned of") {
    companies graph;
    CHECK(graph.of("MATCH (c:Company) OPTIONAL MATCH (c)-[:DEVELOPS]->(x) RETURN c") ==
          warnings{"UnusedOptionalMatch: OPTIONAL MATCH (c)-[:DEVELOPS]->(x)"});
    CHECK(graph.of("MATCH (c:Company) OPTIONAL MATCH (c)-[:DEVELOPS]->(x) WHERE x.name = 'x1' RETURN count(*)").size() == 1);
    for (std::string const text : {
             "MATCH (c:Company) OPTIONAL MATCH (c)-[d:DEVELOPS]->(x) RETURN c, d",
             "MATCH (c:Company) OPTIONAL MATCH (c)-[:DEVELOPS]->(x) RETURN *",
             "MATCH (c:Company) OPTIONAL MATCH (c)-[:DEVELOPS]->(x) OPTIONAL MATCH (x)<-[r]-() RETURN c, r",
             "MATCH (c:Company) OPTIONAL MATCH p = (c)-[:DEVELOPS]->(x) RETURN c, length(p)",
             "MATCH (c:Company) OPTIONAL MATCH (c)-[:DEVELOPS]->() RETURN c",
             "MATCH (c:Company) OPTIONAL MATCH (c)-[:DEVELOPS]->(x) CALL (x) { RETURN x.name AS n } RETURN n",
             "MATCH (c:Company) OPTIONAL MATCH (c)-[:DEVELOPS]->(x) RETURN count(x)",
             "MATCH (c:Company) OPTIONAL MATCH (c)-[:DEVELOPS]->(x) SET x.seen = true",
             "MATCH (c:Company {name: 'c1'}) OPTIONAL MATCH (c)-[:DEVELOPS]->(x) CREATE (c)-[:SEEN]->(x)",
             "MATCH (c:Company) OPTIONAL MATCH (c)-[:DEVELOPS]->(x) DETACH DELETE x",
         }) {
        CAPTURE(text);
        CHECK(graph.of(text).empty());
    }
}

TEST_CASE("the warnings of a statement are those of the graph that it ran on, in the order of the text") {
    companies graph;
    CHECK(graph.of("MATCH (a:Compny), (b:Chip), (c:Company) WHERE c.size = null RETURN a") ==
          warnings{"UnknownLabel: Compny", "CartesianProduct: (b:Chip)", "NullComparison: c.size = null"});
    auto const result = graph.connection.run("MATCH (a:Later) RETURN a");
    auto other = graph.database.connect();
    other.run("CREATE (:Later)");
    CHECK(result.warnings().size() == 1);
    CHECK(told_of(other, "MATCH (a:Later) RETURN a").empty());
    other.begin();
    auto const within = other.run("MATCH (a:Never) RETURN a");
    other.run("CREATE (:Never)");
    CHECK(within.warnings().size() == 1);
    other.roll_back();
}
