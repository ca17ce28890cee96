#include "engine/bind/foreign_functions.hpp"

#include <wafer/wafer.hpp>

#include "engine/function/registry.hpp"
#include "tests/support/catch.hpp"

namespace {

wafer::error refusal_of(std::string const& query) {
    wafer::database database;
    auto connection = database.connect();
    try {
        connection.run(query);
    } catch (wafer::error const& wrong) {
        return wrong;
    }
    return wafer::error(wafer::error_code::syntax, "none", "");
}

}  // namespace

TEST_CASE("a function of another language is told from a misspelt one") {
    auto const told = [](std::string const& call) {
        auto const wrong = refusal_of("RETURN " + call);
        CHECK(wrong.detail() == "UnknownFunction");
        return wrong.suggestions().empty() ? std::string(wrong.what()) : wrong.suggestions().front();
    };
    CHECK(told("len('a')") == "size");
    CHECK(told("SUBSTR('a', 1)") == "substring");
    CHECK(told("ifnull(1, 2)") == "coalesce");
    CHECK(told("now()") == "datetime");
    CHECK(told("lowercase('A')") == "toLower");
    CHECK(told("lenght('a')") == "length");
    CHECK(told("concat('a', 'b')") == "There is no function concat(): text and lists are joined by +.");
    CHECK(told("isNull(1)") == "There is no function isNull(): write `x IS NULL`.");
    CHECK(told("if(true, 1, 2)") == "There is no function if(): write `CASE WHEN condition THEN value ELSE value END`.");
    CHECK(told("year(date())") == "There is no function year(): write `x.year` of a date.");
    CHECK(told("banana()") == "There is no function banana().");
    CHECK(told("current_date()") == "date");
    CHECK(told("CURRENT_TIMESTAMP()") == "datetime");
    CHECK(told("apoc.coll.toSet([1])") == "coll.distinct");
    CHECK(told("apoc.coll.contains([1], 1)") == "There is no function apoc.coll.contains(): write `x IN list`.");
    CHECK_THAT(told("apoc.text.slug('a b')"), Catch::Contains("the functions of APOC are not part of the language"));
    CHECK_THAT(told("gds.util.asNode(1)"), Catch::Contains("CALL algo.pageRank()"));
}

TEST_CASE("a procedure of a library of another database is told from a misspelt one") {
    auto const told = [](std::string const& call) {
        auto const wrong = refusal_of("CALL " + call);
        CHECK(wrong.detail() == "ProcedureNotFound");
        return wrong.suggestions().empty() ? std::string(wrong.what()) : wrong.suggestions().front();
    };
    CHECK(told("gds.pageRank.stream('g')") == "algo.pageRank");
    CHECK(told("gds.shortestPath.dijkstra.stream('g', {})") == "algo.shortestPath");
    CHECK(told("apoc.load.csv('a.csv')") == "There is no procedure apoc.load.csv: write `LOAD CSV WITH HEADERS FROM 'file.csv' AS row`.");
    CHECK_THAT(told("gds.graph.project('g', '*', '*')"), Catch::Contains("graphs need no projection"));
    CHECK_THAT(told("apoc.refactor.mergeNodes([])"), Catch::Contains("the procedures of APOC are not part of the language"));
    CHECK(told("db.lables()") == "db.labels");
    CHECK(told("banana.split()") == "There is no procedure banana.split.");
}

TEST_CASE("the clock of SQL, which is written without parentheses, is told from a variable") {
    auto const wrong = refusal_of("RETURN current_date");
    CHECK(wrong.detail() == "UndefinedVariable");
    CHECK(wrong.what() == std::string("The variable `current_date` is not defined. The function date() tells it."));
    CHECK(wrong.suggestions() == std::vector<std::string>{"date()"});
    CHECK(refusal_of("RETURN current_thing").what() == std::string("The variable `current_thing` is not defined."));
}

TEST_CASE("what is proposed for a function of another language exists") {
    for (auto const* name : {"len", "substr", "lowercase", "ifnull", "now", "today", "mean", "stddev", "median", "random", "array_agg",
                             "first", "props", "typeof", "uuid", "int", "str", "float", "current_date", "current_time",
                             "localtimestamp", "apoc.coll.sort", "apoc.coll.indexOf", "apoc.create.uuid", "apoc.convert.toFloat",
                             "apoc.meta.cypher.type", "apoc.date.currentTimestamp", "gds.similarity.cosine"}) {
        CAPTURE(name);
        auto const* const foreign = wafer::engine::find_foreign_function(name);
        REQUIRE(foreign != nullptr);
        CHECK(wafer::engine::find_function(name) == nullptr);
        CHECK((wafer::engine::find_function(foreign->here) != nullptr || wafer::engine::find_aggregate(foreign->here) != nullptr));
    }
    for (auto const* name : {"gds.pageRank.stream", "gds.wcc.stats", "gds.scc.stream", "gds.betweenness.stream", "gds.bfs.stream", "apoc.algo.dijkstra"}) {
        CAPTURE(name);
        REQUIRE(wafer::engine::find_foreign_procedure(name) != nullptr);
        CHECK(wafer::engine::find_procedure(wafer::engine::find_foreign_procedure(name)->here) != nullptr);
    }
    CHECK(wafer::engine::find_foreign_function("size") == nullptr);
}

TEST_CASE("an undefined variable is told from one that was left behind, and from text without quotes") {
    auto const message = [](std::string const& query) { return std::string(refusal_of(query).what()); };
    CHECK(message("MATCH (n) WITH n.name AS name RETURN n.name").starts_with("The variable `n` is not known here: WITH passes on only what it names"));
    CHECK(message("RETURN [x IN [1] | x] AS l, x").starts_with("The variable `x` is not known here"));
    CHECK(message("MATCH (n {name: NVIDIA}) RETURN n") == "The variable `NVIDIA` is not defined. Text stands in quotes: 'NVIDIA'.");
    CHECK(message("MATCH (n) WHERE n.name = 英伟达 RETURN n") == "The variable `英伟达` is not defined. Text stands in quotes: '英伟达'.");
    CHECK(message("RETURN m.name") == "The variable `m` is not defined.");
    CHECK(refusal_of("MATCH (node) RETURN nod").suggestions() == std::vector<std::string>{"node"});
}
