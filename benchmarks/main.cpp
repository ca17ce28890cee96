// wafer-bench: measures what the documents promise and prints each figure beside something measured in the same run, with their ratio.
// Each figure is the median of seven runs on one thread.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "grammar/parse.hpp"
#include "wafer/wafer.hpp"

namespace {

double median_ms(std::function<void()> const& work) {
    std::vector<double> times;
    for (int run = 0; run < 7; ++run) {
        auto const start = std::chrono::steady_clock::now();
        work();
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

void row(char const* what, double ours_ms, char const* floor, double floor_ms, std::string const& note) {
    std::printf("%-44s %10.3f ms   %-34s %10.3f ms   %8.1f   %s\n", what, ours_ms, floor, floor_ms, ours_ms / floor_ms, note.c_str());
}

constexpr char const* typical_queries[] = {
    "MATCH (c:Company)-[r:INVESTED_IN]->(d:Company) WHERE r.amount > 1000000000 RETURN c.name, d.name, r.amount ORDER BY r.amount DESC",
    "MATCH (p:Person {id: $id})-[:KNOWS*1..2]-(friend:Person) WHERE NOT friend.name STARTS WITH 'A' AND friend.age >= 18\n"
    "WITH DISTINCT friend, size([x IN friend.tags WHERE x = 'chip' | x]) AS n\n"
    "OPTIONAL MATCH (friend)<-[:HAS_CREATOR]-(m:Message)\n"
    "RETURN friend.id AS id, n, count(m) AS messages, collect(m.title)[..3] AS titles ORDER BY messages DESC SKIP 10 LIMIT 20",
    "UNWIND $rows AS row MERGE (n:Paragraph {number: row.number}) ON CREATE SET n.created = datetime() SET n += row.properties",
    "MATCH p = shortestPath((a:Company {id: 'nvidia'})-[*..6]-(b:Company {id: 'anthropic'})) RETURN [n IN nodes(p) | n.name]",
    "MATCH (公司:Company)-[:DEVELOPS]->(芯片:Chip) WHERE 芯片.inHouse = true RETURN 公司.nameZh AS 公司, 芯片.name AS 芯片",
};

void parsing() {
    std::uint64_t bytes = 0;
    constexpr int rounds = 400;
    double const ours = median_ms([&] {
        bytes = 0;
        for (int round = 0; round < rounds; ++round) {
            for (std::string const text : typical_queries) {
                if (!std::holds_alternative<wafer::ast::statement>(wafer::grammar::parse(text))) std::abort();
                bytes += text.size();
            }
        }
    });
    std::uint64_t sum = 0;
    double const floor = median_ms([&] {
        for (int round = 0; round < rounds; ++round)
            for (std::string const text : typical_queries)
                for (char const byte : text) sum += static_cast<unsigned char>(byte);
    });
    if (sum == 0) std::abort();
    row("parse typical queries", ours, "sum their bytes", floor,
        std::to_string(static_cast<double>(bytes) / 1e6 / (ours / 1e3)).substr(0, 5) + " MB/s");
}

void summing() {
    wafer::database database;
    auto connection = database.connect();
    double const ours = median_ms([&] {
        auto result = connection.run("UNWIND range(1, 10000000) AS i RETURN sum(i)");
        if (!result.next() || result.get_int(0) != 50000005000000) std::abort();
    });
    double const floor = median_ms([] {
        std::int64_t volatile sum = 0;
        for (std::int64_t i = 1; i <= 10'000'000; ++i) sum = sum + i;
    });
    row("UNWIND range(1, 10000000) AS i … sum(i)", ours, "a loop that adds in memory", floor, "");
}

void opening(std::filesystem::path const& data_set) {
    double const ours = median_ms([&] {
        wafer::database database;
        database.import_directory(data_set);
        auto connection = database.connect();
        auto result = connection.run("RETURN 1");
        if (!result.next()) std::abort();
    });
    double const floor = median_ms([&] {
        std::size_t bytes = 0;
        for (auto const& entry : std::filesystem::recursive_directory_iterator(data_set)) {
            if (entry.path().extension() != ".csv") continue;
            std::ifstream file(entry.path(), std::ios::binary);
            bytes += std::string(std::istreambuf_iterator<char>(file), {}).size();
        }
        if (bytes == 0) std::abort();
    });
    row("load the default data set, RETURN 1", ours, "read its files", floor, "");
}

void point_queries() {
    wafer::database database;
    auto connection = database.connect();
    connection.run("UNWIND range(1, 1000) AS i CREATE (:N {i: i})-[:R]->(:M {i: i})");
    constexpr int rounds = 1000;
    auto statement = connection.prepare("MATCH (n) WHERE id(n) = $id RETURN n.i");
    double const ours = median_ms([&] {
        for (int i = 0; i < rounds; ++i)
            if (!statement.bind("id", i).run().next()) std::abort();
    });
    double const floor = median_ms([&] {
        for (int i = 0; i < rounds; ++i)
            if (!connection.run("MATCH (n) WHERE id(n) = $id RETURN n.i", {{"id", i}}).next()) std::abort();
    });
    row("1,000 look-ups by id, prepared", ours, "the same, from the text each time", floor, "");
}

}  // namespace

int main(int count, char** arguments) {
    std::filesystem::path const data_set = count > 1 ? arguments[1] : WAFER_DATA_DIR "/ai-chips";
    std::printf("%-44s %13s   %-34s %13s   %8s\n", "ours", "", "beside it", "", "ratio");
    parsing();
    summing();
    opening(data_set);
    point_queries();
}
