// Changes: transactions of one relationship, a million nodes in one statement, and one more neighbour for a node that has a million.
#include <cstdint>
#include <string>
#include <vector>

#include "benchmarks/measure.hpp"
#include "benchmarks/parts.hpp"
#include "benchmarks/subject.hpp"

namespace wafer::bench {

namespace {

std::int64_t first_number(wafer::connection& connection, std::string const& text) {
    auto result = connection.run(text);
    return result.next() ? result.get_int(0) : -1;
}

/// On the subject's own graph, which has friendships more thereafter.
void one_by_one(report& out, subject& on) {
    constexpr int transactions = 2000;
    auto const& ids = on.arrays.person_ids;
    auto const id = [&](int at) { return static_cast<std::int64_t>(ids[static_cast<std::size_t>(at) % ids.size()]); };
    auto const before = on.single_count("MATCH (:Person)-[k:KNOWS]->(:Person) RETURN count(k)");
    auto statement = on.connection.prepare("MATCH (a:Person {id: $a}), (b:Person {id: $b}) CREATE (a)-[:KNOWS]->(b)");
    std::vector<double> times;
    for (int i = 0; i < transactions; ++i)
        times.push_back(1e3 * ms_of([&] { statement.bind("a", id(i * 31 + 7)).bind("b", id(i * 53 + 2903)).run(); }));
    double const cpu = cpu_ms_of([&] {
        for (int i = 0; i < transactions; ++i) statement.bind("a", id(i * 37 + 7)).bind("b", id(i * 59 + 2903)).run();
    });
    bool const right = on.single_count("MATCH (:Person)-[k:KNOWS]->(:Person) RETURN count(k)") == before + 2 * transactions;
    out.add({"transaction of one relationship, CPU", "us", cpu * 1e3 / transactions, "", 0, promise{0, 100}, right, "mean of 2,000"});
    out.add({"… its whole time", "us", median(std::move(times)), "", 0, {}, right, "p50"});
}

void a_million_nodes(report& out) {
    bool right = true;
    double const time = median_ms(
        [&] {
            wafer::database database;
            auto connection = database.connect();
            connection.run("UNWIND range(1, 1000000) AS i CREATE (:N {i: i})-[:R]->(:M {i: i})");
            right = right && first_number(connection, "MATCH (:N)-[r:R]->(:M) RETURN count(r)") == 1'000'000;
        },
        3);
    out.add({"UNWIND range(1, 1000000) … CREATE", "ms", time, "", 0, promise{0, 2500}, right});
}

void a_million_neighbours(report& out) {
    wafer::database database;
    auto connection = database.connect();
    connection.run("CREATE (h:Hub) WITH h UNWIND range(1, 1000000) AS i CREATE (h)-[:R]->(:Leaf)");
    std::vector<double> times;
    for (int i = 0; i < 21; ++i) times.push_back(ms_of([&] { connection.run("MATCH (h:Hub) CREATE (h)-[:R]->(:Leaf)"); }));
    bool const right = first_number(connection, "MATCH (:Hub)-[r:R]->() RETURN count(r)") == 1'000'021;
    out.add({"one more neighbour for a million", "ms", median(std::move(times)), "", 0, promise{0, 5}, right, "p50"});
}

}  // namespace

void writing(report& out, subject& on) {
    out.part("writing");
    if (!out.wants("writing")) return;
    one_by_one(out, on);
    a_million_nodes(out);
    a_million_neighbours(out);
}

}  // namespace wafer::bench
