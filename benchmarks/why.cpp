// What WHY costs: plain rows beside the same elements returned, merged rows beside a point query.
#include <cstdlib>
#include <string>

#include "benchmarks/measure.hpp"
#include "benchmarks/parts.hpp"
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

/// Every value, none of which is kept.
void read_each(connection& connection, std::string const& query) {
    auto result = connection.run(query);
    auto const columns = result.columns().size();
    std::size_t nulls = 0;
    std::size_t rows = 0;
    for (; result.next(); ++rows)
        for (std::size_t column = 0; column < columns; ++column) nulls += result.get(column).is_null();
    if (rows == 0 || nulls > 0) std::abort();
}

void read_all(connection& connection, std::string const& query) {
    if (connection.run(query).rows().empty()) std::abort();
}

}  // namespace

void why(report& out) {
    out.part("WHY");
    if (!out.wants("WHY")) return;
    wafer::options options;
    options.evidence_limit = 10;
    wafer::database database(options);
    auto connection = database.connect();
    connection.run("UNWIND range(1, 100) AS i CREATE (:S {id: 's' + toString(i), text: 'what source number ' + toString(i) + ' says'})");
    connection.run(
        "UNWIND range(1, 50000) AS i CREATE (:A {id: i, g: i % 1000, source: ['s' + toString(i % 100)]})"
        "-[:R {w: i, source: ['s' + toString(i % 100)]}]->(:B {id: i, source: ['s' + toString(i % 100)]})");
    std::string const pattern = "MATCH (a:A)-[r:R]->(b:B) ";
    auto const compare = [&](char const* name, char const* beside, auto const& ours, auto const& others) {
        auto const times = in_turns_ms(ours, others);
        out.add({name, "ms", times.ours, beside, times.beside});
    };
    compare("50,000 plain rows of WHY, stepped through", "the same elements returned",
            [&] { stepped_through(connection, "WHY " + pattern + "RETURN a.id"); },
            [&] { stepped_through(connection, pattern + "RETURN a.id, a, r, b"); });
    compare("… and read row by row", "the same elements read", [&] { read_each(connection, "WHY " + pattern + "RETURN a.id"); },
            [&] { read_each(connection, pattern + "RETURN a.id, a, r, b"); });
    compare("… and read and kept", "the same elements kept", [&] { read_all(connection, "WHY " + pattern + "RETURN a.id"); },
            [&] { read_all(connection, pattern + "RETURN a.id, a, r, b"); });
    compare("ten witnesses of one group", "its rows by a point query",
            [&] { read_all(connection, "WHY MATCH (a:A {g: 7})-[r:R]->(b) RETURN a.g, count(*)"); },
            [&] { read_all(connection, "MATCH (a:A {g: 7})-[r:R]->(b) RETURN a, r, b LIMIT 10"); });
    compare("count(*) under WHY", "count(*)", [&] { read_all(connection, "WHY " + pattern + "RETURN count(*)"); },
            [&] { read_all(connection, pattern + "RETURN count(*)"); });
}

}  // namespace wafer::bench
