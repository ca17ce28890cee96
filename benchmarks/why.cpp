// What WHY costs: plain rows beside the same elements returned, merged rows beside a point query.
#include <cstdlib>
#include <string>

#include "benchmarks/measure.hpp"
#include "wafer/wafer.hpp"

namespace wafer::bench {

namespace {

std::size_t stepped_through(connection& connection, std::string const& query) {
    auto result = connection.run(query);
    std::size_t rows = 0;
    while (result.next()) ++rows;
    if (rows == 0) std::abort();
    return rows;
}

void read_all(connection& connection, std::string const& query) {
    if (connection.run(query).rows().empty()) std::abort();
}

}  // namespace

void why() {
    wafer::options options;
    options.evidence_limit = 10;
    wafer::database database(options);
    auto connection = database.connect();
    connection.run("UNWIND range(1, 100) AS i CREATE (:S {id: 's' + toString(i), text: 'what source number ' + toString(i) + ' says'})");
    connection.run(
        "UNWIND range(1, 50000) AS i CREATE (:A {id: i, g: i % 1000, source: ['s' + toString(i % 100)]})"
        "-[:R {w: i, source: ['s' + toString(i % 100)]}]->(:B {id: i, source: ['s' + toString(i % 100)]})");
    std::string const pattern = "MATCH (a:A)-[r:R]->(b:B) ";
    row("50,000 plain rows of WHY, stepped through", median_ms([&] { stepped_through(connection, "WHY " + pattern + "RETURN a.id"); }),
        "the same elements returned", median_ms([&] { stepped_through(connection, pattern + "RETURN a.id, a, r, b"); }), "");
    row("… and read", median_ms([&] { read_all(connection, "WHY " + pattern + "RETURN a.id"); }), "the same elements read",
        median_ms([&] { read_all(connection, pattern + "RETURN a.id, a, r, b"); }), "");
    row("ten witnesses of one group", median_ms([&] { read_all(connection, "WHY MATCH (a:A {g: 7})-[r:R]->(b) RETURN a.g, count(*)"); }),
        "its rows by a point query", median_ms([&] { read_all(connection, "MATCH (a:A {g: 7})-[r:R]->(b) RETURN a, r, b LIMIT 10"); }), "");
    row("count(*) under WHY", median_ms([&] { read_all(connection, "WHY " + pattern + "RETURN count(*)"); }), "count(*)",
        median_ms([&] { read_all(connection, pattern + "RETURN count(*)"); }), "");
}

}  // namespace wafer::bench
