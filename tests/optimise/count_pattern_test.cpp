// The pass against its absence: the same rows, on graphs made to hold what is hard to count (loops, parallel relationships, both directions
// between two nodes), and the operator where it is meant to stand.
#include <algorithm>
#include <array>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "engine/bind/bind.hpp"
#include "engine/execute/build.hpp"
#include "engine/optimise/optimizer.hpp"
#include "engine/plan/planner.hpp"
#include "engine/session/state.hpp"
#include "engine/value/format.hpp"
#include "grammar/parse.hpp"
#include "tests/support/catch.hpp"
#include "wafer/error.hpp"

namespace {

using namespace wafer::engine;

enum class counting { never, always, as_planned };

class bench {
public:
    bench() : state_(wafer::options{}), change_(state_.store.begin({})) {}

    std::unique_ptr<plan::statement> planned(std::string const& text, counting how) {
        auto parsed = wafer::grammar::parse(text, {});
        REQUIRE(std::holds_alternative<wafer::ast::statement>(parsed));
        auto made = std::make_unique<plan::statement>(
            plan::plan(bind(std::get<wafer::ast::statement>(parsed), state_.catalog()), change_.own()));
        std::string_view const without = "count_pattern";
        optimise::optimise(*made, change_.own(), std::span(&without, how == counting::never ? 1 : 0), how == counting::always);
        return made;
    }
    std::vector<std::string> run(std::string const& text, counting how = counting::never) {
        auto const statement = planned(text, how);
        executable run(*statement, false);
        interrupt stop;
        auto& context = run.context();
        context.data = &change_.own();
        context.writable = &change_.own();
        context.stop = &stop;
        context.calls.data = &change_.own();
        context.calls.stop = &stop;
        run.open();
        std::vector<std::string> lines;
        for (batch rows; run.next(rows);)
            for (std::size_t row = 0; row < rows.rows && !rows.columns.empty(); ++row) {
                std::string line;
                for (auto const& column : rows.columns) line += to_literal(column.get(row)) + " | ";
                lines.push_back(line);
            }
        std::sort(lines.begin(), lines.end());
        return lines;
    }

private:
    database_state state_;
    transaction change_;
};

bool counts(plan::node const& root) {
    if (std::holds_alternative<plan::count_pattern>(root.what)) return true;
    return std::any_of(root.inputs.begin(), root.inputs.end(), [](auto const& input) { return counts(*input); });
}

/// Few nodes, so that patterns meet themselves.
void fill(bench& graph, std::uint32_t seed) {
    std::mt19937 random(seed);
    auto const below = [&](std::uint32_t most) { return static_cast<std::uint32_t>(random() % most); };
    std::string text = "CREATE ";
    constexpr char const* labels[] = {":A", ":B", ":A:B", ""};
    auto const nodes = 4 + below(5);
    for (std::uint32_t i = 0; i < nodes; ++i) text += fmt::format("{}(n{}{} {{k: {}}})", i ? ", " : "", i, labels[below(4)], below(3));
    auto const relationships = 6 + below(14);
    for (std::uint32_t i = 0; i < relationships; ++i) text += fmt::format(", (n{})-[:{}]->(n{})", below(nodes), below(3) ? "R" : "S", below(nodes));
    graph.run(text);
}

/// At most one relationship of each type F, G from a node; F from all of them with some label.
void add_functions(bench& graph, std::uint32_t seed) {
    std::mt19937 random(seed);
    auto const share = 1 + random() % 3;
    graph.run("MATCH (n) WITH collect(n) AS all UNWIND range(0, size(all) - 1) AS i WITH all[i] AS a, all[(i * 7 + 3) % size(all)] AS b, all[i / 3] AS c "
              "CREATE (a)-[:F]->(b) CREATE (c)<-[:G]-(a)");
    graph.run(fmt::format("MATCH ()-[g:G]->(n) WHERE n.k < {} DELETE g", share));
    if (share == 2) graph.run("MATCH (n)-[f:F]->() WHERE NOT n:A DELETE f");
}

/// A connected pattern of a few nodes, with conditions of the kinds that can be counted.
std::string pattern(std::mt19937& random, std::array<char const*, 4> const types = {"[:R]", "[:S]", "[:R|S]", "[]"}) {
    auto const below = [&](std::uint32_t most) { return static_cast<std::uint32_t>(random() % most); };
    constexpr char const* labels[] = {":A", ":B", "", "", ""};
    auto const step = [&] {
        constexpr std::pair<char const*, char const*> ends[] = {{"-", "->"}, {"<-", "-"}, {"-", "-"}};
        auto const& [before, after] = ends[below(3)];
        return fmt::format("{}{}{}", before, types[below(4)], after);
    };
    auto const nodes = 2 + below(4);
    std::string text = "MATCH ";
    for (std::uint32_t i = 1; i < nodes; ++i)
        text += fmt::format("{}(v{}{}){}(v{}{})", i > 1 ? (below(4) ? ", " : " MATCH ") : "", below(i), labels[below(5)], step(), i, labels[below(5)]);
    for (std::uint32_t i = below(3); i > 0; --i) text += fmt::format("{}(v{}){}(v{})", below(2) ? ", " : " MATCH ", below(nodes), step(), below(nodes));
    std::vector<std::string> conditions;
    for (std::uint32_t i = below(3); i > 0; --i) {
        auto const left = below(nodes), right = below(nodes);
        switch (below(6)) {
            case 0: conditions.push_back(fmt::format("v{} <> v{}", left, right)); break;
            case 1: conditions.push_back(fmt::format("NOT (v{}){}(v{})", left, step(), right)); break;
            case 2: conditions.push_back(fmt::format("(v{}){}(v{})", left, step(), right)); break;
            case 3: conditions.push_back(fmt::format("v{}.k = {}", left, below(3))); break;
            case 4: conditions.push_back(fmt::format("{}(v{}){}({})", below(2) ? "NOT " : "", left, step(), labels[below(5)])); break;
            default: conditions.push_back(fmt::format("v{}.k IN [0, {}]", left, below(3))); break;
        }
    }
    if (!conditions.empty()) text += fmt::format(" WHERE {}", fmt::join(conditions, " AND "));
    for (std::uint32_t i = below(3); i > 1; --i)
        text += fmt::format(" OPTIONAL MATCH (v{}){}(o{}{})", below(nodes), step(), i, labels[below(5)]);
    auto const kept = below(nodes);
    constexpr char const* results[] = {" RETURN count(*) AS c", " RETURN v{0}.k AS k, count(*) AS c", " RETURN v{0} AS v, count(*) AS c, min(v{0}.k) AS m",
                                       " RETURN count(DISTINCT v{0}) AS d, count(v{0}) AS c"};
    return text + fmt::format(fmt::runtime(results[below(4)]), kept);
}

}  // namespace

TEST_CASE("patterns are counted as often as their occurrences can be listed") {
    auto const seed = GENERATE(range(1u, 31u));
    bench graph;
    fill(graph, seed);
    std::mt19937 random(seed * 7919);
    std::size_t counted = 0;
    for (int i = 0; i < 40; ++i) {
        auto const text = pattern(random);
        CAPTURE(seed, text);
        counted += counts(*graph.planned(text, counting::always)->root) ? 1 : 0;
        CHECK(graph.run(text, counting::always) == graph.run(text, counting::never));
    }
    CHECK(counted > 10);
}

TEST_CASE("variables that others lead to by one step at most are counted as their functions") {
    auto const seed = GENERATE(range(1u, 41u));
    bench graph;
    fill(graph, seed);
    add_functions(graph, seed);
    std::mt19937 random(seed * 104'729);
    for (int i = 0; i < 40; ++i) {
        auto const text = pattern(random, {"[:F]", "[:G]", "[:F]", "[:R]"});
        CAPTURE(seed, text);
        CHECK(graph.run(text, counting::always) == graph.run(text, counting::never));
    }
    for (auto const* text : {"MATCH (a)-[:R]-(b)-[:R]-(c)-[:R]-(a), (a)-[:F]->()-[:G]->(h), (b)-[:F]->()-[:G]->(h), (c)-[:F]->()-[:G]->(h) RETURN count(*)",
                             "MATCH (a)-[:R]->(b), (a)-[:F]->(h:A)<-[:F]-(b), (h)-[:R]->() RETURN count(*)",
                             "MATCH (a)-[:R]->(b), (a)-[:F]->(h)<-[:G]-(a) RETURN b, count(*)", "MATCH (a)-[:F]->(h)<-[:F]-(b)-[:G]->(k)<-[:G]-(a) RETURN h, count(*)",
                             "MATCH (a)-[:F]->(h)<-[:F]-(b)-[:G]->(k)<-[:G]-(a) RETURN count(*)", "MATCH (a:A)-[:R]-(b:A)-[:F]->(h), (a)-[:F]->(h) RETURN a, count(*)"}) {
        CAPTURE(seed, text);
        CHECK(graph.run(text, counting::always) == graph.run(text, counting::never));
    }
}

TEST_CASE("a pattern below a count is counted where listing it would take long") {
    bench graph;
    graph.run("UNWIND range(1, 200) AS i CREATE (:N {i: i})");
    graph.run("MATCH (a:N), (b:N) WHERE b.i - a.i IN [1, 2, 3, 50] CREATE (a)-[:T]->(b)");
    auto const is_counted = [&](std::string const& text) { return counts(*graph.planned(text, counting::as_planned)->root); };
    CHECK(is_counted("MATCH (a:N)-[:T]->()-[:T]->()-[:T]->(c) RETURN count(*)"));
    CHECK(is_counted("MATCH (a)-[:T]-(b)-[:T]-(c) WHERE a <> c RETURN c, count(*)"));
    CHECK(is_counted("MATCH (a)-[:T]->(b)-[:T]->(c) RETURN max(c.i), count(a)"));
    CHECK(is_counted("MATCH (a)-[:T]->(b)-[:T]->(c) WHERE NOT (a)-[:T]->(c) RETURN count(*)"));
    SECTION("and stays as it is where that is quick, or something else is asked") {
        CHECK_FALSE(is_counted("MATCH (a:N)-[:T]->(b) RETURN count(*)"));
        CHECK_FALSE(is_counted("MATCH (a)-[:T]->(b)-[:T]->(c) RETURN a.i, c.i, count(*)"));
        CHECK_FALSE(is_counted("MATCH (a)-[:T]->(b)-[:T]->(c) RETURN collect(c.i)"));
        CHECK_FALSE(is_counted("MATCH (a)-[t:T]->(b)-[:T]->(c) WHERE t.w = 1 RETURN count(*)"));
        CHECK_FALSE(is_counted("MATCH (a)-[:T]->(b)-[:T]->(c) WHERE 1 / a.i = 1 RETURN count(*)"));
        CHECK_FALSE(is_counted("MATCH (a)-[:T*2..3]->(b) RETURN count(*)"));
    }
}

TEST_CASE("counts are right where a graph has loops, parallel relationships and both directions") {
    bench graph;
    graph.run("CREATE (a:N {k: 1}), (b:N {k: 2}), (a)-[:T]->(a), (a)-[:T]->(b), (a)-[:T]->(b), (b)-[:T]->(a), (b)-[:U]->(a)");
    auto const count = [&](std::string const& text) { return graph.run(text, counting::always); };
    CHECK(count("MATCH (x)-[:T]-(y) RETURN count(*)") == std::vector<std::string>{"7 | "});
    CHECK(count("MATCH (x)-[:T]-(x) RETURN count(*)") == std::vector<std::string>{"1 | "});
    CHECK(count("MATCH (x)-[:T]-(y)-[:T]-(x) WHERE x <> y RETURN count(*)") == std::vector<std::string>{"12 | "});
    CHECK(count("MATCH (x)-[:T]->(y)-[:T]->(z) RETURN count(*)") == std::vector<std::string>{"7 | "});
    CHECK(count("MATCH (x:N) WHERE NOT (x)-[:U]->() RETURN count(*)") == std::vector<std::string>{"1 | "});
    CHECK(count("MATCH (x:N) OPTIONAL MATCH (x)-[:U]->(y) RETURN count(*)") == std::vector<std::string>{"2 | "});
    CHECK(count("MATCH (x:Nobody)-[:T]->(y) RETURN count(*)") == std::vector<std::string>{"0 | "});
    CHECK(count("MATCH (x)-[:Never]->(y) RETURN y, count(*)").empty());
}

TEST_CASE("a label that proves another's is asked for itself") {
    bench graph;
    graph.run("CREATE (:A)-[:T]->(:B), (:A)-[:T]->(:B), (:C)-[:T]->(:D)");
    for (auto const* text : {"MATCH (x:A)-[:T]->(y:B) RETURN count(*)", "MATCH (x:A)-[:T]->(y:B) RETURN y, count(*)", "MATCH (x:A)-[:T]->(y:B)<-[:T]-(z:A) RETURN count(*)",
                             "MATCH (x:A)-[:T]->(y:B), (x)-[:T]->(y) RETURN count(*)"}) {
        CAPTURE(text);
        CHECK(graph.run(text, counting::always) == graph.run(text, counting::never));
    }
    CHECK(graph.run("MATCH (x:A)-[:T]->(y:B) RETURN count(*)", counting::always) == std::vector<std::string>{"2 | "});
}
