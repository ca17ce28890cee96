// Statements that would take more time or memory than there is, each kept busy in another way: all end, and say which limit they met.
#include <chrono>
#include <string>

#include <wafer/wafer.hpp>

#include "tests/support/catch.hpp"

namespace {

using namespace std::chrono_literals;

struct runaway {
    std::string query;
    std::string detail;
    std::string named;  // The option, or what is fixed.
};

constexpr char const* dense_graph = "UNWIND range(1, 40) AS i CREATE (:N {i: i}) WITH count(*) AS c MATCH (a:N), (b:N) WHERE a.i < b.i CREATE (a)-[:T]->(b)";

/// Detail and message of the limit that ends the statement.
std::pair<std::string, std::string> ended_by(std::string const& query, wafer::options options) {
    wafer::database database(options);
    auto connection = database.connect();
    connection.run(dense_graph);
    try {
        auto result = connection.run(query);
        while (result.next()) {}
    } catch (wafer::error const& wrong) {
        CHECK(wrong.code() == wafer::error_code::limit);
        return {wrong.detail(), wrong.what()};
    }
    return {"none", ""};
}

void check(std::vector<runaway> const& all, wafer::options const& options) {
    for (auto const& each : all) {
        CAPTURE(each.query);
        auto const [detail, message] = ended_by(each.query, options);
        CAPTURE(message);
        CHECK(detail == each.detail);
        CHECK(message.find(each.named) != std::string::npos);
    }
}

}  // namespace

TEST_CASE("what would run for years ends at the time limit, which its error names") {
    wafer::options options;
    options.time_limit_ms = 60ms;
    std::vector<runaway> all;
    for (auto const* query : {
             "MATCH (a), (b), (c), (d), (e), (f), (g) WHERE a.i + b.i + c.i + d.i + e.i + f.i + g.i < 0 RETURN count(*)",
             "MATCH (a)-[*]-(b) RETURN count(*)",
             "MATCH (a)-[r*1..30]->(b) RETURN count(DISTINCT r)",
             "MATCH (a)-[*]-(a) WITH count(*) AS c RETURN c",
             "RETURN COUNT { MATCH (a), (b), (c), (d), (e), (f) }",
             "MATCH (a) WHERE EXISTS { MATCH (a)-[*]->(b) WHERE b.i = -1 } RETURN a",
             "RETURN [(a)-[*]->(b) WHERE a.i + b.i < 0 | b.i] AS l",
             "UNWIND range(1, 1000000000) AS x WITH x SKIP 999999999 RETURN x",
             "UNWIND range(1, 1000000000) AS x RETURN max(x), min(x), avg(x)",
             "UNWIND range(1, 1000000000) AS x MERGE (:Z {x: x})",
             "UNWIND range(1, 1000000000) AS x CALL (x) { MATCH (a)-[*3]-(b) RETURN count(*) AS c } RETURN sum(c)",
             "FOREACH (x IN range(1, 100000000) | CREATE (:Z))",
             "CALL algo.betweenness() YIELD node UNWIND range(1, 1000000000) AS x RETURN sum(x)",
             "UNWIND range(1, 1000000) AS x WITH collect(toString(x)) AS l RETURN reduce(s = '', y IN l | s + y)",
             "MATCH (a)-[r*]-(b) FOREACH (x IN r | DELETE x)",
             "UNWIND range(1, 1000000000) AS x RETURN count(x =~ '(a+)+b')",
         })
        all.push_back({query, "TimeLimit", "`time_limit_ms`"});
    check(all, options);
}

TEST_CASE("what would fill the machine ends at the memory limit, which its error names") {
    wafer::options options;
    options.memory_limit_bytes = std::size_t{32} << 20;
    std::vector<runaway> all;
    for (auto const* query : {
             "UNWIND range(1, 100000000) AS x RETURN collect(x)",
             "UNWIND range(1, 100000000) AS x RETURN x UNION UNWIND range(1, 100000000) AS x RETURN -x AS x",
             "MATCH (a), (b), (c), (d), (e) RETURN a.i + b.i AS s ORDER BY s",
             "MATCH (a:N {i: 1})-[r*]->(b:N {i: 40}) RETURN collect(r)",
             "MATCH (n) SET n.big = range(1, 90000000)",
             "UNWIND range(1, 2000) AS x RETURN size(range(1, 1000000 + x))",
             "RETURN size(reduce(s = 'ab', x IN range(1, 60) | s + s))",
             "RETURN size(reduce(s = [1], x IN range(1, 60) | s + s))",
             "UNWIND range(1, 3000) AS x RETURN [y IN range(1, 100000 + x) | y] AS l",
             "WITH reduce(s = 'a', x IN range(1, 22) | s + s) AS t RETURN size(replace(t, 'a', t))",
         })
        all.push_back({query, "MemoryLimit", "`memory_limit_bytes`"});
    check(all, options);
}

TEST_CASE("a result with more rows than it may have ends at the row limit, which its error names") {
    wafer::options options;
    options.row_limit = 1000;
    check({{"MATCH (a), (b), (c) RETURN a, b, c", "RowLimit", "`row_limit`"},
           {"UNWIND range(1, 1000000000000) AS x RETURN x", "RowLimit", "`row_limit`"},
           {"MATCH p = (a)-[*]-(b) RETURN p", "RowLimit", "`row_limit`"}},
          options);
}
