// What the parser promises: megabytes a second, errors for hostile nesting, and time in proportion to length.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/measure.hpp"
#include "benchmarks/parts.hpp"
#include "benchmarks/repeated_texts.hpp"
#include "grammar/parse.hpp"

namespace wafer::bench {

namespace {

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

line parse_typical() {
    std::uint64_t bytes = 0;
    constexpr int rounds = 400;
    double const ours = median_ms([&] {
        bytes = 0;
        for (int round = 0; round < rounds; ++round) {
            for (std::string const text : typical_queries) {
                if (!std::holds_alternative<ast::statement>(grammar::parse(text))) std::abort();
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
    double const megabytes = static_cast<double>(bytes) / 1e6;
    auto const speed = std::to_string(megabytes / (ours / 1e3)).substr(0, 5) + " MB/s";
    return {"parse typical queries", "ms", ours, "summing their bytes", floor, promise{0, megabytes / 8 * 1e3}, true, speed};
}

/// How many kinds there are, and which of them a figure is of.
std::string kinds_note(std::size_t kinds, std::string_view which) { return std::to_string(kinds) + " kinds; `" + std::string(which) + "`"; }

/// The least time of the processor in nine runs, so that what else the machine does has no part in a ratio.
double parse_ms(std::string const& text, bool must_fail) {
    grammar::parse_limits const large{std::size_t{1} << 26, 256};
    double least = 1e9;
    for (int run = 0; run < 9; ++run) {
        auto const start = std::clock();
        bool const failed = std::holds_alternative<grammar::parse_error>(grammar::parse(text, large));
        least = std::min(least, static_cast<double>(std::clock() - start) * 1e3 / CLOCKS_PER_SEC);
        if (failed != must_fail) std::abort();
    }
    return least;
}

line parse_nests() {
    double worst = 0;
    std::string_view what;
    for (auto const& nest : nests) {
        for (auto const& text : {nest.of(100'000), nest.open_of(100'000)}) {
            auto const time = parse_ms(text, true);
            if (time > worst) what = nest.open;
            worst = std::max(worst, time);
        }
    }
    return {"refuse nesting 100,000 deep, slowest kind", "ms", worst, "", 0, promise{0, 50}, true, kinds_note(std::size(nests), what)};
}

line parse_lengths() {
    double worst = 0;
    std::string_view what;
    double once = 1;
    double twice = 1;
    for (auto const& length : lengths) {
        auto const half = parse_ms(length.of(4'000), false);
        auto const whole = parse_ms(length.of(8'000), false);
        if (whole / half <= worst) continue;
        worst = whole / half;
        what = length.open;
        once = half;
        twice = whole;
    }
    return {"parse a long statement, worst kind", "ms", twice, "one half as long", once, {}, true, kinds_note(std::size(lengths), what)};
}

}  // namespace

void parsing(report& out) {
    out.part("parsing");
    if (!out.wants("parsing")) return;
    out.add(parse_typical());
    out.add(parse_nests());
    out.add(parse_lengths());
}

}  // namespace wafer::bench
