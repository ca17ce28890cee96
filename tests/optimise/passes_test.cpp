// The passes change plans, never answers: the language tests and queries of our own, with each pass on and off.
#include "engine/optimise/optimizer.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <wafer/error.hpp>

#include "engine/execute/build.hpp"
#include "engine/plan/planner.hpp"
#include "engine/provenance/why.hpp"
#include "engine/session/state.hpp"
#include "engine/value/format.hpp"
#include "grammar/parse.hpp"
#include "tests/language/cases.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace wafer::engine;
using wafer::tests::language_step;
using wafer::tests::language_test;
using without = std::vector<std::string_view>;

/// One graph, and statements run on it with some passes left out.
class bench {
public:
    explicit bench(without left_out) : left_out_(std::move(left_out)), state_(wafer::options{}), change_(state_.store.begin({})) {}

    /// The rows as text, sorted unless their order matters; or the error. A statement that fails leaves no trace.
    std::vector<std::string> run(std::string const& text, bool ordered) {
        auto savepoint = change_.savepoint();
        try {
            auto lines = rows_of(text);
            if (!ordered) std::sort(lines.begin(), lines.end());
            return lines;
        } catch (wafer::error const& wrong) {
            change_.roll_back_to(std::move(savepoint));
            return {"error " + wrong.detail()};
        }
    }
    void set(std::string name, std::string const& expression) {
        auto statement = planned("RETURN " + expression);
        executable run(*statement, false);
        batch rows;
        open(run, *statement);
        run.next(rows);
        parameters_.emplace_back(std::move(name), rows.columns[0].get(0).owned());
    }
    std::unique_ptr<plan::statement> planned(std::string const& text) {
        auto parsed = wafer::grammar::parse(text, {});
        auto const* wrong = std::get_if<wafer::grammar::parse_error>(&parsed);
        if (wrong) throw wafer::error(wafer::error_code::syntax, wrong->detail, wrong->message);
        auto bound = bind(std::get<wafer::ast::statement>(parsed), state_.catalog());
        if (bound->why && bound->why->mode != bound::why_mode::missing) provenance::add_evidence(*bound, text, 10);
        auto made = std::make_unique<plan::statement>(plan::plan(std::move(bound), change_.own()));
        optimise::optimise(*made, change_.own(), left_out_);
        return made;
    }

private:
    void open(executable& run, plan::statement const& statement) {
        auto& context = run.context();
        context.data = &change_.own();
        context.writable = &change_.own();
        context.stop = &stop_;
        context.calls.data = &change_.own();
        context.calls.stop = &stop_;
        for (auto const& name : statement.source->parameters) {
            auto const found = std::find_if(parameters_.begin(), parameters_.end(), [&](auto const& each) { return each.first == name; });
            if (found == parameters_.end()) throw wafer::error(wafer::error_code::parameter_missing, "MissingParameter", name);
            context.parameters.push_back(found->second);
        }
        run.open();
    }
    std::vector<std::string> rows_of(std::string const& text) {
        auto statement = planned(text);
        executable run(*statement, false);
        open(run, *statement);
        std::vector<std::string> lines;
        for (batch rows; run.next(rows);)
            for (std::size_t row = 0; row < rows.rows && !rows.columns.empty(); ++row) {
                std::string line;
                for (auto const& column : rows.columns) line += to_literal(column.get(row)) + " | ";
                lines.push_back(line);
            }
        return lines;
    }

    without left_out_;
    database_state state_;
    transaction change_;
    interrupt stop_;
    std::vector<std::pair<std::string, value>> parameters_;
};

std::vector<std::string> transcript(language_test const& test, without const& left_out) {
    bench graph(left_out);
    std::vector<std::string> all;
    for (auto const& step : test.steps) {
        if (!step.parameter.empty()) {
            graph.set(step.parameter, step.text);
            continue;
        }
        all.push_back(step.text);
        for (auto& line : graph.run(step.text, step.ordered)) all.push_back(std::move(line));
    }
    return all;
}

std::vector<without> choices() {
    std::vector<without> all;
    without every;
    for (auto const& pass : optimise::passes()) {
        all.push_back({pass.name});
        every.push_back(pass.name);
    }
    all.push_back(every);
    return all;
}

template <class Operation>
std::size_t count(plan::node const& root) {
    std::size_t found = std::holds_alternative<Operation>(root.what) ? 1 : 0;
    for (auto const& input : root.inputs) found += count<Operation>(*input);
    return found;
}

/// The first operator of the kind, from the top.
template <class Operation>
Operation const* find(plan::node const& root) {
    if (auto const* found = std::get_if<Operation>(&root.what)) return found;
    for (auto const& input : root.inputs)
        if (auto const* found = find<Operation>(*input)) return found;
    return nullptr;
}

}  // namespace

TEST_CASE("each pass has a name of its own") {
    std::vector<std::string_view> names;
    for (auto const& pass : optimise::passes()) names.push_back(pass.name);
    std::sort(names.begin(), names.end());
    CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
    CHECK_FALSE(names.empty());
}

TEST_CASE("the language tests have the same answers with each pass left out") {
    for (auto const& test : wafer::tests::language_tests()) {
        INFO(test.file << ": " << test.name);
        auto const expected = transcript(test, {});
        for (auto const& left_out : choices()) {
            INFO("without " << left_out.front() << (left_out.size() > 1 ? " and the others" : ""));
            CHECK(transcript(test, left_out) == expected);
        }
    }
}

TEST_CASE("queries that the passes change have the same answers with each left out") {
    auto const* const query = GENERATE(
        "MATCH (a:N)-[t:T]->(b) WHERE a.i > 3 AND b.i < 20 AND t.w <> 7 RETURN a.i, b.i ORDER BY a.i, b.i",
        "MATCH (a:N) WITH a, a.i AS i ORDER BY i DESC MATCH (a)-[:T]->(b) WHERE i > 10 AND b.i % 2 = 0 RETURN i, b.i",
        "MATCH (a:N) WITH a.i % 5 AS k, count(*) AS c WHERE c > 3 AND k <> 2 RETURN k, c ORDER BY k",
        "MATCH (a:N) WITH a ORDER BY a.i LIMIT 5 WHERE a.i > 2 RETURN a.i",
        "MATCH (a:N) OPTIONAL MATCH (a)-[:T]->(b) WITH a, b WHERE b IS NULL OR b.i > 15 RETURN a.i, b.i ORDER BY a.i, b.i",
        "MATCH (a:N) OPTIONAL MATCH (a)-[:T]->(b) WHERE a.i > 5 AND b.i > 5 RETURN a.i, b.i ORDER BY a.i, b.i",
        "MATCH (a:N) RETURN a.i % 3 AS k, a.i AS i ORDER BY k SKIP 4 LIMIT 6",
        "UNWIND range(1, 50) AS x WITH DISTINCT x % 10 AS d WHERE d > 3 RETURN d ORDER BY d DESC LIMIT 4",
        "MATCH (a:N) WHERE a.i > 0 AND 100 / a.i > 10 RETURN a.i ORDER BY a.i",
        "UNWIND [0, 1, 2] AS x WITH x WHERE x <> 0 WITH x, 10 / x AS y WHERE y > 5 RETURN x, y",
        "MATCH p = (a:N)-[:T*1..3]->(b:N) WHERE a.i = 1 AND length(p) = 2 RETURN b.i ORDER BY b.i",
        "MATCH (a:N), (b:N) WHERE a.i = b.i + 1 AND a.i < 5 RETURN a.i, b.i ORDER BY a.i",
        "MATCH (a:N) WHERE EXISTS { (a)-[:T]->(b) WHERE b.i > 10 } AND a.i < 12 RETURN a.i ORDER BY a.i",
        "MATCH (a:N) RETURN a.i AS i ORDER BY i LIMIT 3 UNION ALL MATCH (a:N) WITH a.i AS i ORDER BY i DESC LIMIT 2 RETURN i",
        "MATCH (a:N) SET a.seen = true WITH a WHERE a.i > 18 MATCH (b:N) WHERE b.seen AND b.i = a.i RETURN b.i ORDER BY b.i",
        "UNWIND [3, 1, 2] AS x WITH x ORDER BY x LIMIT 2 WITH x WHERE x > 1 RETURN x");
    CAPTURE(query);
    auto const answer = [&](without const& left_out) {
        bench graph(left_out);
        graph.run("UNWIND range(1, 20) AS i CREATE (:N {i: i})", false);
        graph.run("MATCH (a:N), (b:N) WHERE b.i = a.i + 1 OR b.i = a.i * 2 CREATE (a)-[:T {w: a.i + b.i}]->(b)", false);
        return graph.run(query, true);
    };
    auto const expected = answer({});
    CHECK_FALSE(expected.empty());
    CHECK_FALSE(expected.at(0).starts_with("error"));
    for (auto const& left_out : choices()) CHECK(answer(left_out) == expected);
}

TEST_CASE("a condition moves to where its columns are made, and stays above what cuts or counts rows") {
    bench graph({});
    graph.run("UNWIND range(1, 20) AS i CREATE (:N {i: i})-[:T]->(:M {i: i})", false);
    auto const moved = graph.planned("MATCH (n:N) WITH n, n.i AS i ORDER BY i MATCH (n)-[:T]->(m) WHERE i > 3 RETURN m.i");
    CHECK(std::holds_alternative<plan::expand>(moved->root->inputs[0]->what));
    auto const kept = graph.planned("MATCH (n:N) WITH n LIMIT 3 WHERE n.i > 3 RETURN n.i");
    CHECK(std::holds_alternative<plan::filter>(kept->root->inputs[0]->what));
    auto const counted = graph.planned("MATCH (n:N) WITH n.i AS i, count(*) AS c WHERE i > 3 RETURN c");
    CHECK(count<plan::filter>(*counted->root) == 1);
    auto const unmoved = bench({"push_filters"}).planned("UNWIND [1] AS x UNWIND [2] AS y WITH x, y WHERE x > 0 RETURN x, y");
    CHECK(std::holds_alternative<plan::filter>(unmoved->root->what));
}

TEST_CASE("a sort that is cut keeps as many rows as can stay") {
    bench graph({});
    auto const cut = graph.planned("UNWIND [1] AS x RETURN x ORDER BY x SKIP 2 LIMIT 3");
    REQUIRE(find<plan::sort>(*cut->root));
    CHECK(find<plan::sort>(*cut->root)->most.size() == 2);
    CHECK(find<plan::sort>(*graph.planned("UNWIND [1] AS x RETURN x ORDER BY x SKIP 2")->root)->most.empty());
    CHECK(find<plan::sort>(*bench({"top_k"}).planned("UNWIND [1] AS x RETURN x ORDER BY x LIMIT 3")->root)->most.empty());
}

TEST_CASE("operators hand on only what is read above them, and compute nothing that is not") {
    bench graph({});
    graph.run("CREATE (:N {i: 1})-[:T]->(:M)", false);
    auto const statement = graph.planned("MATCH (n:N)-[t:T]->(m:M) WITH n, n.i AS i, t.w AS unread RETURN i");
    auto const* extend = find<plan::extend>(*statement->root);
    REQUIRE(extend);
    CHECK(extend->items.size() == 1);
    auto const* at = statement->root.get();
    CHECK(at->output == statement->columns);
    while (!std::holds_alternative<plan::expand>(at->what)) at = at->inputs[0].get();
    CHECK(at->output.size() == 2);
    auto const aggregated = graph.planned("MATCH (n:N) WITH n.i AS i, count(*) AS c, sum(n.i) AS s RETURN i, s");
    CHECK(find<plan::aggregate>(*aggregated->root)->aggregates.size() == 1);
}
