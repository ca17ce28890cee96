// Estimates of large patterns against the rows there are. The walks are the same in every run, and so are these figures.
#include "engine/optimise/sample_rows.hpp"

#include <algorithm>
#include <string>

#include <wafer/wafer.hpp>

#include "tests/support/catch.hpp"

namespace {

/// 20 rings of 15 nodes that all know each other; every third node has 30 things, two have a rare label.
class rings {
public:
    rings() : connection_(database_.connect()) {
        connection_.run("UNWIND range(0, 299) AS i CREATE (:A {x: i, ten: i % 10})");
        connection_.run("MATCH (a:A), (b:A) WHERE a.x / 15 = b.x / 15 AND a.x <> b.x CREATE (a)-[:T {w: a.x % 2}]->(b)");
        connection_.run("MATCH (a:A) WHERE a.x % 3 = 0 UNWIND range(1, 30) AS i CREATE (a)-[:U]->(:B)");
        connection_.run("MATCH (a:A) WHERE a.x < 2 SET a:Rare");
    }
    double estimated(std::string const& pattern) {
        auto const explained = connection_.run("EXPLAIN " + pattern + " RETURN 1 AS one");
        return explained.plan()->estimated_rows;
    }
    double counted(std::string const& pattern) {
        auto result = connection_.run(pattern + " RETURN count(*) AS n");
        return result.next() ? static_cast<double>(result.get_int(0)) : -1;
    }
    /// How many times the one is the other.
    double error(std::string const& pattern) {
        double const estimate = estimated(pattern);
        double const rows = counted(pattern);
        return std::max(estimate / rows, rows / estimate);
    }

private:
    wafer::database database_;
    wafer::connection connection_;
};

}  // namespace

TEST_CASE("estimates of large patterns are near the rows there are") {
    rings graph;
    auto const pattern = GENERATE(
        "MATCH (a:A)-[:T]->(b:A)-[:T]->(c:A)", "MATCH (a:A)-[:T]->(b)-[:T]->(c)-[:T]->(a)", "MATCH (a:A)-[:T]-(b)-[:T]-(c) WHERE a <> c",
        "MATCH (a:A)-[:T]->(b)-[:T]->(c), (a)-[:T]->(c)", "MATCH (a:A)-[:T]->(b) MATCH (b)-[:T]->(c) MATCH (c)-[:T]->(a)",
        "MATCH (a:A)-[:T]->(b:A)-[:U]->(c:B)", "MATCH (c:B)<-[:U]-(a:A)-[:T]->(b:A)-[:T]->(d:A)", "MATCH (a:A)-[:T]->(b)-->(c)",
        "MATCH (a:A)-[t:T]->(b:A)-[:T]->(c:A) WHERE t.w = 1", "MATCH (a:A)-[:T]->(b:A)-[:T]->(c:A) WHERE a.ten = c.ten",
        "MATCH (a:A)-[:T]->(b:A)-[:T]->(c:A) WHERE a.ten < 3 OR c.ten >= 8", "MATCH (a:A)-[:T]->(b:A)-[:T]->(c:A) WHERE NOT a.ten > 2",
        "MATCH (a:A)-[:T]->(b:A)-[:T]->(c:!Rare&A)", "MATCH (a:A)-[:T]->(b:A)-[:T]->(c:A) WHERE c.x IS NOT NULL AND c IS NOT NULL",
        "MATCH (a:A)-[:T]->(b:A)-[:T]->(c:A) WHERE EXISTS { (c)-[:U]->() }", "MATCH (a:A)-[:T]->(b:A)-[:T]->(c:A) WHERE NOT (c)-[:U]->()");
    INFO(pattern);
    CHECK(graph.error(pattern) < 1.7);
}

TEST_CASE("estimates of OPTIONAL MATCH keep the rows without a match") {
    rings graph;
    auto const pattern = GENERATE("MATCH (a:A)-[:T]->(b)-[:T]->(c) OPTIONAL MATCH (c)-[:U]->(d:B)",
                                  "MATCH (a:A)-[:T]->(b)-[:T]->(c) OPTIONAL MATCH (c)-[:U]->(d:None)",
                                  "MATCH (a:A)-[:T]->(b)-[:T]->(c) OPTIONAL MATCH (c)-[:U]->(d:B) OPTIONAL MATCH (d)<-[:U]-(e)");
    INFO(pattern);
    CHECK(graph.error(pattern) < 1.7);
}

TEST_CASE("labels that few nodes have are walked from, and those that none has give no rows") {
    rings graph;
    CHECK(graph.error("MATCH (a:Rare), (b:A)-[:T]->(c:A)-[:T]->(d:A)") < 1.7);
    CHECK(graph.estimated("MATCH (a:None)-[:T]->(b:A)-[:T]->(c:A)") < 1);
    CHECK(graph.estimated("MATCH (a:A)-[:T]->(b:A)-[:T]->(c:None)") < 1);
}

TEST_CASE("equalities that no walk would meet count with their share") {
    rings graph;
    CHECK(graph.estimated("MATCH (a:A)-[:T]->(b:A)-[:T]->(c:A) WHERE c.x = 7") == Approx(196).epsilon(0.5));
    CHECK(graph.estimated("MATCH (a:A)-[:T]->(b:A)-[:T]->(c:A) WHERE c.x = $unknown") == Approx(196).epsilon(0.5));
}

TEST_CASE("what is above the operators that can be walked grows as they do") {
    rings graph;
    double const rows = graph.counted("MATCH (a:A)-[:T]->(b)-[:T]->(c)-[:T]->(a)");
    CHECK(graph.estimated("MATCH (a:A)-[:T]->(b)-[:T]->(c)-[:T]->(a) UNWIND [1, 2] AS i") == Approx(2 * rows).epsilon(0.4));
    CHECK(graph.estimated("MATCH (a:A)-[:T]->(b)-[:T]->(c)-[:T]->(a) WITH a, b LIMIT 5") == Approx(5));
}

TEST_CASE("the same statement is estimated alike each time") {
    rings graph;
    std::string const pattern = "MATCH (a:A)-[:T]->(b)-[:T]->(c)-[:T]->(a)";
    CHECK(graph.estimated(pattern) == graph.estimated(pattern + " "));
}
