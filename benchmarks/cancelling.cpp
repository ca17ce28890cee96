#include "benchmarks/cancelling.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "wafer/wafer.hpp"

namespace wafer::bench {

namespace {

using clock = std::chrono::steady_clock;

constexpr double promise_ms = 20;
/// A statement is cancelled at any time between its start and this.
constexpr int longest_wait_ms = 400;

struct long_statement {
    char const* what;
    char const* text;
};

constexpr long_statement statements[] = {
    {"Cartesian product", "MATCH (a:P), (b:P), (c:P) RETURN count(*)"},
    {"Cartesian product, filtered", "MATCH (a:P), (b:P), (c:P) WHERE a.i + b.i = c.i RETURN count(*)"},
    {"unbounded variable length", "MATCH (a:P {i: 0})-[*]->(b) RETURN count(*)"},
    {"unbounded variable length, distinct ends", "MATCH (a:P {i: 0})-[*]->(b) RETURN DISTINCT b.i"},
    {"UNWIND range(1, 10^12)", "UNWIND range(1, 1000000000000) AS i RETURN sum(i)"},
    {"rows that are read", "UNWIND range(1, 1000000000000) AS i RETURN i"},
    {"sort of integers", "UNWIND range(1, 20000000) AS i RETURN i * 7919 % 1000003 AS k ORDER BY k"},
    {"sort of strings", "UNWIND range(1, 20000000) AS i RETURN toString(i * 7919 % 1000003) AS k ORDER BY k"},
    {"groups", "UNWIND range(1, 50000000) AS i RETURN i * 7919 % 20000003 AS k, count(*) AS c ORDER BY c LIMIT 1"},
    {"groups by strings", "UNWIND range(1, 50000000) AS i RETURN toString(i) AS k, count(*) AS c ORDER BY c LIMIT 1"},
    {"DISTINCT", "UNWIND range(1, 50000000) AS i WITH DISTINCT i * 7919 % 20000003 AS k RETURN count(k)"},
    {"collect", "UNWIND range(1, 100000000) AS i RETURN size(collect(i))"},
    {"percentile", "UNWIND range(1, 100000000) AS i RETURN percentileDisc(i * 7919 % 1000003, 0.5)"},
    {"list of range()", "RETURN size(range(1, 90000000))"},
    {"list comprehension", "RETURN size([x IN range(1, 50000000) WHERE x % 3 = 0 | x * 2])"},
    {"quantifier", "RETURN all(x IN range(1, 90000000) WHERE x > 0)"},
    {"reduce", "RETURN reduce(s = 0, x IN range(1, 50000000) | s + x)"},
    {"lists that grow", "RETURN size(reduce(l = [], x IN range(1, 1000000) | l + x))"},
    {"strings that grow", "RETURN size(reduce(s = '', x IN range(1, 10000000) | s + 'abcdefgh'))"},
    {"strings of millions", "UNWIND range(1, 1000000) AS i WITH reduce(s = 'x', k IN range(1, 22) | s + s) AS s RETURN sum(size(replace(s, 'x', 'yz')))"},
    {"regular expressions", "UNWIND range(1, 1000000000) AS i WITH toString(i) AS s WHERE s =~ '(.*)*a(.*)*b' RETURN count(*)"},
    {"shortest path", "MATCH (a:P), (b:P) MATCH p = shortestPath((a)-[*]-(b)) RETURN count(p)"},
    {"all shortest paths", "MATCH (a:P), (b:P) MATCH p = allShortestPaths((a)-[*]-(b)) RETURN count(p)"},
    {"subqueries", "MATCH (a:P), (b:P) RETURN sum(COUNT { (a)-->(x)-->(b) })"},
    {"PageRank", "CALL algo.pageRank({iterations: 100000, tolerance: 0.0}) YIELD score RETURN sum(score)"},
    {"betweenness", "CALL algo.betweenness() YIELD score RETURN sum(score)"},
    {"components, again and again", "UNWIND range(1, 1000000) AS i CALL algo.connectedComponents() YIELD component RETURN count(*)"},
    {"strong components, again and again",
     "UNWIND range(1, 1000000) AS i CALL algo.stronglyConnectedComponents() YIELD component RETURN count(*)"},
    {"breadth-first search, again and again", "MATCH (a:P) CALL algo.bfs(a) YIELD node RETURN count(*)"},
    {"CREATE", "UNWIND range(1, 100000000) AS i CREATE (:New {i: i, name: 'new ' + i})"},
    {"CREATE of relationships", "UNWIND range(1, 100000000) AS i CREATE (:New {i: i})-[:TO {w: i}]->(:New)"},
    {"MERGE", "UNWIND range(1, 100000000) AS i MERGE (:New {i: i})"},
    {"SET", "UNWIND range(1, 1000000) AS i MATCH (p:P) SET p.x = i"},
    {"DETACH DELETE", "MATCH (p:P) DETACH DELETE p WITH count(*) AS c UNWIND range(1, 1000000000000) AS i RETURN sum(i)"},
};

/// How long `statement` goes on once it is cancelled, which happens after `wait`; below 0 if it ended before.
double latency_ms(connection& connection, char const* statement, std::chrono::milliseconds wait) {
    std::atomic<bool> begun{false};
    clock::time_point cancelled;
    std::thread canceller([&] {
        while (!begun) std::this_thread::yield();
        std::this_thread::sleep_for(wait);
        cancelled = clock::now();
        connection.cancel();
    });
    bool heard = false;
    begun = true;
    try {
        auto result = connection.run(statement);
        while (result.next()) {}
    } catch (error const& wrong) {
        heard = wrong.code() == error_code::cancelled;
        if (!heard) std::printf("%s: %s\n", statement, wrong.what());
    }
    auto const ended = clock::now();
    canceller.join();
    return heard ? std::chrono::duration<double, std::milli>(ended - cancelled).count() : -1;
}

double share_of(std::vector<double> const& sorted, double share) {
    return sorted[std::min(sorted.size() - 1, static_cast<std::size_t>(share * static_cast<double>(sorted.size())))];
}

}  // namespace

bool cancelling(int rounds) {
    database database;
    auto connection = database.connect();
    connection.run("UNWIND range(0, 1999) AS i CREATE (:P {i: i})");
    connection.run("MATCH (p:P) UNWIND [1, 7, 31] AS d MATCH (q:P {i: (p.i + d) % 2000}) CREATE (p)-[:TO]->(q)");
    std::mt19937 random(1);
    std::uniform_int_distribution<int> waits(0, longest_wait_ms);
    std::printf("%-42s %10s %10s %10s   %s\n", "cancelled", "median", "99 %", "longest", "heard");
    bool kept = true;
    for (auto const& [what, text] : statements) {
        std::vector<double> times;
        for (int round = 0; round < rounds; ++round) {
            double const time = latency_ms(connection, text, std::chrono::milliseconds(waits(random)));
            if (time >= 0) times.push_back(time);
        }
        if (times.empty()) {
            std::printf("%-42s ended by itself\n", what);
            continue;
        }
        std::sort(times.begin(), times.end());
        double const late = share_of(times, 0.99);
        kept = kept && late <= promise_ms;
        std::printf("%-42s %7.2f ms %7.2f ms %7.2f ms   %zu%s\n", what, share_of(times, 0.5), late, times.back(), times.size(),
                    late > promise_ms ? "   over 20 ms" : "");
        std::fflush(stdout);
    }
    return kept;
}

}  // namespace wafer::bench
