// What completion promises: an answer within five milliseconds, however large the graph.
#include <algorithm>
#include <string>
#include <string_view>

#include "benchmarks/measure.hpp"
#include "benchmarks/parts.hpp"
#include "wafer/wafer.hpp"

namespace wafer::bench {
namespace {

/// Each is completed at its end.
constexpr std::string_view unfinished[] = {
    "M",
    "MATCH (c:",
    "MATCH (c:Com",
    "MATCH (c:Company)-[:",
    "MATCH (c:Company)-[:MAKES]->(:",
    "MATCH (c:Company)-[:MAKES]->(d) WHERE d.",
    "MATCH (c:Company {",
    "MATCH (c:Company {name: '",
    "MATCH (c:Company {name: 'C",
    "MATCH (c:Company {name: 'Company 99",
    "MATCH (c:Company {name: 'gongsi",
    "MATCH (c) WHERE c.city = 'ci",
    "MATCH (c:Company) RETURN ",
    "MATCH (c:Company) RETURN c.name ORDER BY c",
    "CALL ",
};

void fill(connection& open) {
    open.run("UNWIND range(1, 500000) AS i CREATE (:Company {name: 'Company ' + toString(i), city: 'city ' + toString(i % 1000)})"
             "-[:MAKES {year: i % 50}]->(:Chip {name: '公司芯片' + toString(i)})");
}

}  // namespace

void completing(report& out) {
    out.part("Completion");
    if (!out.wants("completion")) return;
    database database;
    auto open = database.connect();
    fill(open);
    // The names are ordered by another thread meanwhile.
    std::string const last = "MATCH (c:Company {name: 'Company 99";
    while (open.complete(last, last.size()).size() < 5) {}
    double slowest = 0;
    std::string_view where;
    for (auto const text : unfinished) {
        double const took = median_ms([&] { static_cast<void>(open.complete(text, text.size())); });
        if (took > slowest) where = text;
        slowest = std::max(slowest, took);
    }
    line measured{"completion over 1,000,000 nodes, the slowest of 15", "ms", slowest};
    measured.most = promise{0, 5};
    measured.note = "`" + std::string(where) + "`";
    out.add(std::move(measured));
}

}  // namespace wafer::bench
