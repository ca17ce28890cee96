#include "benchmarks/cancelling.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <pthread.h>

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
    {"Cartesian product, filtered", "MATCH (a:P), (b:P), (c:P) WHERE a.i + b.i = c.i RETURN count(*)"},
    {"unbounded variable length", "MATCH (a:P {i: 0})-[*]->(b) RETURN count(*)"},
    {"different ends of variable lengths", "MATCH (a:P), (b:P) MATCH (a)-[*]->(c) RETURN count(DISTINCT c)"},
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
    {"lists compared", "WITH range(1, 3000000) AS l UNWIND range(1, 100000) AS i WITH l + [i] AS k WHERE k < l + [0] RETURN count(*)"},
    {"lists hashed", "WITH range(1, 3000000) AS l UNWIND range(1, 100000) AS i RETURN l, count(*)"},
    {"lists sorted", "WITH range(1, 3000000) AS l UNWIND range(1, 100000) AS i RETURN sum(size(coll.sort(reverse(l))))"},
    {"lists as properties", "WITH range(1, 3000000) AS l UNWIND range(1, 100000) AS i CREATE ({p: l})"},
    {"lists that are freed", "UNWIND range(1, 1000) AS i RETURN sum(size(range(1, 30000000 + i)))"},
    {"split", "WITH reduce(s = 'x,', k IN range(1, 22) | s + s) AS s UNWIND range(1, 1000) AS i WITH split(s, ',') AS l RETURN sum(size(l))"},
    {"upper case", "WITH reduce(s = 'é', k IN range(1, 24) | s + s) AS s UNWIND range(1, 1000000) AS i RETURN sum(size(toUpper(s)))"},
    {"normal forms", "WITH reduce(s = 'e\u0301', k IN range(1, 24) | s + s) AS s UNWIND range(1, 1000000) AS i RETURN sum(size(normalize(s)))"},
    {"CONTAINS", "WITH reduce(s = 'x', k IN range(1, 24) | s + s) AS s UNWIND range(1, 1000000) AS i WITH i WHERE s CONTAINS (right(s, 4000000) + i) RETURN i"},
    {"index", "UNWIND range(1, 1000000) AS i MATCH (p:P {i: i % 2000}) SET p.s = toString(i) RETURN count(*)"},
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

double cpu_ms(clockid_t of) {
    timespec used{};
    clock_gettime(of, &used);
    return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
}

/// How long a statement goes on once it is cancelled: by the clock, and of computing, in which other programs have no part.
struct latency {
    double clock_ms;
    double cpu_ms;
};

/// Cancels `statement` after `wait`; nothing if it ended before.
std::optional<latency> latency_of(connection& connection, char const* statement, std::chrono::milliseconds wait) {
    std::atomic<bool> begun{false};
    clock::time_point cancelled;
    clockid_t own{};
    pthread_getcpuclockid(pthread_self(), &own);
    double used = 0;
    std::thread canceller([&] {
        while (!begun) std::this_thread::yield();
        std::this_thread::sleep_for(wait);
        used = cpu_ms(own);
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
    double const used_to_end = cpu_ms(own);
    canceller.join();
    if (!heard) return std::nullopt;
    return latency{std::chrono::duration<double, std::milli>(ended - cancelled).count(), used_to_end - used};
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
    std::printf("%-42s %10s %10s %10s %13s   %s\n", "cancelled", "median", "99 %", "longest", "on the CPU", "heard");
    bool kept = true;
    for (auto const& [what, text] : statements) {
        std::vector<double> times;
        double longest_used = 0;
        for (int round = 0; round < rounds; ++round) {
            auto const found = latency_of(connection, text, std::chrono::milliseconds(waits(random)));
            if (!found) continue;
            times.push_back(found->clock_ms);
            longest_used = std::max(longest_used, found->cpu_ms);
        }
        if (times.empty()) {
            std::printf("%-42s ended by itself\n", what);
            continue;
        }
        std::sort(times.begin(), times.end());
        double const late = share_of(times, 0.99);
        kept = kept && late <= promise_ms;
        std::printf("%-42s %7.2f ms %7.2f ms %7.2f ms %10.2f ms   %zu%s\n", what, share_of(times, 0.5), late, times.back(), longest_used, times.size(),
                    late > promise_ms ? "   over 20 ms" : "");
        std::fflush(stdout);
    }
    return kept;
}

}  // namespace wafer::bench
